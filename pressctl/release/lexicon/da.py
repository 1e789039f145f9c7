"""Danish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januar jan; februar feb; marts; april apr; maj; juni jun; juli jul; august aug; september sept sep; oktober okt;"
    " november nov; december dec",
    weekdays="mandag; tirsdag; onsdag; torsdag; fredag; lørdag; søndag",
    today="dag",
    small="""og i at det en den til er som på de med han af for ikke der var et har fra men ved kan så vi skal efter også nu
        over eller blev om sig mod være hun havde ud ind hvor når sin denne dette bliver mellem jeg nye""",
    press="pressemeddelelse|presseinvitation",
    immediate="til (?:øjeblikkelig|straks) offentliggørelse",
    embargo="embargo indtil|embargo til|embargo(?: ?:)|klausuleret til",
    contact="pressekontakte?r?|(?:for )?(?:yderligere|mere) (?:information|oplysninger)(?:,? kontakt)?|kontakt(?:person|personer|oplysninger)?",
    about="(?:information )?om\\b",
    notes="(?:note|noter|bemærkning) til redaktionen",
    end="slut",
    filed="udgivet i|kategorier?",
    web="nøgleord|billeder|følg pressemeddelelser fra .{1,100}|skriv dig op her.{0,80}|del(?: på .{1,20})?|udskriv|tilbage|gå til indhold|nyheder|læs mere|søg",
    related="relaterede (?:artikler|nyheder)|læs også",
    said="siger|sagde|udtaler|udtalte|forklarer|tilføjer|fortæller|understreger",
    by="ifølge",
    roles="direktør|formand|borgmester|minister|pressechef|chef|professor|forsker|stifter|adm\\.",
    house="\\w+projektet|kommune|ministeriet|\\w+ministeriet|universitet|region|styrelsen",
    invitation="invitation til (?:presse|medie)\\w+",
)
