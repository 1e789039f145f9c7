"""Romanian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="ianuarie; februarie; martie; aprilie; mai; iunie; iulie; august; septembrie; octombrie; noiembrie; decembrie",
    weekdays="luni; marți; miercuri; joi; vineri; sâmbătă; duminică",
    today="astăzi azi",
    small="""și în de la cu pe a din pentru care este nu se o un mai să că au fost al ale ai ce sau dar prin după până ca ar fi va
        sunt este lui unei unui către despre între sub fără cele cel cea acest această""",
    press="declarație(?= ?:?$)|precizări de presă|comunicat(?: de presă)?|informare de presă"
    "|comunicat(?: de presă)? comun|comunicat oficial|informa(?:re|ție) (?:de|pentru) presă|știre de presă|"
    "invitație (?:de|pentru) presă|declarație de presă|notă de presă",
    immediate="pentru (?:difuzare|publicare) imediată",
    notes="not[ăe] (?:pentru|către) (?:editori|redacți[ei]|jurnaliști)",
    embargo="sub embargo până|embargo până",
    contact="contact pentru (?:jurnaliști|presă|mass-media)"
    "|(?:date|informații|persoană) de contact|contact(?: (?:de |pentru )?presă| media)?|biroul de presă|(?:pentru )?(?:mai multe|informații suplimentare)(?: informații)?"
    "|informații despre contact|(?:datele|detalii) de contact|contacte? (?:pentru )?(?:media|presă|mass-media)"
    "|(?:relații|relația) cu (?:presa|mass-media|publicul)|pentru (?:informații|detalii|întrebări)(?: suplimentare)?(?:,? (?:vă rugăm să )?(?:contactați|scrieți la))?"
    "|biroul? (?:de )?comunicare|contactați-ne",
    about="despre\\b|(?:informații|mai multe|câteva cuvinte) despre(?! contact)\\b|cine suntem|profilul\\b",
    end="sfârșit",
    web="niciun comentariu:?|trimiteți un comentariu|trimite(?: prin e-?mail)?|(?:citi[tț]i|cite[sș]te) (?:tot|[iî]ntreg|mai mult).{0,30}|distribuie|tipărește|acasă|știri|înapoi|căutare|citește mai mult"
    "|(?:accept(?:ă|ați)?|refuz(?:ă|ați)?)(?: (?:toate )?cookie-?urile)?|cookie-?uri|"
    "politica (?:de confidențialitate|cookie.{0,10}|de cookies)|confidențialitate|protecția datelor|gdpr|"
    "accesibilitate|harta site-?ului|termeni și condiții|newsletter|abon(?:are|ează-te|ați-vă).{0,40}|"
    "autentificare|(?:sari|salt|treci) la .{1,30}|meniu(?: principal)?|închide|caută|distribuie .{1,20}|"
    "partajează.{0,20}|imprimă|printează|(?:articolul )?(?:anterior|următor|precedent)(?:ul)?(?: ?: ?.{1,100})?|"
    "înapoi la .{1,40}|sus|vezi (?:toate|mai mult|și).{0,40}|toate (?:știrile|noutățile|comunicatele).{0,20}|"
    "mai mult(?:e)?|(?:\\d+|niciun|fără) comentari[iu]l?e?|comentarii|lasă un comentariu|descarcă(?: .{1,40})?|"
    "toate drepturile rezervate|urmăriți-ne.{0,40}|noutăți|presă|comunicate(?: de presă)?|galerie|"
    "javascript.{1,80}"
    "|etichete|cuvinte(?:-| )cheie|taguri|comentarii|(?:niciun|fără|nu există|\\d+) comentari[iu].{0,10}|(?:lasă|lăsați|adaugă|scrie) un (?:comentariu|răspuns)"
    "|adresa ta de email nu va fi publicată.{0,80}|distribuie(?: .{1,20})?|distribuiți.{0,20}|partajează.{0,20}"
    "|tipărește|printează|imprimă|înapoi(?: la .{1,30})?|toate știrile|(?:vizualizări|afișări|accesări) ?:? ?\\d[\\d.,]*|\\d[\\d.,]* (?:de )?(?:vizualizări|afișări|accesări)"
    "|(?:fișiere|documente) (?:atașate|anexate)|atașamente|anexe?|descarcă.{0,30}|descărcați.{0,30}|sursa",
    related="articole similare|știri similare"
    "|(?:articole|știri|noutăți) (?:similare|conexe|recente|asemănătoare)|(?:ultimele|alte) (?:știri|noutăți|"
    "articole|comunicate)|citește și|citiți și|vezi și|te-ar putea interesa",
    said="a (?:declarat|spus|afirmat|precizat|adăugat|subliniat|explicat)|declară|spune",
    by="potrivit",
    roles="director|președint|primar|ministr|purtăto",
    house="ministerul|primăria|universitatea|guvernul|consiliul|fundația|asociația|agenția|institutul|biroul",
    dated="publicat(?: (?:la|pe|în))?|postat(?: (?:la|pe|în))?|actualizat(?: (?:la|pe|în))?|ultima (?:actualizare|"
    "modificare)|data(?: public(?:ării|ărei))?|data publicării|adăugat",
    home="acasă|prima pagină|pagina principală|sunteți aici|ești aici|home",
    notice="(?:acest (?:site|website)|site-ul nostru|folosim|utilizăm|noi).{0,36} cookie",
    closing="cu (?:stimă|respect|considerație|prietenie|deosebită considerație)|cele mai bune gânduri|salutări",
    being="este (?:un|o|una|cel|cea)",
    advertisement="reclamă|publicitate",
    more="citește (?:și|mai mult)|vezi și",
    venue="locul?|unde|când|ora|locați[ea]",
    headline="titlu",
    subhead="subtitlu",
    summary="rezumat|sapou",
    text="text|conținut|corp(?:ul textului)?",
    further="imagini|ilustrații|linkuri|legături|surse|referințe|mai multe informații|documente|fotografii|materiale",
    written="text|autor|sursa|redacția",
    giving="donează|donați|susține-ne",
    founded="fondat\\w*|înființat\\w*",
    passed_on="am primit si (?:publicam|redam)"
    "|(?:publicam|redam)(?: (?:mai jos|integral)){0,2} (?:comunicatul|textul|scrisoarea|declaratia)"
    "|(?:comunicatul|textul) integral",
)
