"""Danish."""

from pressctl.render.words import Locale, Words

DANISH = Locale(
    words=Words(
        code="da",
        release="Pressemeddelelse",
        statement="Udtalelse",
        advisory="Presseinvitation",
        immediate="Til øjeblikkelig offentliggørelse",
        embargo="Klausuleret indtil {moment}",
        contact="Pressekontakt",
        about="Om os",
        notes="Til redaktionen",
        media="Billeder og dokumenter",
        kit="Hent alt",
        credit="Foto: {credit}",
        online="Læs på nettet",
        correction="RETTELSE",
        kill="TRUKKET TILBAGE",
        kill_text=(
            "{newsroom} trækker denne tekst tilbage. Vi beder jer om ikke at offentliggøre den og om "
            "at fjerne den, hvis det allerede er sket."
        ),
        kill_reason="Årsag: {reason}",
        killed="Tekst, der er trukket tilbage",
        draft="UDKAST",
        test="Dette er en test og skal ikke offentliggøres.",
        greeting="Hej,",
        greeting_named="Hej {name},",
        legal=(
            "{newsroom} sender dig denne besked, fordi du står på vores presseliste. Vil du ikke "
            "modtage flere, kan du blot svare og sige til."
        ),
        unsubscribe="Afmeld",
        dateline="{place}, {date}",
        updated="Opdateret {moment}",
        languages="Andre sprog",
        corrections="Rettelser",
        earlier="Tidligere rettelser",
        everything="Alle pressemeddelelser",
        subscribe="Abonner",
        newer="Nyere",
        older="Ældre",
        nothing="Ingen pressemeddelelser endnu.",
        skip="Gå til indholdet",
    ),
    months="januar februar marts april maj juni juli august september oktober november december",
    date="{day}.\u00a0{month} {year}",
    time="kl.\u00a0{hour:02}.{minute:02}",
    quotes=("”", "”"),
)
LOCALES = {"da": DANISH}
