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
    press="avviso ai media|dichiarazione(?: congiunta)?(?= ?:?$)|note stampa|comunicat[oi](?: stampa)?(?: congiunto)?|nota stampa|invito stampa|cartella stampa"
    "|comunicat[oi](?: stampa)? (?:congiunt[oi]|ufficial[ei]|istituzional[ei])|(?:informazione|informativa|nota) (?:alla |"
    "per la )?stampa|avviso (?:alla |per la )?stampa|conferenza stampa(?= ?:?$)|nota (?:congiunta|ufficiale)|"
    "news ?release",
    immediate="(?:per (?:la )?)?(?:pubblicazione|diffusione) immediata",
    embargo="sotto embargo|embargo fino|in embargo|embargo(?: ?:)|da non (?:diffondere|pubblicare) prima",
    contact="info(?:rmazioni)? e contatti|referente (?:per la )?stampa|contatt[oi] per (?:i giornalisti|giornalisti|i media)"
    "|informazioni di contatto|recapiti|riferimenti(?: per la)? stampa|contatt[oi](?: (?:per la )?stampa| (?:per i )?media| ufficio stampa)?|uffici[oa]? stampa|relazioni (?:con i media|esterne)"
    "|(?:per )?(?:ulteriori|maggiori|altre) informazioni(?:,? contattare)?|media relations|investor relations"
    "|(?:richieste|domande) (?:della |per la )?stampa|per (?:informazioni|interviste|contatti|approfondimenti)(?:,? (?:contattare|scrivere a))?"
    "|(?:per )?(?:maggiori|ulteriori) (?:informazioni|dettagli)(?:,? (?:visita(?:re)?|scrivere a|contattare|consultare))?"
    "|info e contatti|contattaci",
    about="cos['’]è|chi è|chi siamo|informazioni su(?:l|lla|ll')?\\b|a proposito di\\b|chi siamo|su\\b|il profilo di\\b|profilo di\\b"
    "|informazioni su(?:i|gli|lle)\\b|profilo (?:aziendale|societario)|note? su\\b",
    notes="not[ae] (?:per|ai|alle) (?:i |la |le )?(?:redazion[ei]|redattori|editori|giornalisti)",
    end="fine(?: (?:del )?comunicato(?: stampa)?)?",
    filed="(?:argomenti|temi)(?: correlati| collegati)?|pubblicato in|archiviato in|categori[ae]|parole chiave|tag",
    web="posta un commento|twitta|tweetta|invia(?: per e-?mail)?|senza categoria|(?:il )?comunicato(?: stampa)? (?:in|in formato|formato) pdf|versione pdf|condividi(?: su .{1,20})?|stampa|torna (?:indietro|su|alla lista)|vai al contenuto(?: principale)?|home ?page|notizie|comunicati"
    "|leggi (?:tutto|di più)|scarica(?: pdf| il comunicato)?|cerca|lascia un commento|articolo (?:precedente|successivo)"
    "|(?:accetta|rifiuta|accetto|gestisci|personalizza)(?: (?:tutti?|tutto))?(?: (?:i )?cookies?)?|"
    "cookie(?: policy)?|(?:informativa|politica)(?: sulla)? (?:privacy|cookies?)|privacy(?: policy)?|note legali|"
    "accessibilità|dichiarazione di accessibilità|mappa del sito|termini (?:e condizioni|d[’']uso)|newsletter|"
    "iscriviti.{0,40}|accedi(?: .{1,30})?|registrati|contattaci|salta (?:al|alla) .{1,30}|vai (?:al|alla|"
    "a) .{1,30}|menu(?: principale)?|navigazione(?: .{1,20})?|chiudi|ricerca|condivi(?:di|sione|dere)(?: (?:su|"
    "via|questo) .{1,20})?|invia (?:per|via|a) .{1,20}|copia (?:il )?link|ascolta|(?:versione )?stampabile|"
    "stampa questa pagina|(?:articolo |notizia |pagina |post |comunicato )?(?:precedente|"
    "successiv[oa])(?: ?: ?.{1,100})?|torna .{1,40}|indietro|vedi (?:tutt[ie]|anche|altro).{0,40}|tutt[ei] (?:le|"
    "gli|i) (?:notizie|news|comunicati|articoli).{0,30}|(?:\\d+|nessun) comment[oi]|comment[oi]|commenta|rispondi|"
    "scarica(?: .{1,40})?|allegati|tutti i diritti (?:sono )?riservati|seguici(?: su .{1,40})?|social|novità|"
    "avvisi|eventi|sala stampa|area stampa|comunicati stampa|galleria|foto|video|tempo di lettura.{0,20}|"
    "javascript.{1,80}|argomenti|contenuto principale|condividi|vedi azioni"
    "|etichette|parole chiave|tag|commenti|(?:nessun|non ci sono|\\d+) comment[oi]|(?:lascia|scrivi|aggiungi|invia|inserisci) un commento"
    "|il tuo indirizzo email non sarà pubblicato.{0,80}|condividi(?: .{1,20})?|torna(?: (?:a|al|alla|alle|agli|indietro|su).{0,30})?"
    "|indietro|tutte le (?:notizie|news)|tutti i comunicati|(?:visite|letture|visualizzazioni) ?:? ?\\d[\\d.,]*"
    "|allegat[oi]|documenti(?: allegati)?|file allegati|scarica.{0,40}|fonte|versione (?:stampabile|pdf)",
    related="articoli correlati|ultime notizie|potrebbe interessarti anche|notizie correlate"
    "|(?:articoli|notizie|contenuti|news|comunicati|pagine) (?:correlat[ie]|simili|collegat[ie]|recenti)|"
    "(?:ultim[ie]|altr[ie]|più) (?:notizie|news|comunicati(?: stampa)?|articoli)|leggi anche|vedi anche|"
    "potrebbe(?:ro)? (?:anche )?interessart[ei](?: anche)?|ti potrebbe interessare|correlati|più letti|"
    "in evidenza",
    said="(?:ha|hanno) (?:\\w{2,12}mente )?(?:dichiarato|detto|affermato|spiegato|commentato|sottolineato|aggiunto|concluso|ricordato|osservato"
    "|precisato|evidenziato|ribadito)|afferma|dichiara|spiega|sottolinea|aggiunge|commenta|conclude|ricorda|dice|osserva|precisa|evidenzia|svela",
    by="secondo|per",
    roles="amministrat|president|direttor|direttrice|sindac|assessor|ministr|segretari|responsabil|fondator|portavoce|rettor|ricercator"
    "|professor|consiglier|vicepresident|capo|senator|deputat|ceo\\b",
    house="progetto|comune|ministero|università|regione|provincia|fondazione|associazione|ufficio|agenzia|istituto|assessorato|città"
    "|presidenza|gruppo",
    invitation="invito (?:alla|a una) conferenza stampa",
    dated="pubblicat[oa](?: il| in data)?|aggiornat[oa](?: il| al)?|ultim[oa] (?:aggiornamento|modifica)|"
    "data(?: di)?(?: (?:pubblicazione|aggiornamento|emissione|inserimento))?|modificato(?: il)?|inserito(?: il)?|"
    "creato(?: il)?|postato(?: il)?",
    home="home(?: ?page)?|sei (?:qui|in)|ti trovi (?:qui|in)|pagina iniziale|inizio",
    notice="(?:utilizziamo|usiamo|questo sito(?: web)?|il nostro sito|il sito).{0,36} cookies?|(?:quest['’]opera|questo (?:articolo|testo|contenuto)).{0,45} licenza",
    closing="(?:cordiali|distinti|cari|i più cordiali) saluti|cordialmente|(?:un )?cordiale saluto|con (?:i migliori saluti|cordialità|stima)",
    being="è (?:una?|uno|il|la|l['’])\\w*",
    more="leggi (?:anche|di più|tutto)|per saperne di più|vedi anche",
    advertisement="pubblicità|annuncio pubblicitario|continua dopo la pubblicità",
    venue="luogo|or[ae]|orari[oi]?|dove|quando|sede",
    headline="titolo",
    subhead="sottotitolo",
    summary="sommario|riassunto",
    text="testo|corpo(?: del testo)?",
    further="immagini|illustrazioni|link(?: utili)?|collegamenti|fonti?|riferimenti|(?:maggiori|ulteriori) informazioni|per saperne di più|documenti|materiali(?: stampa)?|foto|note|approfondimenti",
    written="testo|autore|autrice|fonte|redazione|a cura di",
    giving="dona(?:zion\\w+)?(?!\\w)|sostieni|sostenete",
    founded="fondat[oa]|costituit[oa]|nat[oa] nel",
    passed_on="riceviamo e (?:volentieri )?(?:pubblichiamo|diffondiamo|rilanciamo)"
    "|(?:di seguito )?(?:pubblichiamo|riportiamo|diffondiamo|rilanciamo)(?: (?:integralmente|di seguito|volentieri|qui)){0,2} (?:il (?:testo|comunicato)|la (?:nota|lettera|dichiarazione)|un comunicato|una nota)"
    "|di seguito (?:il (?:testo|comunicato)|la (?:nota|lettera|dichiarazione))",
)
