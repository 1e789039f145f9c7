"""Romanian."""

from pressctl.render.words import Locale, Words

ROMANIAN = Locale(
    words=Words(
        code="ro",
        release="Comunicat de presă",
        statement="Declarație",
        advisory="Invitație de presă",
        immediate="Pentru publicare imediată",
        embargo="Sub embargo până la {moment}",
        contact="Contact pentru presă",
        about="Despre noi",
        notes="Note pentru redacții",
        media="Imagini și documente",
        kit="Descarcă tot",
        credit="Sursa: {credit}",
        online="Citiți online",
        correction="RECTIFICARE",
        kill="ANULARE",
        kill_text=(
            "{newsroom} anulează acest text. Vă rugăm să nu îl publicați, iar dacă l-ați publicat "
            "deja, să îl retrageți."
        ),
        kill_reason="Motiv: {reason}",
        killed="Text anulat",
        draft="CIORNĂ",
        test="Acesta este un test: vă rugăm să nu îl publicați.",
        greeting="Bună ziua,",
        greeting_named="Bună ziua, {name},",
        legal=(
            "{newsroom} vă trimite acest mesaj deoarece vă aflați pe lista sa de presă. Pentru a nu "
            "mai primi altele, este suficient să răspundeți cerând acest lucru."
        ),
        unsubscribe="Dezabonare",
        dateline="{place}, {date}",
        updated="Actualizat la {moment}",
        languages="Alte limbi",
        corrections="Rectificări",
        earlier="Rectificări anterioare",
        everything="Toate comunicatele",
        subscribe="Abonare",
        newer="Mai noi",
        older="Mai vechi",
        nothing="Încă nu există comunicate.",
        skip="Salt la conținut",
    ),
    months="ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    date="{day}\u00a0{month} {year}",
    time="ora {hour}:{minute:02}",
    moment="{date}, {time} ({zone})",
    quotes=("„", "”"),
)
LOCALES = {"ro": ROMANIAN}
