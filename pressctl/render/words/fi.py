"""Finnish; a date has its months in the partitive."""

from pressctl.render.words import Locale, Words

FINNISH = Locale(
    words=Words(
        code="fi",
        release="Lehdistötiedote",
        statement="Lausunto",
        advisory="Mediakutsu",
        immediate="Julkaisuvapaa heti",
        embargo="Julkaisuvapaa {moment}",
        contact="Yhteystiedot medialle",
        about="Tietoa meistä",
        notes="Tietoa toimituksille",
        media="Kuvat ja asiakirjat",
        kit="Lataa kaikki",
        credit="Kuva: {credit}",
        online="Lue verkossa",
        correction="KORJAUS",
        kill="PERUUTETTU",
        kill_text=(
            "{newsroom} peruuttaa tämän tiedotteen. Pyydämme, ettei sitä julkaista ja että se "
            "poistetaan, jos se on jo julkaistu."
        ),
        kill_reason="Syy: {reason}",
        killed="Peruutettu teksti",
        draft="LUONNOS",
        test="Tämä on testi: ei julkaistavaksi.",
        greeting="Hei,",
        greeting_named="Hei {name},",
        legal=(
            "{newsroom} lähettää sinulle tämän viestin, koska olet sen medialistalla. Jos et halua "
            "enää viestejä, vastaa tähän ja pyydä poistoa listalta."
        ),
        unsubscribe="Peru tilaus",
        dateline="{place}, {date}",
        updated="Päivitetty {moment}",
        languages="Muut kielet",
        corrections="Tehdyt korjaukset",
        earlier="Aiemmat korjaukset",
        everything="Kaikki tiedotteet",
        subscribe="Tilaa",
        newer="Uudemmat",
        older="Vanhemmat",
        nothing="Ei vielä tiedotteita.",
        skip="Siirry sisältöön",
    ),
    months="tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    date="{day}.\u00a0{month} {year}",
    time="klo\u00a0{hour}.{minute:02}",
    byte="t",
    quotes=("”", "”"),
)
LOCALES = {"fi": FINNISH}
