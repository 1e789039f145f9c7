"""Czech; a date has its months in the genitive, and a greeting no name, which would have to be declined."""

from pressctl.render.words import Locale, Words

CZECH = Locale(
    words=Words(
        code="cs",
        release="Tisková zpráva",
        statement="Prohlášení",
        advisory="Pozvánka pro média",
        immediate="K okamžitému zveřejnění",
        embargo="Embargo do {moment}",
        contact="Kontakt pro média",
        about="O nás",
        notes="Poznámky pro redakce",
        media="Fotografie a dokumenty",
        kit="Stáhnout vše",
        credit="Foto: {credit}",
        online="Zobrazit na webu",
        correction="OPRAVA",
        kill="ZRUŠENO",
        kill_text=(
            "{newsroom} tento text stahuje. Prosíme, nezveřejňujte jej, a pokud již zveřejněn byl, odstraňte jej."
        ),
        kill_reason="Důvod: {reason}",
        killed="Stažený text",
        draft="NÁVRH",
        test="Toto je zkouška: prosíme, nezveřejňujte.",
        greeting="Dobrý den,",
        greeting_named="Dobrý den,",
        legal=(
            "{newsroom} vám posílá tuto zprávu, protože jste na seznamu kontaktů pro média. "
            "Nechcete-li dostávat další, stačí na ni odpovědět a napsat nám to."
        ),
        unsubscribe="Odhlásit odběr",
        dateline="{place}, {date}",
        updated="Aktualizováno {moment}",
        languages="Další jazyky",
        corrections="Provedené opravy",
        earlier="Předchozí opravy",
        everything="Všechny tiskové zprávy",
        subscribe="Odebírat",
        newer="Novější",
        older="Starší",
        nothing="Zatím žádné tiskové zprávy.",
        skip="Přejít k obsahu",
    ),
    months="ledna února března dubna května června července srpna září října listopadu prosince",
    date="{day}.\u00a0{month} {year}",
    time="{hour}:{minute:02}\u00a0hod.",
    moment="{date}, {time} ({zone})",
    quotes=("„", "“"),
)
LOCALES = {"cs": CZECH}
