"""Hungarian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="január jan; február febr; március márc; április ápr; május máj; június jún; július júl; augusztus aug; szeptember szept;"
    " október okt; november nov; december dec",
    weekdays="hétfő; kedd; szerda; csütörtök; péntek; szombat; vasárnap",
    today="ma",
    small="""a az is ki van hogy nem egy ez azt meg már csak még vagy mint fel volt lesz lehet minden aki ami amely akik után között alatt
        miatt szerint által során ezt ezek itt illetve valamint több első""",
    press="sajtóközlemény|sajtóhír|közlemény|sajtómeghívó",
    immediate="azonnal(?:i közlésre| közölhető)",
    embargo="embargó(?: lejártáig| ?:)|csak .{4,30} után közölhető",
    contact="sajtókapcsolat|kapcsolat|(?:további|bővebb) információ|sajtóiroda|sajtóosztály",
    notes="megjegyzés a szerkesztők(?:nek|höz)",
    end="vége",
    called="-?r[óő]l",
    web="megosztás|nyomtatás|vissza|hírek|keresés|tovább",
    related="kapcsolódó (?:cikkek|hírek)",
    said="mondta|hangsúlyozta|nyilatkozta|közölte|emelte ki|tette hozzá|fogalmazott",
    by="szerint",
    roles="igazgató|vezérigazgató|elnök|miniszter|polgármester|szóvivő|államtitkár",
    house="projekt|minisztérium|egyetem|alapítvány|hivatal|önkormányzat|egyesület",
)
