"""Italian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="gennaio gen; febbraio feb; marzo mar; aprile apr; maggio mag; giugno giu; luglio lug; agosto ago; settembre sett set;"
    " ottobre ott; novembre nov; dicembre dic",
    weekdays="lunedì; martedì; mercoledì; giovedì; venerdì; sabato; domenica",
    today="oggi odierna",
    small="""il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel
        nella nei con su sul sulla per tra fra e ed o ma che chi cui come quando dove non più anche si ha hanno sono stato
        essere questo questa questi suo sua loro è ad agli nello nelle dall all dell nell sull l un gl""",
    press="note stampa|comunicat[oi](?: stampa)?(?: congiunto)?|nota stampa|invito stampa|cartella stampa",
    immediate="(?:per (?:la )?)?(?:pubblicazione|diffusione) immediata",
    embargo="sotto embargo|embargo fino|in embargo|embargo(?: ?:)|da non (?:diffondere|pubblicare) prima",
    contact="contatt[oi](?: (?:per la )?stampa| (?:per i )?media| ufficio stampa)?|uffici[oa]? stampa|relazioni (?:con i media|esterne)"
    "|(?:per )?(?:ulteriori|maggiori|altre) informazioni(?:,? contattare)?|media relations|investor relations",
    about="informazioni su(?:l|lla|ll')?\\b|a proposito di\\b|chi siamo|su\\b|il profilo di\\b|profilo di\\b",
    notes="not[ae] (?:per|ai|alle) (?:i |la |le )?(?:redazion[ei]|redattori|editori|giornalisti)",
    end="fine(?: (?:del )?comunicato(?: stampa)?)?",
    filed="pubblicato in|archiviato in|categori[ae]|parole chiave|tag",
    web="condividi(?: su .{1,20})?|stampa|torna (?:indietro|su|alla lista)|vai al contenuto(?: principale)?|home ?page|notizie|comunicati"
    "|leggi (?:tutto|di più)|scarica(?: pdf| il comunicato)?|cerca|lascia un commento|articolo (?:precedente|successivo)",
    related="articoli correlati|ultime notizie|potrebbe interessarti anche|notizie correlate",
    said="(?:ha|hanno) (?:\\w{2,12}mente )?(?:dichiarato|detto|affermato|spiegato|commentato|sottolineato|aggiunto|concluso|ricordato|osservato"
    "|precisato|evidenziato|ribadito)|afferma|dichiara|spiega|sottolinea|aggiunge|commenta|conclude|ricorda|dice|osserva|precisa|evidenzia|svela",
    by="secondo|per",
    roles="amministrat|president|direttor|direttrice|sindac|assessor|ministr|segretari|responsabil|fondator|portavoce|rettor|ricercator"
    "|professor|consiglier|vicepresident|capo|senator|deputat|ceo\\b",
    house="progetto|comune|ministero|università|regione|provincia|fondazione|associazione|ufficio|agenzia|istituto|assessorato|città"
    "|presidenza|gruppo",
    invitation="invito (?:alla|a una) conferenza stampa",
)
