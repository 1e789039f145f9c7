"""Hungarian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="január jan; február febr; március márc; április ápr; május máj; június jún; július júl; augusztus aug; szeptember szept;"
    " október okt; november nov; december dec",
    weekdays="hétfő; kedd; szerda; csütörtök; péntek; szombat; vasárnap",
    today="ma",
    small="""a az is ki van hogy nem egy ez azt meg már csak még vagy mint fel volt lesz lehet minden aki ami amely akik után között alatt
        miatt szerint által során ezt ezek itt illetve valamint több első""",
    press="nyilatkozat(?= ?:?$)|sajtóközlemény|sajtóhír|közlemény|sajtómeghívó"
    "|(?:közös )?(?:sajtó(?:közlemény|nyilatkozat|hír|anyag|információ)|közlemény)|sajtóközlemény|médiameghívó|"
    "sajtótájékoztató(?= ?:?$)",
    immediate="azonnal(?:i közlésre| közölhető)",
    embargo="embargó(?: lejártáig| ?:)|csak .{4,30} után közölhető",
    contact="(?:kapcsolat|elérhetőség) (?:újságíróknak|a sajtónak)"
    "|(?:elérhetőség|kapcsolattartó)(?:ek|i adatok)?|sajtókapcsolat|kapcsolat|(?:további|bővebb) információ|sajtóiroda|sajtóosztály"
    "|sajtó(?:kontakt|kapcsolatok|megkeresések)|elérhetőségek|kapcsolattartás|kapcsolattartási adatok"
    "|(?:további|bővebb|részletes) (?:információk?|tájékoztatás|felvilágosítás)",
    notes="megjegyzés a szerkesztők(?:nek|höz)",
    end="vége",
    called="-?r[óő]l",
    web="nincsenek megjegyzések:?|megjegyzés küldése|tweetelés|írjon nekünk!?|csapatom|csapatunk|megosztás|nyomtatás|vissza|hírek|keresés|tovább"
    "|(?:elfogadom|elutasítom|engedélyezem)(?: .{1,20})?|sütik(?: kezelése)?|süti beállítások|cookie.{0,20}|"
    "adatvédelem|adatvédelmi (?:tájékoztató|nyilatkozat)|akadálymentes(?:ítési nyilatkozat|ség)|oldaltérkép|"
    "impresszum|hírlevél|feliratkozás.{0,40}|bejelentkezés|ugrás a .{1,30}|menü|főmenü|bezárás|kereső|megosztom|"
    "megosztás .{1,20}|oszd meg.{0,30}|(?:előző|következő)(?: (?:cikk|hír|bejegyzés|oldal))?(?: ?: ?.{1,100})?|"
    "vissza (?:a|az) .{1,40}|(?:lap|oldal) tetejére|összes (?:hír|cikk|közlemény).{0,20}|"
    "tovább(?:i)?(?: .{1,30})?|(?:\\d+|nincs) hozzászólás|hozzászólások|letölt(?:és|hető|ések).{0,30}|"
    "minden jog fenntartva|kövessen minket.{0,40}|kapcsolat|sajtó(?:szoba|közlemények)?|galéria|aktuális|"
    "javascript.{1,80}"
    "|címkék|kulcsszavak|hozzászólások|megjegyzések|(?:nincs|még nincs) hozzászólás|\\d+ hozzászólás|(?:szólj|szóljon) hozzá"
    "|hozzászólás (?:írása|küldése)|megosztás(?: .{1,20})?|megosztom.{0,20}|nyomtatás|nyomtatható (?:verzió|változat)"
    "|vissza(?: .{1,30})?|összes hír|megtekintések(?: száma)? ?:? ?\\d[\\d.,]*|mellékletek|csatolmány(?:ok)?|csatolt (?:fájlok|dokumentumok)"
    "|letöltés.{0,30}|letölthető .{1,30}|forrás",
    related="kapcsolódó (?:cikkek|hírek)"
    "|(?:kapcsolódó|hasonló|további|legfrissebb|legutóbbi|friss) (?:cikkek|hírek|tartalmak|bejegyzések|"
    "közlemények)|(?:olvassa|olvasd) el (?:ezt )?(?:is|még)|ez is érdekelheti|ajánlott",
    said="mondta|hangsúlyozta|nyilatkozta|közölte|emelte ki|tette hozzá|fogalmazott",
    by="szerint",
    roles="igazgató|vezérigazgató|elnök|miniszter|polgármester|szóvivő|államtitkár",
    house="(?:[\\w'-]{2,24} ){1,3}(?:önkormányzata?|egyetem|alapítvány|egyesület|hivatala?)|projekt|város|városa|község|minisztérium|egyetem|alapítvány|hivatal|önkormányzat|egyesület",
    dated="közzétéve|megjelent|publikálva|(?:utoljára )?(?:frissítve|módosítva)|dátum|(?:megjelenés|közzététel|"
    "kiadás) (?:dátuma|ideje)|létrehozva|feltöltve",
    home="főoldal|kezdőlap|ön itt (?:van|áll)|nyitólap|címlap",
    about="(?:rólunk|a (?:kezdeményezés|projekt|kampány|egyesület|szervezet|vállalat|alapítvány|program)(?:ről|ról))(?= ?:?$)|névjegy|cégismertető|(?:rövid )?bemutatkozás|kik vagyunk",
    notice="(?:ez a (?:weboldal|honlap|oldal)|weboldalunk|honlapunk|oldalunk|az oldal).{0,36} (?:sütiket|cookie)",
    closing="(?:üdvözlettel|tisztelettel)|szívélyes üdvözlettel|köszönettel",
    advertisement="hirdetés",
    more="olvassa (?:el|tovább)|lásd még",
    venue="helyszín|hely|hol|mikor|időpont|idő",
    headline="cím",
    subhead="alcím",
    summary="összefoglaló|bevezető",
    text="szöveg|törzsszöveg",
    being="egy|(?:magyarország|európa|a világ) (?:legnagyobb|vezető|egyik)|a (?:legnagyobb|legrégebbi) ",
    further="illusztrációk|fotók|linkek|hivatkozások|források|forrás|további információ(?:k)?|bővebb információ|dokumentumok|képek|letöltések|lábjegyzetek",
    written="szöveg|szerző|írta|forrás|szerkesztő",
    giving="adományoz\\w*|támogass\\w*",
    founded="alapít\\w+|alapul\\w+",
    passed_on="(?:az alabbiakban )?(?:valtoztatas nelkul |teljes terjedelmeben )?kozoljuk(?: (?:valtoztatas nelkul|teljes terjedelmeben))? (?:a|az) (?:kozlemeny|nyilatkozat|level)\\w*"
    "|az alabbi (?:kozlemenyt|levelet|nyilatkozatot) kaptuk"
    "|(?:a|az) (?:kozlemeny|nyilatkozat) teljes szovege",
)
