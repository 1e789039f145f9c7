"""Finnish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="tammikuuta tammikuu; helmikuuta helmikuu; maaliskuuta maaliskuu; huhtikuuta huhtikuu; toukokuuta toukokuu;"
    " kesäkuuta kesäkuu; heinäkuuta heinäkuu; elokuuta elokuu; syyskuuta syyskuu; lokakuuta lokakuu; marraskuuta marraskuu;"
    " joulukuuta joulukuu",
    weekdays="maanantai maanantaina; tiistai tiistaina; keskiviikko keskiviikkona; torstai torstaina; perjantai perjantaina;"
    " lauantai lauantaina; sunnuntai sunnuntaina",
    today="tänään",
    small="""ja on ei se että oli mutta myös kun tai ovat sekä niin kuin joka ole voi mukaan hän nyt jo vain jos mitä tämä ne olla
        ovat vuoden vuonna yli noin kanssa kautta""",
    press="pressitiedote|(?:lausunto|kannanotto)(?= ?:?$)|kutsu tiedotustilaisuuteen(?= ?:?$)|(?:lehdistö|media)?tiedote|lehdistökutsu"
    "|(?:lehdistö|media|uutis)?(?:tiedote|tiedotteet|kutsu)|yhteistiedote|yhteinen tiedote|medialle|"
    "tiedotusvälineille",
    immediate="julkaisuvapaa(?: heti)?|vapaa julkaistavaksi(?: heti)?",
    notes="(?:huomautu(?:s|ksia)|tiedoksi) (?:toimittajille|toimituksille)",
    embargo="(?:julkaistavissa|julkaisuvapaa|embargo(?= ?:))(?! heti)",
    contact="lehdistöyhteydet|lisätiedot|medialle lisätietoja|(?:lisätietoja|yhteystiedot) (?:toimittajille|medialle|tiedotusvälineille)"
    "|yhteystieto(?:ja|jen antaja)|lisätieto(?:ja|jen antajat)(?: (?:medialle|antaa|antavat))?|yhteystiedot|mediakontakti|lisätietoja medialle"
    "|(?:lehdistö|media|viestinnän|tiedotteen) ?yhteydenotot|haastattelu(?:pyynnöt|t)|(?:yhteydenotot|yhteyshenkilö(?:t)?)"
    "|lehdistökontakti|medialle|lisätietoja(?: antaa| antavat)?|ota yhteyttä",
    end="loppu",
    web="(?:dokumentit|asiakirjat) ja linkit|"
    "lähetä kommentti|twiittaa|kommentoi(?: .{1,40})?|ilmoita asiavirheestä|avainsanat|tilaa tiedotteet sähköpostiisi|jaa(?: .{1,20})?|tulosta|etusivu|uutiset|takaisin|haku|lue lisää"
    "|(?:hyväksy|hylkää|salli)(?: kaikki)?(?: evästeet)?|evästeet|evästeasetukset|tietosuoja(?:seloste)?|"
    "saavutettavuus(?:seloste)?|sivukartta|uutiskirje|tilaa .{1,40}|kirjaudu(?: sisään)?|siirry .{1,30}|"
    "hyppää .{1,30}|valikko|päävalikko|sulje|etsi|hae|jaa (?:sivu|artikkeli|some|face).{0,20}|kopioi linkki|"
    "kuuntele|(?:edellinen|seuraava)(?: (?:artikkeli|uutinen|sivu|tiedote))?(?: ?: ?.{1,100})?|takaisin .{1,40}|"
    "sivun alkuun|näytä (?:kaikki|lisää).{0,30}|katso (?:kaikki|myös).{0,40}|kaikki (?:uutiset|tiedotteet)|(?:\\d+|"
    "ei) kommentt(?:ia|eja)|kommentit|kommentoi|lataa(?: .{1,40})?|seuraa meitä.{0,40}|media|ajankohtaista|"
    "tiedotteet|ota yhteyttä|javascript.{1,80}"
    "|avainsanat|tunnisteet|asiasanat|kommentit|(?:ei|\\d+) kommentt(?:eja|ia)|(?:jätä|kirjoita|lisää) kommentti"
    "|palaa .{1,40}|vastaa|jaa(?: .{1,20})?|tulosta(?: sivu)?|takaisin(?: .{1,30})?|kaikki (?:uutiset|tiedotteet)|katselukertoja ?:? ?\\d[\\d.,]*"
    "|liitteet|liitetiedostot|tiedostot|lataa.{0,30}|lähde|alkuperäinen tiedote",
    related="(?:uusimmat|lisää) tiedotteita? (?:julkaisijalta )?.{1,80}|aiheeseen liittyv(?:ää|ät)|lue myös"
    "|aiheeseen liittyvät? (?:uutiset|artikkelit)|(?:lisää|muita|muut|uusimmat|viimeisimmät) (?:uutisia|uutiset|"
    "tiedotteita|tiedotteet|artikkelit)|katso myös|luetuimmat",
    said="sanoo|kertoo|toteaa|sanoi|kertoi|totesi|korostaa|painottaa|arvioi|muistuttaa|iloitsee|jatkaa",
    roles="kaupunginjohtaja|toiminnanjohtaja|tutkija|toimitusjohtaja|johtaja|ministeri|puheenjohtaja|professori",
    house="(?:[\\w'-]{2,24} ){1,2}(?:kaupunki|kunta|yliopisto|säätiö|liitto|virasto|seurakunta|hyvinvointialue)|kaupunki|yliopisto|ministeriö|\\w+ministeriö|säätiö|liitto|virasto",
    dated="julkaistu|julkaisupäivä|(?:viimeksi )?päivitetty|päivämäärä|päiväys|muokattu|luotu",
    home="etusivu|koti|olet tässä|pääsivu",
    about="tieto(?:a|ja) (?!toimittajille|medialle)\\w+st[aä](?= ?:?$)|(?:aloitteesta|hankkeesta|kampanjasta|yhdistyksestä|järjestöstä|yrityksestä|säätiöstä|meistä)(?= ?:?$)|tieto(?:a|ja)\\b(?= .{2,60}(?:st[aä])\\b)|faktaa\\b|keitä olemme|tietoja yrityksestä",
    notice="(?:käytämme|tämä (?:sivusto|verkkosivusto)|sivustomme).{0,27} eväst(?:eitä|eistä)",
    closing="(?:ystävällisin|parhain|terveisin|lämpimin)(?: terveisin)?|kunnioittaen|ystävällisesti",
    being="on (?:[^.,]{2,60} )?\\w*(?:järjestö|yhdistys|säätiö|yritys|yhtiö|kunta|liitto|verkosto|laitos|puolue|yhteisö|konserni|kampanja)|on (?:suomen|kansainvälinen|valtakunnallinen|johtava|maailman|vuonna)",
    more="lue (?:lisää|myös)|katso myös",
    advertisement="mainos",
    filed="aiheet|alueet|kategoriat?",
    venue="aika|paikka|miss[aä]|milloin|kello",
    headline="otsikko",
    subhead="alaotsikko",
    summary="ingressi|tiivistelmä",
    text="teksti|leipäteksti",
    further="kuvitus|kuvamateriaali|kuvituskuvat|lehdistökuvat|linkit|linkkejä|lähteet|lähde|viitteet|lisätietoa?|asiakirjat|kuvat|aineistot?|alaviitteet",
    written="teksti|kirjoittaja|lähde|toimitus",
    giving="lahjoita|tue toimintaamme",
    founded="perustet\\w+|perustettu",
    passed_on="julkaisemme (?:tiedotteen|lausunnon|kirjeen|oheisen (?:tiedotteen|lausunnon))"
    "|(?:tiedote|lausunto|kirje) kokonaisuudessaan",
)
