"""Dutch."""

from pressctl.render.words import Locale, Words

DUTCH = Locale(
    words=Words(
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
        kit="Alles downloaden",
        credit="Beeld: {credit}",
        online="Online bekijken",
        correction="CORRECTIE",
        kill="INGETROKKEN",
        kill_text="{newsroom} trekt deze tekst in. Gelieve hem niet te publiceren of, indien al gebeurd, te verwijderen.",
        kill_reason="Reden: {reason}",
        killed="Ingetrokken tekst",
        draft="CONCEPT",
        test="Dit is een test: gelieve hem niet te publiceren.",
        greeting="Goedendag,",
        greeting_named="Beste {name},",
        legal=(
            "{newsroom} stuurt u dit bericht omdat u op de perslijst staat. "
            "Wilt u er geen meer ontvangen, antwoord dan gewoon met die vraag."
        ),
        unsubscribe="Afmelden",
        dateline="{place}, {date}",
        updated="Bijgewerkt op {moment}",
        languages="Andere talen",
        corrections="Aangebrachte correcties",
        earlier="Eerdere correcties",
        everything="Alle berichten",
        subscribe="Abonneren",
        newer="Nieuwer",
        older="Ouder",
        nothing="Nog geen berichten.",
        skip="Naar de inhoud",
    ),
    months="januari februari maart april mei juni juli augustus september oktober november december",
    date="{day}\u00a0{month} {year}",
    time="om {hour:02}:{minute:02}\u00a0uur",
    quotes=("“", "”"),
)
LOCALES = {"nl": DUTCH}
