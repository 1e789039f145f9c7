"""Polish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="stycznia styczeń; lutego luty; marca marzec; kwietnia kwiecień; maja maj; czerwca czerwiec; lipca lipiec;"
    " sierpnia sierpień; września wrzesień; października październik; listopada listopad; grudnia grudzień",
    weekdays="poniedziałek; wtorek; środa; czwartek; piątek; sobota; niedziela",
    today="dziś dzisiaj",
    small="""i w na z do nie się jest to że o od za po dla oraz jak przez przy ich jego jej ale tak czy lub a ze które który która
        są był była było być także już tylko przed pod nad między roku będzie tym tej ten ta te""",
    press="notka prasowa|informacja(?= ?:?$)|informacj[aei] prasow[aye]|komunikat(?: prasowy)?|notatka prasowa|zaproszenie prasowe"
    "|(?:wspólny )?komunikat (?:prasowy|dla mediów)|(?:notatka|nota|informacja|wiadomość|depesza) (?:prasowa|"
    "dla (?:mediów|prasy))|informacje dla (?:mediów|prasy)|materiał prasowy|oświadczenie(?: prasowe)?(?= ?:?$)|zaproszenie dla (?:mediów|prasy)",
    immediate="do natychmiastowe(?:j publikacji|go (?:ogłoszenia|rozpowszechniania|wykorzystania))",
    embargo="embargo do|embargo(?: ?:)",
    contact="kontakt do mediów|kontakt(?:y)? dla (?:dziennikarzy|prasy)"
    "|(?:dane|informacje) kontaktowe|kontakt dla mediów|kontakt(?: (?:dla|z) (?:mediów|mediami|prasy|prasą)| prasowy)?|biuro prasowe|dla mediów"
    "|(?:więcej|dodatkow(?:e|ych)) informacj[ie](?: udziela)?|rzecznik prasowy"
    "|kontakt(?:y)? (?:prasow[ey]|z prasą|medialny)|(?:zapytania|pytania) (?:prasowe|mediów|od mediów)|osoba (?:do kontaktu|kontaktowa)"
    "|dział (?:prasowy|pr|komunikacji)|dodatkowych informacji udziela(?:ją)?|skontaktuj się z nami"
    "|szczegółowe informacje|napisz do nas",
    about="o (?:inicjatywie|projekcie|kampanii|stowarzyszeniu|organizacji|wydarzeniu|programie|instytucji|akcji|koalicji|sieci|platformie)(?= ?:?$)|o (?:firmie|spółce|fundacji|nas)\\b|o\\b|informacje o\\b"
    "|(?:kilka słów|więcej|informacja) o\\b|kim jesteśmy|nota o\\b",
    notes="(?:uwagi|informacja) dla redak(?:cji|torów)",
    end="koniec",
    filed="(?:powiązane )?tematy|opublikowano w|kategori[ae]|słowa kluczowe|tagi",
    web="prześlij komentarz|tweetnij|tweetuj|wyślij(?: e-?mailem)?|bez kategorii|strona (?:znajduje się )?w archiwum.?|udostępnij|drukuj|powrót|aktualności|czytaj (?:więcej|dalej)|szukaj|przejdź do treści"
    "|(?:akceptuj(?:ę)?|odrzuć|zezwól)(?: wszystkie)?(?: cookies| pliki cookie)?|(?:pliki )?cookies?|"
    "polityka (?:prywatności|cookies)|prywatność|rodo|ochrona danych(?: osobowych)?|deklaracja dostępności|"
    "dostępność|mapa (?:strony|serwisu)|regulamin|newsletter|zapisz się.{0,40}|zaloguj(?: się)?|"
    "przejdź do .{1,30}|menu(?: główne)?|nawigacja|zamknij|wyszukaj|wyszukiwarka|udostępnij(?: (?:na|przez|"
    "w) .{1,20})?|podziel się.{0,30}|kopiuj link|posłuchaj|wydrukuj|wersja do druku|(?:poprzedni[ae]?|"
    "następn[yae])(?: (?:wpis|artykuł|strona|aktualność|wiadomość))?(?: ?: ?.{1,100})?|wróć(?: .{1,40})?|"
    "powrót (?:do|na) .{1,40}|do góry|na górę|zobacz (?:wszystkie|więcej).{0,40}|wszystkie (?:aktualności|"
    "wiadomości|komunikaty).{0,20}|więcej(?: informacji| aktualności)?|(?:\\d+|brak) komentarz[yea]?|komentarze|"
    "skomentuj|dodaj komentarz|pobierz(?: .{1,40})?|(?:do )?pobrani[ae]|wszelkie prawa zastrzeżone|"
    "wszystkie prawa zastrzeżone|(?:śledź|obserwuj) nas.{0,40}|wiadomości|newsy|media|centrum prasowe|"
    "komunikaty(?: prasowe)?|galeria|zdjęcia|czas czytania.{0,20}|javascript.{1,80}|skontaktuj się z nami"
    "|tagi|słowa kluczowe|komentarze|(?:brak|\\d+) komentarz[ye]?|(?:dodaj|zostaw|napisz|skomentuj) (?:komentarz|odpowiedź)"
    "|twój adres e-?mail nie zostanie opublikowany.{0,80}|udostępnij(?: .{1,20})?|podziel się(?: .{1,20})?|drukuj"
    "|wydrukuj|wersja do druku|wróć(?: do .{1,30})?|powrót(?: do .{1,30})?|wstecz|wszystkie (?:aktualności|wiadomości|informacje)"
    "|(?:liczba )?(?:wyświetleń|wyświetlenia|odsłon|odsłony) ?:? ?\\d[\\d.,]*|załącznik(?:i)?|pliki(?: do pobrania)?"
    "|do pobrania|pobierz.{0,30}|źródło|metryczka",
    related="powiązane (?:artykuły|wpisy)|zobacz (?:też|także)"
    "|(?:powiązane|podobne|najnowsze|ostatnie|pozostałe|inne) (?:artykuły|wpisy|wiadomości|aktualności|komunikaty|"
    "newsy|treści)|czytaj (?:także|też|również)|zobacz również|przeczytaj (?:także|też|również)|polecane|"
    "najczęściej czytane|warto przeczytać",
    said="powiedział[a]?|mówi|stwierdził[a]?|podkreśl(?:a|ił|iła)|doda(?:je|ł|ła)|wyjaśni(?:a|ł|ła)|zaznacz(?:a|ył|yła)|komentuje",
    by="według|zdaniem",
    roles="lider|organizator|prezes|dyrektor|prezydent|minister|rzecznik|burmistrz|wiceprezes|kierownik|profesor|członek|założyciel",
    house="projekt|ministerstwo|urząd|uniwersytet|fundacja|stowarzyszenie|miasto|gmina|instytut|kancelaria|agencja",
    invitation="zaproszenie na (?:konferencję prasową|briefing prasowy)",
    dated="opublikowan[oay](?: dnia)?|(?:ostatnia )?(?:aktualizacja|modyfikacja)|zaktualizowano|data (?:publikacji|"
    "dodania|utworzenia|wydania|modyfikacji)|data|dodano|utworzono|zmodyfikowano",
    home="strona główna|start|jesteś tutaj|tu jesteś|home",
    notice="artykuł pochodzi z (?:portalu|serwisu|gazety) .{2,40}|(?:ta strona|nasza strona|strona|serwis|nasz serwis|używamy|korzystamy|ten serwis).{0,36} (?:cookies?|ciasteczek|ciasteczka)"
    "|.{0,40}na licencji creative commons",
    closing="z (?:poważaniem|wyrazami szacunku|pozdrowieniami|szacunkiem|serdecznymi pozdrowieniami)|(?:serdecznie )?pozdrawiam(?:y)?"
    "|łączę wyrazy szacunku",
    being="jest|to (?:organizacja|fundacja|firma|spółka|stowarzyszenie|największ\\w+|wiodąc\\w+|jedn\\w+)",
    more="(?:czytaj|zobacz) (?:też|także|więcej|również)|więcej na ten temat",
    advertisement="reklama",
    venue="miejsce|gdzie|kiedy|godzina|termin",
    headline="tytuł|nagłówek",
    subhead="podtytuł",
    summary="lead|lid|streszczenie|zajawka",
    text="treść|tekst",
    further="ilustracje|grafiki|linki?|odnośniki|przydatne linki|źródł[ao]|przypisy|więcej informacji|dokumenty|materiały(?: prasowe| do pobrania)?|zdjęcia|do pobrania|bibliografia",
    written="tekst|autor(?:ka)?|źródło|redakcja|opracowanie",
    giving="wesprzyj|wpłać|darowizn\\w+",
    founded="założon\\w+|powstał\\w*|utworzon\\w+",
    passed_on="(?:otrzymalismy|dostalismy) i publikujemy"
    "|(?:publikujemy|zamieszczamy|przedrukowujemy)(?: (?:ponizej|w calosci|nadeslane|nadeslany)){0,2} (?:tresc|tekst|oswiadczenie|komunikat|list|stanowisko|apel)"
    "|ponizej (?:publikujemy|zamieszczamy|przedstawiamy) (?:tresc|tekst|pelna tresc|oswiadczenie|komunikat|list|stanowisko)"
    "|(?:tresc|pelna tresc) (?:oswiadczenia|komunikatu|listu)",
)
