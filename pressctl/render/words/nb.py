"""Norwegian, as written in most of the country (Bokmål); "no", the tag for all Norwegian, means it."""

from pressctl.render.words import Locale, Words

NORWEGIAN = Locale(
    words=Words(
        code="nb",
        release="Pressemelding",
        statement="Uttalelse",
        advisory="Presseinvitasjon",
        immediate="Til umiddelbar publisering",
        embargo="Sperrefrist til {moment}",
        contact="Pressekontakt",
        about="Om oss",
        notes="Til redaksjonen",
        media="Bilder og dokumenter",
        kit="Last ned alt",
        credit="Foto: {credit}",
        online="Les på nett",
        correction="RETTELSE",
        kill="TRUKKET TILBAKE",
        kill_text=(
            "{newsroom} trekker denne teksten tilbake. Vi ber om at den ikke publiseres, og at den "
            "fjernes dersom det allerede er gjort."
        ),
        kill_reason="Årsak: {reason}",
        killed="Tilbaketrukket tekst",
        draft="UTKAST",
        test="Dette er en test og skal ikke publiseres.",
        greeting="Hei,",
        greeting_named="Hei {name},",
        legal=(
            "{newsroom} sender deg denne meldingen fordi du står på presselisten vår. Vil du ikke ha "
            "flere, er det bare å svare og si fra."
        ),
        unsubscribe="Meld deg av",
        dateline="{place}, {date}",
        updated="Oppdatert {moment}",
        languages="Andre språk",
        corrections="Rettelser",
        earlier="Tidligere rettelser",
        everything="Alle pressemeldinger",
        subscribe="Abonner",
        newer="Nyere",
        older="Eldre",
        nothing="Ingen pressemeldinger ennå.",
        skip="Gå til innholdet",
    ),
    months="januar februar mars april mai juni juli august september oktober november desember",
    date="{day}.\u00a0{month} {year}",
    time="kl.\u00a0{hour:02}.{minute:02}",
    quotes=("«", "»"),
)
LOCALES = {"nb": NORWEGIAN}
