"""Norwegian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januar; februar; mars; april; mai; juni; juli; august; september; oktober; november; desember des",
    weekdays="mandag; tirsdag; onsdag; torsdag; fredag; lørdag; søndag",
    today="dag",
    small="""og i at det en den til er som på de med han av for ikke der var et har fra men ved kan så vi skal etter også nå
        over eller ble om seg mot være hun hadde ut inn hvor når sin denne dette blir mellom jeg nye""",
    press="uttalelse(?= ?:?$)|invitasjon til pressen|pressemelding|presseinvitasjon|felles pressemelding|presse(?:melding|informasjon|nytt)|nyhetsmelding",
    notes="merknad(?:er)? (?:til|for) (?:redaktør(?:er|en)?|redaksjon(?:en|er)?)|notat til redaksjonen",
    embargo="embargo til",
    immediate="for umiddelbar (?:publisering|offentliggjøring)|til (?:umiddelbar|fri) publisering",
    contact="flere opplysninger|kontakter(?= ?:?$)|presseansvarlig|(?:presse)?kontakt for (?:journalister|presse|medier)"
    "|kontakt(?:informasjon|opplysninger)|pressekontakte?r?|(?:for )?(?:mer|ytterligere) informasjon(?:,? kontakt)?|kontakt(?:person|personer)?"
    "|presse(?:henvendelser|kontakt)|mediekontakt(?:er)?|(?:henvendelser|spørsmål) fra (?:pressen|media)"
    "|kontakt oss|kontaktinfo|for (?:spørsmål|intervju)(?:,? kontakt)?|for pressen",
    about="om (?:oss|initiativet|prosjektet|kampanjen|foreningen|organisasjonen|selskapet|bedriften|nettverket|programmet|stiftelsen)(?= ?:?$)|om\\b|(?:kort|fakta|litt|informasjon) om\\b",
    end="slutt",
    filed="emner|regioner|kategorier?|publisert under",
    web="dokumenter og lenker|"
    "legg inn en kommentar|tvitre|mest leste?|mest populære|nøkkelord|følg pressemeldinger fra .{1,100}|registrer deg med .{1,80}|del(?: på .{1,20})?|skriv ut|tilbake|nyheter|les mer|søk"
    "|(?:godta|aksepter|avvis|tillat)(?: alle)?(?: (?:cookies|informasjonskapsler))?|cookies|informasjonskapsler|"
    "personvern(?:erklæring)?|tilgjengelighet(?:serklæring)?|nettstedskart|nyhetsbrev|abonner.{0,40}|"
    "meld deg på.{0,40}|logg inn|hopp til .{1,30}|gå til .{1,30}|meny|lukk|del (?:på|via|artikkelen|"
    "siden) ?.{0,20}|kopier lenke|lytt|(?:forrige|neste)(?: (?:innlegg|artikkel|sak|side))?(?: ?: ?.{1,100})?|"
    "tilbake til .{1,40}|til toppen|(?:se|vis) (?:alle|flere|mer|også).{0,40}|alle (?:nyheter|pressemeldinger)|"
    "(?:\\d+|ingen) kommentar(?:er)?|kommentarer|last ned(?: .{1,40})?|følg oss(?: på .{1,40})?|presse|aktuelt|"
    "pressemeldinger|kontakt oss|javascript.{1,80}"
    "|tagger|stikkord|emneord|nøkkelord|kommentarer|(?:ingen|\\d+) kommentar(?:er)?|(?:legg igjen|skriv|legg til) en kommentar"
    "|del(?: (?:på|via|denne|saken|artikkelen|siden|nyheten).{0,20})?|skriv ut(?: siden)?|tilbake(?: til .{1,30})?"
    "|alle (?:nyheter|saker|pressemeldinger)|se alle.{0,30}|visninger ?:? ?\\d[\\d.,]*|vedlegg|last ned.{0,30}"
    "|kilde|original(?: pressemelding)?|personvern(?:erklæring)?",
    related="(?:siste|flere|andre) pressemeldinger fra .{1,80}|relaterte (?:artikler|saker)|les også"
    "|relatert(?: innhold)?|(?:flere|siste|andre|mer) (?:nyheter|nytt|pressemeldinger|artikler|saker)|se også|"
    "mest lest",
    said="sier|uttaler|forklarer|legger til|forteller",
    by="ifølge",
    roles="direktør|leder|statsråd|ordfører|kommunikasjonssjef|sjef",
    house="(?:[\\w'-]{2,24} ){1,2}(?:kommune|universitet|fylkeskommune|høgskole|politidistrikt)|kommune|departementet|\\w+departementet|universitetet|direktoratet|stiftelsen|fylkeskommune",
    invitation="invitasjon til (?:presse|medie)\\w+",
    dated="publisert(?: den)?|lagt ut|(?:sist )?oppdatert(?: den)?|(?:sist )?endret(?: den)?|dato|publiseringsdato",
    home="hjem|forside(?:n)?|du er her|startside",
    notice="(?:vi (?:bruker|benytter)|(?:dette|denne|våre?) (?:nettstedet|nettsiden|siden|nettsted|nettside|nettsider|vevsiden) (?:bruker|benytter)).{0,36} (?:cookies|informasjonskapsler)"
    "|ved å (?:bruke|fortsette).{1,60}(?:cookies|informasjonskapsler)",
    closing="(?:med )?(?:vennlig|beste|hjertelig|varm) hilsen|vennlige? hilsen|mvh\\.?|hilsen|på vegne av.{0,40}",
    being="er (?:en|et|ei|den|det|\\w+s (?:ledende|største|eldste))",
    more="les (?:mer|også|videre)|se også",
    advertisement="annonse|reklame",
    venue="tid|sted|hvor|n[aå]r|tidspunkt",
    headline="overskrift|tittel",
    subhead="underoverskrift|undertittel",
    summary="ingress|sammendrag",
    text="brødtekst|tekst",
    further="illustrasjoner|pressebilder|lenker|kilder?|referanser|mer informasjon|dokumenter|pressemateriell|bilder|fotnoter|les mer",
    written="tekst|forfatter|kilde|redaksjon",
    giving="støtt oss|gi en gave|doner",
    founded="grunnlagt|stiftet",
    passed_on="vi (?:gjengir|publiserer)(?: (?:her|nedenfor)){0,2} (?:uttalelsen|pressemeldingen|brevet|hele (?:uttalelsen|teksten)|folgende (?:uttalelse|pressemelding))"
    "|(?:uttalelsen|pressemeldingen|brevet) i sin helhet",
)
