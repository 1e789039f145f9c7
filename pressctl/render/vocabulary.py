"""What a press office says around a release, in seven languages.

French spaces are written as they must appear: U+00A0 before a colon and inside « ».
"""

from msgspec import Struct


class Words(Struct, frozen=True, kw_only=True):
    """The furniture of mails and pages. Words in braces are filled by name (`{newsroom}`, `{moment}`…)."""

    code: str
    release: str
    statement: str
    advisory: str
    immediate: str
    embargo: str
    contact: str
    about: str
    notes: str
    media: str
    credit: str
    online: str
    correction: str
    kill: str
    kill_text: str
    kill_reason: str
    test: str
    greeting: str
    greeting_named: str
    legal: str
    dateline: str
    updated: str
    languages: str
    corrections: str
    everything: str
    subscribe: str
    newer: str
    older: str
    page: str
    nothing: str
    skip: str


FRENCH = Words(
    code="fr",
    release="Communiqué de presse",
    statement="Déclaration",
    advisory="Avis aux médias",
    immediate="Pour diffusion immédiate",
    embargo="Sous embargo jusqu’au {moment}",
    contact="Contact presse",
    about="À propos",
    notes="Notes aux rédactions",
    media="Visuels et documents",
    credit="Crédit\u00a0: {credit}",
    online="Voir en ligne",
    correction="CORRECTION",
    kill="ANNULATION",
    kill_text="{newsroom} annule ce texte. Merci de ne pas le publier et, s’il l’a déjà été, de le retirer.",
    kill_reason="Motif\u00a0: {reason}",
    test="Ceci est un essai\u00a0: merci de ne pas le publier.",
    greeting="Bonjour,",
    greeting_named="Bonjour {name},",
    legal=(
        "{newsroom} vous adresse ce message parce que vous figurez dans sa liste de presse. "
        "Pour ne plus en recevoir, répondez-y simplement en le demandant."
    ),
    dateline="{place}, le {date}",
    updated="Mis à jour le {moment}",
    languages="Autres langues",
    corrections="Corrections apportées",
    everything="Tous les communiqués",
    subscribe="S’abonner",
    newer="Plus récents",
    older="Plus anciens",
    page="Page {page} sur {pages}",
    nothing="Aucun communiqué pour le moment.",
    skip="Aller au contenu",
)
ENGLISH = Words(
    code="en",
    release="Press release",
    statement="Statement",
    advisory="Media advisory",
    immediate="For immediate release",
    embargo="Embargoed until {moment}",
    contact="Press contact",
    about="About",
    notes="Notes to editors",
    media="Images and documents",
    credit="Credit: {credit}",
    online="View online",
    correction="CORRECTION",
    kill="WITHDRAWN",
    kill_text="{newsroom} withdraws this text. Please do not publish it and, if you already have, take it down.",
    kill_reason="Reason: {reason}",
    test="This is a test: please do not publish it.",
    greeting="Hello,",
    greeting_named="Hello {name},",
    legal=(
        "{newsroom} sends you this message because you are on its press list. "
        "To receive no more of them, simply reply and say so."
    ),
    dateline="{place}, {date}",
    updated="Updated {moment}",
    languages="Other languages",
    corrections="Corrections made",
    everything="All releases",
    subscribe="Subscribe",
    newer="Newer",
    older="Older",
    page="Page {page} of {pages}",
    nothing="No releases yet.",
    skip="Skip to content",
)
GERMAN = Words(
    code="de",
    release="Pressemitteilung",
    statement="Stellungnahme",
    advisory="Medienhinweis",
    immediate="Zur sofortigen Veröffentlichung",
    embargo="Sperrfrist bis {moment}",
    contact="Pressekontakt",
    about="Über uns",
    notes="Hinweise für Redaktionen",
    media="Bilder und Dokumente",
    credit="Bild: {credit}",
    online="Online ansehen",
    correction="KORREKTUR",
    kill="RÜCKRUF",
    kill_text="{newsroom} zieht diesen Text zurück. Bitte veröffentlichen Sie ihn nicht oder nehmen Sie ihn herunter.",
    kill_reason="Grund: {reason}",
    test="Dies ist ein Test: Bitte nicht veröffentlichen.",
    greeting="Guten Tag,",
    greeting_named="Guten Tag {name},",
    legal=(
        "{newsroom} sendet Ihnen diese Nachricht, weil Sie im Presseverteiler stehen. "
        "Um keine weiteren zu erhalten, antworten Sie einfach mit einem kurzen Hinweis."
    ),
    dateline="{place}, {date}",
    updated="Aktualisiert: {moment}",
    languages="Andere Sprachen",
    corrections="Vorgenommene Korrekturen",
    everything="Alle Mitteilungen",
    subscribe="Abonnieren",
    newer="Neuere",
    older="Ältere",
    page="Seite {page} von {pages}",
    nothing="Noch keine Mitteilungen.",
    skip="Zum Inhalt",
)
SPANISH = Words(
    code="es",
    release="Comunicado de prensa",
    statement="Declaración",
    advisory="Convocatoria de prensa",
    immediate="Para publicación inmediata",
    embargo="Embargado hasta el {moment}",
    contact="Contacto de prensa",
    about="Acerca de nosotros",
    notes="Notas para las redacciones",
    media="Imágenes y documentos",
    credit="Crédito: {credit}",
    online="Ver en línea",
    correction="CORRECCIÓN",
    kill="ANULACIÓN",
    kill_text="{newsroom} anula este texto. Les rogamos que no lo publiquen y que lo retiren si ya lo han hecho.",
    kill_reason="Motivo: {reason}",
    test="Esto es una prueba: les rogamos que no la publiquen.",
    greeting="Buenos días:",
    greeting_named="Buenos días, {name}:",
    legal=(
        "{newsroom} le envía este mensaje porque figura en su lista de prensa. "
        "Para no recibir más, responda sencillamente pidiéndolo."
    ),
    dateline="{place}, {date}",
    updated="Actualizado el {moment}",
    languages="Otros idiomas",
    corrections="Correcciones realizadas",
    everything="Todos los comunicados",
    subscribe="Suscribirse",
    newer="Más recientes",
    older="Anteriores",
    page="Página {page} de {pages}",
    nothing="Todavía no hay comunicados.",
    skip="Ir al contenido",
)
ITALIAN = Words(
    code="it",
    release="Comunicato stampa",
    statement="Dichiarazione",
    advisory="Invito alla stampa",
    immediate="Per diffusione immediata",
    embargo="Sotto embargo fino al giorno {moment}",
    contact="Contatto stampa",
    about="Chi siamo",
    notes="Note per le redazioni",
    media="Immagini e documenti",
    credit="Credito: {credit}",
    online="Leggi online",
    correction="RETTIFICA",
    kill="ANNULLAMENTO",
    kill_text="{newsroom} annulla questo testo. Si prega di non pubblicarlo e, se già pubblicato, di rimuoverlo.",
    kill_reason="Motivo: {reason}",
    test="Questa è una prova: si prega di non pubblicarla.",
    greeting="Buongiorno,",
    greeting_named="Buongiorno {name},",
    legal=(
        "{newsroom} invia questo messaggio perché il Suo indirizzo figura nella lista stampa. "
        "Per non riceverne altri, basta rispondere chiedendolo."
    ),
    dateline="{place}, {date}",
    updated="Aggiornato il giorno {moment}",
    languages="Altre lingue",
    corrections="Rettifiche apportate",
    everything="Tutti i comunicati",
    subscribe="Iscriversi",
    newer="Più recenti",
    older="Precedenti",
    page="Pagina {page} di {pages}",
    nothing="Ancora nessun comunicato.",
    skip="Vai al contenuto",
)
DUTCH = Words(
    code="nl",
    release="Persbericht",
    statement="Verklaring",
    advisory="Persuitnodiging",
    immediate="Voor onmiddellijke publicatie",
    embargo="Onder embargo tot {moment}",
    contact="Perscontact",
    about="Over ons",
    notes="Noot voor redacties",
    media="Beeld en documenten",
    credit="Beeld: {credit}",
    online="Online bekijken",
    correction="CORRECTIE",
    kill="INGETROKKEN",
    kill_text="{newsroom} trekt deze tekst in. Gelieve hem niet te publiceren of, indien al gebeurd, te verwijderen.",
    kill_reason="Reden: {reason}",
    test="Dit is een test: gelieve hem niet te publiceren.",
    greeting="Goedendag,",
    greeting_named="Beste {name},",
    legal=(
        "{newsroom} stuurt u dit bericht omdat u op de perslijst staat. "
        "Wilt u er geen meer ontvangen, antwoord dan gewoon met die vraag."
    ),
    dateline="{place}, {date}",
    updated="Bijgewerkt op {moment}",
    languages="Andere talen",
    corrections="Aangebrachte correcties",
    everything="Alle berichten",
    subscribe="Abonneren",
    newer="Nieuwer",
    older="Ouder",
    page="Pagina {page} van {pages}",
    nothing="Nog geen berichten.",
    skip="Naar de inhoud",
)
PORTUGUESE = Words(
    code="pt",
    release="Comunicado de imprensa",
    statement="Declaração",
    advisory="Convite à imprensa",
    immediate="Para divulgação imediata",
    embargo="Sob embargo até {moment}",
    contact="Contacto de imprensa",
    about="Sobre nós",
    notes="Notas às redações",
    media="Imagens e documentos",
    credit="Crédito: {credit}",
    online="Ver online",
    correction="CORREÇÃO",
    kill="ANULAÇÃO",
    kill_text="{newsroom} anula este texto. Pedimos que não o publiquem e que o retirem se já o fizeram.",
    kill_reason="Motivo: {reason}",
    test="Isto é um teste: pedimos que não o publiquem.",
    greeting="Bom dia,",
    greeting_named="Bom dia, {name},",
    legal=(
        "{newsroom} envia-lhe esta mensagem porque consta da sua lista de imprensa. "
        "Para não receber mais, basta responder a pedi-lo."
    ),
    dateline="{place}, {date}",
    updated="Atualizado em {moment}",
    languages="Outras línguas",
    corrections="Correções efetuadas",
    everything="Todos os comunicados",
    subscribe="Subscrever",
    newer="Mais recentes",
    older="Anteriores",
    page="Página {page} de {pages}",
    nothing="Ainda não há comunicados.",
    skip="Ir para o conteúdo",
)
VOCABULARY = {words.code: words for words in (FRENCH, ENGLISH, GERMAN, SPANISH, ITALIAN, DUTCH, PORTUGUESE)}
