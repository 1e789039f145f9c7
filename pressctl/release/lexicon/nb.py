"""Norwegian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januar; februar; mars; april; mai; juni; juli; august; september; oktober; november; desember des",
    weekdays="mandag; tirsdag; onsdag; torsdag; fredag; lørdag; søndag",
    today="dag",
    small="""og i at det en den til er som på de med han av for ikke der var et har fra men ved kan så vi skal etter også nå
        over eller ble om seg mot være hun hadde ut inn hvor når sin denne dette blir mellom jeg nye""",
    press="pressemelding|presseinvitasjon",
    embargo="embargo til",
    immediate="til (?:umiddelbar|fri) publisering",
    contact="pressekontakte?r?|(?:for )?(?:mer|ytterligere) informasjon(?:,? kontakt)?|kontakt(?:person|personer)?",
    about="om\\b",
    end="slutt",
    filed="publisert under",
    web="nøkkelord|følg pressemeldinger fra .{1,100}|registrer deg med .{1,80}|del(?: på .{1,20})?|skriv ut|tilbake|nyheter|les mer|søk",
    related="relaterte (?:artikler|saker)|les også",
    said="sier|uttaler|forklarer|legger til|forteller",
    by="ifølge",
    roles="direktør|leder|statsråd|ordfører|kommunikasjonssjef|sjef",
    house="kommune|departementet|\\w+departementet|universitetet|direktoratet|stiftelsen|fylkeskommune",
    invitation="invitasjon til (?:presse|medie)\\w+",
)
