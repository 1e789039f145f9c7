"""Swedish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januari jan; februari feb; mars; april apr; maj; juni jun; juli jul; augusti aug; september sept sep; oktober okt;"
    " november nov; december dec",
    weekdays="måndag; tisdag; onsdag; torsdag; fredag; lördag; söndag",
    today="idag dag",
    small="""och att det som en på är av för med den till i inte ett om har de var han hon vi från så kan men nu också vid än
        där när ska efter sig mot eller alla vara hade under in ut över sin sina denna detta man blir genom mellan""",
    press="uttalande(?= ?:?$)|pressmeddelande|pressinformation|pressinbjudan|nyhet(?= ?:)"
    "|press(?:release|meddelande|info|notis|information|inbjudan|träff)|gemensamt pressmeddelande|nyhetsmeddelande|"
    "medieinformation",
    immediate="för omedelbar publicering|fritt för publicering",
    embargo="embargo till|embargo(?: ?:)|under embargo",
    contact="frågor besvaras av|kontakter(?= ?:?$)|pressansvarig|kontakt för (?:journalister|press|media)"
    "|avsändare|kontakt(?:information|uppgifter)|presskontakte?r?|(?:för )?(?:mer|ytterligare) information(?:,? (?:vänligen )?kontakta)?|kontakt(?:personer|uppgifter)?|pressjour"
    "|kontakta"
    "|press(?:förfrågningar|kontakt|tjänst)|mediekontakt(?:er)?|(?:frågor|förfrågningar) från (?:media|pressen)"
    "|kontakta oss|kontaktinfo|för (?:frågor|intervjuer)(?:,? (?:vänligen )?kontakta)?",
    about="om (?:oss|initiativet|projektet|kampanjen|föreningen|organisationen|bolaget|företaget|nätverket|programmet|stiftelsen)(?= ?:?$)|om\\b|kort om\\b|fakta om\\b|(?:mer|information|lite) om\\b|om oss",
    notes="(?:anmärkning(?:ar)?|not(?:er|is)?) (?:till|för) redaktör(?:er|en)?|(?:noteringar|information) till redaktion(?:en|er)?",
    end="slut",
    filed="ämnen|regioner|publicerad i|kategorier?|etiketter|nyckelord|taggar",
    web="dokument och länkar|"
    "skicka en kommentar|tweeta|twittra|mest (?:populära|lästa|delade)|okategoriserade?|abonnera på våra pressmeddelanden.{0,120}|följ [^.]{2,60}|nyckelord|följ .{1,80} pressmeddelanden|prenumerera.{0,60}|dela(?: på .{1,20})?|skriv ut|tillbaka|hoppa till innehåll(?:et)?|nyheter|läs mer|sök"
    "|(?:acceptera|godkänn|neka|avvisa|tillåt)(?: alla)?(?: cookies| kakor)?|cookies|kakor|om (?:cookies|kakor|"
    "webbplatsen)|inställningar|integritetspolicy|personuppgifter|tillgänglighet(?:sredogörelse)?|webbkarta|"
    "villkor|nyhetsbrev|prenumerera(?: .{1,40})?|logga in|gå (?:till|direkt till) .{1,30}|hoppa (?:till|"
    "över) .{1,30}|meny|navigering|stäng|sökning|dela(?: (?:på|via|sidan|artikeln|nyheten) ?.{0,20})?|"
    "kopiera länk|lyssna|(?:föregående|nästa)(?: (?:inlägg|artikel|nyhet|sida))?(?: ?: ?.{1,100})?|"
    "tillbaka (?:till )?.{1,40}|till toppen|visa (?:alla|fler|mer).{0,40}|alla (?:nyheter|"
    "pressmeddelanden).{0,20}|fler nyheter|(?:\\d+|inga) kommentar(?:er)?|kommentarer|kommentera|"
    "lämna (?:en kommentar|ett svar)|ladda ner(?: .{1,40})?|följ oss(?: på .{1,40})?|press(?:rum|meddelanden)?|"
    "aktuellt|lästid.{0,20}|skriv ut(?: sidan)?|javascript.{1,80}|kontakta oss|ämnen"
    "|taggar|nyckelord|etiketter|ämnesord|kommentarer|(?:inga|\\d+) kommentar(?:er)?|(?:lämna|skriv|lägg till) en kommentar"
    "|din e-postadress kommer inte publiceras.{0,80}|dela(?: .{1,25})?|skriv ut(?: sidan)?|tillbaka(?: till .{1,30})?"
    "|alla (?:nyheter|pressmeddelanden|artiklar)|visa alla.{0,30}|visningar ?:? ?\\d[\\d.,]*|bilagor|bilaga|bifogade filer"
    "|bifogat|ladda (?:ner|ned|hem).{0,30}|källa|original(?:pressmeddelande)?|utskriftsversion|personuppgifter",
    related="(?:senaste|fler|övriga) pressmeddelande(?:na|n)? från .{1,80}|relaterade (?:artiklar|nyheter)|läs också|senaste nytt"
    "|relaterat(?: innehåll)?|relaterade? (?:artiklar|nyheter|länkar|sidor)|(?:fler|senaste|andra|mer) (?:nyheter|"
    "pressmeddelanden|artiklar)|läs (?:också|även|mer om)|liknande (?:artiklar|nyheter)|mest lästa",
    said="säger|sade|menar|konstaterar|berättar|förklarar|kommenterar|tillägger|betonar",
    by="enligt",
    roles="vd\\b|ordförande|minister|generaldirektör|direktör|chef|presschef|kommunalråd|professor|forskare|grundare|ansvarig|borgmästare",
    house="(?:[\\w'-]{2,24} ){1,2}(?:kommun|universitet|högskola|landsting|länsstyrelse|församling)|\\w+projektet|kommun|departementet|\\w+departementet|universitetet|myndigheten|stiftelsen|region|länsstyrelsen",
    invitation="inbjudan till (?:press|medie)\\w+",
    dated="publicera(?:d|t|des)(?: den)?|uppdatera(?:d|t|des)(?: den)?|senast (?:uppdaterad|ändrad|granskad)|datum|"
    "publiceringsdatum|skapad|ändrad",
    home="hem|start(?:sida)?|du är här|startsidan",
    notice="(?:vi använder|(?:denna|den här|vår) (?:webbplats|webbsida|sida|sajt|hemsida)n? använder).{0,36} (?:cookies|kakor)"
    "|genom att (?:fortsätta|använda).{1,60}(?:cookies|kakor)",
    closing="(?:med )?vänlig(?:a)? hälsning(?:ar)?|(?:med )?bästa hälsningar|mvh\\.?|hälsningar",
    being="är (?:en|ett|den|det|\\w+s (?:ledande|största|äldsta))",
    more="läs (?:mer|också|även|vidare)|se även",
    advertisement="annons",
    venue="tid|plats|var|n[aä]r|lokal",
    headline="rubrik|titel",
    subhead="underrubrik",
    summary="ingress|sammanfattning",
    text="brödtext|text",
    further="illustrationer|pressbilder|länkar|läs mer|källor|källa|referenser|mer information|dokument|pressmaterial|bilder|fotnoter",
    written="text|författare|källa|redaktör",
    giving="skänk|stöd oss|ge en gåva",
    founded="grundad\\w*|bildad\\w*|grundades",
    passed_on="vi (?:publicerar|aterger)(?: (?:har|nedan)){0,2} (?:uttalandet|pressmeddelandet|brevet|hela (?:uttalandet|texten)|foljande (?:uttalande|pressmeddelande))"
    "|(?:uttalandet|pressmeddelandet|brevet) i sin helhet",
)
