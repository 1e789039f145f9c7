"""Danish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januar jan; februar feb; marts; april apr; maj; juni jun; juli jul; august aug; september sept sep; oktober okt;"
    " november nov; december dec",
    weekdays="mandag; tirsdag; onsdag; torsdag; fredag; lørdag; søndag",
    today="dag",
    small="""og i at det en den til er som på de med han af for ikke der var et har fra men ved kan så vi skal efter også nu
        over eller blev om sig mod være hun havde ud ind hvor når sin denne dette bliver mellem jeg nye""",
    press="udtalelse(?= ?:?$)|invitation til pressen|pressemeddelelse|presseinvitation"
    "|fælles pressemeddelelse|presse(?:meddelelse|information|nyt|nyhed)|nyhedsmeddelelse",
    immediate="til (?:øjeblikkelig|straks) offentliggørelse",
    embargo="embargo indtil|embargo til|embargo(?: ?:)|klausuleret til",
    contact="flere oplysninger(?: fås hos)?|kontakter(?= ?:?$)|presseansvarlig|kontakt for (?:journalister|presse|medier)"
    "|kontakt(?:oplysninger|information)|pressekontakte?r?|(?:for )?(?:yderligere|mere) (?:information|oplysninger)(?:,? kontakt)?|kontakt(?:person|personer|oplysninger)?"
    "|presse(?:henvendelser|kontakt)|(?:henvendelser|spørgsmål) fra pressen|for (?:spørgsmål|interviews?)(?:,? kontakt)?"
    "|kontakt os|kontaktinfo",
    about="om (?:os|initiativet|projektet|kampagnen|foreningen|organisationen|selskabet|virksomheden|netværket|programmet|fonden)(?= ?:?$)|(?:information )?om\\b|(?:kort|fakta|lidt|oplysninger) om\\b",
    notes="(?:note|noter|bemærkning(?:er)?) til redaktør(?:er|en)?|(?:note|noter|bemærkning) til redaktionen",
    end="slut",
    filed="emner|regioner|udgivet i|kategorier?",
    web="dokumenter og links|"
    "send en kommentar|mest læste|mest populære|nøgleord|billeder|følg pressemeddelelser fra .{1,100}|skriv dig op her.{0,80}|del(?: på .{1,20})?|udskriv|tilbage|gå til indhold|nyheder|læs mere|søg"
    "|(?:accepter|acceptér|afvis|tillad)(?: alle)?(?: cookies)?|cookies|privatlivspolitik|persondata|"
    "tilgængelighed(?:serklæring)?|sitemap|nyhedsbrev|tilmeld.{0,40}|abonnér.{0,40}|log ind|spring til .{1,30}|"
    "menu|luk|søgning|del (?:på|via|artiklen|siden|nyheden) ?.{0,20}|kopier link|lyt|(?:forrige|"
    "næste)(?: (?:indlæg|artikel|nyhed|side))?(?: ?: ?.{1,100})?|tilbage til .{1,40}|til toppen|(?:se|"
    "vis) (?:alle|flere|mere|også).{0,40}|alle (?:nyheder|pressemeddelelser)|(?:\\d+|ingen) kommentar(?:er)?|"
    "kommentarer|skriv en kommentar|download(?: .{1,40})?|følg os(?: på .{1,40})?|presse|aktuelt|"
    "pressemeddelelser|kontakt os|javascript.{1,80}"
    "|tags|emneord|nøgleord|kommentarer|(?:ingen|\\d+) kommentar(?:er)?|(?:skriv|efterlad|tilføj|giv) en kommentar"
    "|(?:log ind for at kommentere)|del(?: (?:på|via|denne|artiklen|siden|nyheden).{0,20})?|udskriv(?: siden)?"
    "|print|tilbage(?: til .{1,30})?|alle nyheder|se alle.{0,30}|visninger ?:? ?\\d[\\d.,]*|vist ?:? ?\\d[\\d.,]*.{0,6}"
    "|vedhæftede filer|vedhæftet|bilag|hent.{0,30}|kilde|original(?: pressemeddelelse)?",
    related="(?:seneste|flere|andre) pressemeddelelser fra .{1,80}|relaterede (?:artikler|nyheder)|læs også"
    "|relateret(?: indhold)?|(?:flere|seneste|andre|mere) (?:nyheder|nyt|pressemeddelelser|artikler)|se også|"
    "læs (?:også|mere om)|mest læste",
    said="siger|sagde|udtaler|udtalte|forklarer|tilføjer|fortæller|understreger",
    by="ifølge",
    roles="direktør|formand|borgmester|minister|pressechef|chef|professor|forsker|stifter|adm\\.",
    house="(?:[\\w'-]{2,24} ){1,2}(?:kommune|universitet|politi|fagforening)|\\w+projektet|kommune|ministeriet|\\w+ministeriet|universitet|region|styrelsen",
    invitation="invitation til (?:presse|medie)\\w+",
    dated="offentliggjort(?: den)?|udgivet(?: den)?|publiceret(?: den)?|(?:sidst )?opdateret(?: den)?|dato|"
    "udgivelsesdato|oprettet",
    home="forside|hjem|du er her",
    notice="\\*{0,2} ?ovenstående (?:presse)?meddelelse er (?:videre)?formidlet|(?:vi (?:bruger|anvender|benytter)|(?:dette|denne|vores) (?:websted|hjemmeside|website|side) (?:bruger|anvender|benytter)).{0,27} cookies",
    closing="(?:med )?venlig(?:e)? hilsen(?:er)?|(?:de )?bedste hilsner|mvh\\.?|på vegne af.{0,40}",
    being="er (?:en|et|den|det|\\w+s (?:førende|største|ældste))",
    more="læs (?:mere|også|videre)|se også",
    advertisement="annonce|reklame",
    venue="tid|sted|hvor|hvorn[aå]r|tidspunkt",
    headline="overskrift|titel|rubrik",
    subhead="underoverskrift|underrubrik",
    summary="resumé|manchet|indledning",
    text="brødtekst|tekst",
    further="illustrationer|pressefotos|links|kilder?|referencer|yderligere information|mere information|dokumenter|pressemateriale|billeder|fodnoter|læs mere",
    written="tekst|forfatter|kilde|redaktion",
    giving="støt os|giv et bidrag|doner",
    founded="grundlagt|stiftet",
    passed_on="vi (?:bringer|gengiver|offentliggor)(?: (?:her|nedenfor)){0,2} (?:udtalelsen|pressemeddelelsen|brevet|hele (?:udtalelsen|teksten)|folgende (?:udtalelse|pressemeddelelse))"
    "|(?:udtalelsen|pressemeddelelsen|brevet) i sin helhed",
)
