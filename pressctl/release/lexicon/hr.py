"""Croatian, Serbian and Bosnian in Latin letters."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="siječnja siječanj januara januar; veljače veljača februara februar; ožujka ožujak marta; travnja travanj aprila; svibnja svibanj maja;"
    " lipnja lipanj juna jun; srpnja srpanj jula jul; kolovoza kolovoz avgusta avgust; rujna rujan septembra septembar; listopada oktobra oktobar;"
    " studenoga studenog studeni novembra novembar; prosinca prosinac decembra decembar",
    weekdays="ponedjeljak ponedeljak; utorak; srijeda sreda; četvrtak; petak; subota; nedjelja nedelja",
    today="danas",
    small="""i u na je se da za od su s sa koji koja koje što će bi ne kao iz o po do uz te ili ali nije bio bila biti
        kako ovo ovaj ova ovog tog taj njihov svoj više samo već nakon prije između zbog kroz""",
    press="priopćenje(?: za (?:javnost|medije))?|saopštenje(?: za (?:javnost|medije))?|saopćenje(?: za (?:javnost|medije))?"
    "|(?:zajedničko )?(?:priopćenje|priopćenja|saopćenje|saopštenje)(?: (?:za|iz) (?:javnost|medije|štampu|"
    "medija))?|(?:obavijest|informacija|poziv|izjava|najava) (?:za )?(?:medij(?:e|ima)|novinar(?:e|ima)|javnost)",
    immediate="za (?:trenutnu|hitnu|neposrednu|slobodnu) objavu",
    notes="napomen[ae] (?:urednicima|uredništv(?:u|ima)|novinarima)|napomen[ae] za (?:urednike|novinare)",
    embargo="embargo do",
    contact="kontakt za novinare"
    "|kontakt (?:podaci|informacije)|podaci za kontakt|kontakt(?: za medije| osoba)?|(?:za )?(?:više|dodatne) informacij[ae](?: kontaktirajte)?|odnosi s javnošću"
    "|upiti (?:medija|novinara)|osoba za kontakt|kontakti|(?:služba|ured) za (?:odnose s javnošću|medije|informiranje)"
    "|za (?:medije|novinare|upite)|press kontakt",
    about="o (?:inicijativi|projektu|kampanji|udruzi|organizaciji|programu|ustanovi|zakladi|festivalu|platformi)(?= ?:?$)|o (?:tvrtki|kompaniji|nama)\\b|o\\b|informacije o\\b|tko smo|više o\\b",
    end="kraj",
    web="objavi komentar|tweetaj|podijeli|ispis|natrag|vijesti|pretraga|pročitaj više"
    "|(?:prihvati|odbij|prihvaćam|slažem se)(?: .{1,20})?|kolačići|postavke kolačića|politika privatnosti|"
    "zaštita (?:osobnih )?podataka|izjava o pristupačnosti|pristupačnost|mapa (?:stranica|weba)|uvjeti korištenja|"
    "newsletter|pretplat.{0,40}|prijava|prijavi se|preskoči .{1,30}|idi na .{1,30}|izbornik|zatvori|tra[zž]i|"
    "podijeli (?:na|putem) .{1,20}|ispiši|(?:prethodn[aio]|sljedeć[aie])(?: (?:članak|vijest|objava|"
    "stranica))?(?: ?: ?.{1,100})?|povratak.{0,40}|na vrh|vidi (?:sve|više).{0,30}|sve vijesti|"
    "više(?: informacija)?|(?:\\d+|nema) komentar[ai]?|komentari|preuzmi(?: .{1,40})?|preuzimanja|"
    "sva prava pridržana|pratite nas.{0,40}|novosti|mediji|za medije|priopćenja|galerija|kontaktirajte nas|"
    "javascript.{1,80}"
    "|oznake|ključne riječi|tagovi|komentari|(?:nema|bez|\\d+) komentar[ai]|(?:ostavi|ostavite|dodaj|napiši|napišite) (?:svoj )?komentar"
    "|podijeli(?: .{1,20})?|podijelite.{0,20}|ispiši|ispis|natrag(?: na .{1,30})?|povratak(?: na .{1,30})?|sve (?:vijesti|novosti|objave)"
    "|pregleda ?:? ?\\d[\\d.,]*|broj pregleda ?:? ?\\d[\\d.,]*|(?:priloženi )?dokumenti|prilozi|privitci|preuzmi.{0,30}"
    "|izvor",
    said="rekao|rekla|kazao|kazala|izjavio|izjavila|istaknuo|istaknula|naglasio|naglasila|dodao|dodala|poručio|poručila",
    by="prema",
    roles="direktor|ravnatelj|predsjedni|predsedni|ministar|ministrica|gradonačelni|glasnogovorni|načelni",
    house="grad|ministarstvo|sveučilište|univerzitet|općina|županija|udruga|zaklada",
    dated="objavljeno|datum(?: objave)?|objava|(?:zadnje |posljednje )?(?:ažurirano|izmijenjeno)|zadnja izmjena|"
    "kreirano|postavljeno",
    home="naslovnica|početna(?: stranica)?|nalazite se (?:ovdje|na)|home",
    related="(?:povezan[ei]|slič[na]+[ei]?|ostale|najnovije|zadnje|druge) (?:vijesti|članci|objave|novosti)|"
    "pročitaj(?:te)? (?:i|još|također)|vezane vijesti|najčitanije|moglo bi vas zanimati",
    notice="(?:ova (?:web )?(?:stranica|mrežna stranica)|koristimo|naša stranica).{0,27} (?:kolačiće|cookies)",
    closing="s (?:poštovanjem|štovanjem)|srdačan pozdrav|srdačno|lijep pozdrav|lp",
    advertisement="oglas",
    more="pročitajte (?:i|više|još)|vidi još",
    venue="mjesto|gdje|kada|vrijeme|sat",
    headline="naslov",
    subhead="podnaslov",
    summary="sažetak",
    text="tekst|sadržaj",
    being="je (?:(?:neprofitn|nevladin|međunarodn|neovisn|dobrovoljn|političk|državn|javn|hrvatsk|vodeć|najveć)\\w+|udruga|tvrtka|organizacija|jed\\w+|grad|općina|inicijativa|zaklada|mreža|savez|sveučilište)",
    further="slike|ilustracije|poveznice?|linkovi|izvori?|više informacija|dokumenti|materijali|fotografije",
    written="tekst|autor(?:ica)?|izvor|uredništvo",
    giving="donirajte|podržite nas",
    founded="osnovan\\w*",
    passed_on="(?:priopcenje|izjavu|pismo|saopcenje) (?:prenosimo|objavljujemo) u cijelosti"
    "|(?:prenosimo|objavljujemo)(?: u cijelosti)? (?:priopcenje|izjavu|pismo|tekst)"
    "|u nastavku (?:prenosimo|objavljujemo)(?: u cijelosti)?",
)
