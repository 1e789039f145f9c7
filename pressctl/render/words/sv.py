"""Swedish."""

from pressctl.render.words import Locale, Words

SWEDISH = Locale(
    words=Words(
        code="sv",
        release="Pressmeddelande",
        statement="Uttalande",
        advisory="Pressinbjudan",
        immediate="För omedelbar publicering",
        embargo="Embargo till {moment}",
        contact="Presskontakt",
        about="Om oss",
        notes="Information till redaktionen",
        media="Bilder och dokument",
        kit="Ladda ner allt",
        credit="Foto: {credit}",
        online="Läs på webben",
        correction="RÄTTELSE",
        kill="ÅTERKALLAT",
        kill_text=(
            "{newsroom} återkallar denna text. Vi ber er att inte publicera den och att ta bort den om "
            "det redan har skett."
        ),
        kill_reason="Anledning: {reason}",
        killed="Återkallad text",
        draft="UTKAST",
        test="Detta är ett test och ska inte publiceras.",
        greeting="Hej!",
        greeting_named="Hej {name}!",
        legal=(
            "{newsroom} skickar det här meddelandet till dig eftersom du finns på vår presslista. Vill "
            "du inte få fler räcker det att svara och säga till."
        ),
        unsubscribe="Avregistrera dig",
        dateline="{place}, {date}",
        updated="Uppdaterat {moment}",
        languages="Andra språk",
        corrections="Rättelser",
        earlier="Tidigare rättelser",
        everything="Alla pressmeddelanden",
        subscribe="Prenumerera",
        newer="Nyare",
        older="Äldre",
        nothing="Inga pressmeddelanden än.",
        skip="Hoppa till innehållet",
    ),
    months="januari februari mars april maj juni juli augusti september oktober november december",
    date="{day}\u00a0{month} {year}",
    time="kl.\u00a0{hour:02}.{minute:02}",
    quotes=("”", "”"),
)
LOCALES = {"sv": SWEDISH}
