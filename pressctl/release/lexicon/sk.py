"""Slovak."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januára január; februára február; marca marec; apríla apríl; mája máj; júna jún; júla júl; augusta august;"
    " septembra september; októbra október; novembra november; decembra december",
    weekdays="pondelok; utorok; streda; štvrtok; piatok; sobota; nedeľa",
    today="dnes",
    press="tlačová správa|tlačové vyhlásenie|pozvánka pre médiá",
    embargo="embargo do",
    contact="kontakt(?:y)?(?: pre (?:médiá|novinárov))?|(?:pre )?(?:viac|ďalšie) informáci[ei](?: kontaktujte)?|tlačov[ýá] (?:odbor|hovor(?:ca|kyňa))",
    about="o (?:spoločnosti|nás)\\b",
    end="koniec",
    said="povedala?|uviedla?|uvádza|dodala?|vysvetlila?|zdôraznila?|hovorí",
    by="podľa",
    roles="riaditeľ|predsed|primátor|starost|minist|hovor|prezident",
    house="ministerstvo|mesto|univerzita|nadácia|úrad|združenie",
)
