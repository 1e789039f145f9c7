"""German; Switzerland has « » without spaces, and its ss is its authors' own."""

from msgspec.structs import replace

from pressctl.render.words import Locale, Typography, Words

PRINTED = Typography(
    nested=("‚", "‘"),
    single=("‚", "‘"),
    titles="Herr Herrn Frau Dr. Prof. Hr. Fr. St.",
    numbered="Nr. S. § §§ Art. Abs. Bd. Kap. Abb. CHF EUR USD Fr.",
    units="Mio. Mrd. Millionen Million Milliarden Milliarde Prozent Uhr",
    abbreviated=True,
    elided="s n ne nem nen ner",
)
GERMAN = Locale(
    words=Words(
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
        kit="Alles herunterladen",
        credit="Bild: {credit}",
        online="Online ansehen",
        correction="KORREKTUR",
        kill="RÜCKRUF",
        kill_text="{newsroom} zieht diesen Text zurück. Bitte veröffentlichen Sie ihn nicht oder nehmen Sie ihn herunter.",
        kill_reason="Grund: {reason}",
        killed="Zurückgezogener Text",
        draft="ENTWURF",
        test="Dies ist ein Test: Bitte nicht veröffentlichen.",
        greeting="Guten Tag,",
        greeting_named="Guten Tag {name},",
        legal=(
            "{newsroom} sendet Ihnen diese Nachricht, weil Sie im Presseverteiler stehen. "
            "Um keine weiteren zu erhalten, antworten Sie einfach mit einem kurzen Hinweis."
        ),
        unsubscribe="Abmelden",
        dateline="{place}, {date}",
        updated="Aktualisiert: {moment}",
        languages="Andere Sprachen",
        corrections="Vorgenommene Korrekturen",
        earlier="Frühere Korrekturen",
        everything="Alle Mitteilungen",
        subscribe="Abonnieren",
        newer="Neuere",
        older="Ältere",
        nothing="Noch keine Mitteilungen.",
        skip="Zum Inhalt",
    ),
    months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    date="{day}.\u00a0{month} {year}",
    time="um {hour:02}:{minute:02}\u00a0Uhr",
    quotes=("„", "“"),
    typography=PRINTED,
)
SWISS = replace(GERMAN, quotes=("«", "»"), typography=replace(PRINTED, nested=("‹", "›"), single=("‹", "›")))
LOCALES = {"de": GERMAN, "de-ch": SWISS, "de-li": SWISS}
