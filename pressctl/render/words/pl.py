"""Polish; a date has its months in the genitive, and a greeting no name, which would have to be declined."""

from pressctl.render.words import Locale, Words

POLISH = Locale(
    words=Words(
        code="pl",
        release="Informacja prasowa",
        statement="Oświadczenie",
        advisory="Zaproszenie dla mediów",
        immediate="Do natychmiastowej publikacji",
        embargo="Embargo do {moment}",
        contact="Kontakt dla mediów",
        about="O nas",
        notes="Informacje dla redakcji",
        media="Zdjęcia i dokumenty",
        kit="Pobierz wszystko",
        credit="Źródło: {credit}",
        online="Zobacz w internecie",
        correction="SPROSTOWANIE",
        kill="ANULOWANE",
        kill_text=(
            "{newsroom} wycofuje ten tekst. Prosimy o niepublikowanie go, a jeśli został już "
            "opublikowany – o usunięcie."
        ),
        kill_reason="Powód: {reason}",
        killed="Anulowany tekst",
        draft="WERSJA ROBOCZA",
        test="To jest test: prosimy nie publikować.",
        greeting="Dzień dobry,",
        greeting_named="Dzień dobry,",
        legal=(
            "{newsroom} wysyła tę wiadomość, ponieważ Państwa adres znajduje się na liście prasowej. "
            "Aby nie otrzymywać kolejnych, wystarczy o to poprosić w odpowiedzi."
        ),
        unsubscribe="Wypisz się",
        dateline="{place}, {date}",
        updated="Zaktualizowano {moment}",
        languages="Inne wersje językowe",
        corrections="Wprowadzone poprawki",
        earlier="Wcześniejsze poprawki",
        everything="Wszystkie informacje prasowe",
        subscribe="Subskrybuj",
        newer="Nowsze",
        older="Starsze",
        nothing="Nie ma jeszcze informacji prasowych.",
        skip="Przejdź do treści",
    ),
    months="stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    date="{day}\u00a0{month} {year}\u00a0r.",
    time="godz.\u00a0{hour}:{minute:02}",
    moment="{date}, {time} ({zone})",
    quotes=("„", "”"),
)
LOCALES = {"pl": POLISH}
