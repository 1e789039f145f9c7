"""Slovenian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januarja januar; februarja februar; marca marec; aprila april; maja maj; junija junij; julija julij; avgusta avgust;"
    " septembra september; oktobra oktober; novembra november; decembra december",
    weekdays="ponedeljek; torek; sreda; četrtek; petek; sobota; nedelja",
    today="danes",
    small="""in v je na za se so da ki z s o po pa tudi ne ali bo bodo kot od do pri kar ter bil bila bilo bili smo če
        kako še že pod med nad zaradi ob svoj njihov ta to te tega tem vse lahko""",
    press="sporočilo za (?:javnost|medije)|izjava za (?:javnost|medije)|vabilo medijem"
    "|(?:skupna )?(?:izjava|sporočilo|vabilo|obvestilo) za (?:javnost|medije|novinarje)|novinarsko (?:vabilo|"
    "sporočilo)|sporočilo medijem",
    immediate="za takojšnjo objavo",
    embargo="embargo do",
    contact="(?:stik|kontakt)(?: za (?:medije|javnost))?|(?:za )?(?:več|dodatne) informacij[e]?"
    "|kontaktn(?:i podatki|a oseba)|kontakti|(?:vprašanja|stik) (?:medijev|novinarjev|z mediji)|odnosi z (?:javnostmi|mediji)"
    "|za (?:medije|novinarje|dodatna pojasnila)|(?:služba|urad) za komuniciranje",
    about="o (?:pobudi|projektu|kampanji|društvu|organizaciji|programu|ustanovi|ustanovi|nas)(?= ?:?$)|o (?:podjetju|nas)\\b|o\\b|kdo smo|informacije o\\b|več o\\b",
    end="konec",
    said="je (?:dejal|dejala|povedal|povedala|poudaril|poudarila|dodal|dodala|pojasnil|pojasnila)|pravi",
    by="po besedah",
    roles="direktor|predsedni|minist|župan|generaln|državn",
    house="ministrstvo|univerza|občina|agencija|društvo",
    dated="objavljeno|datum(?: objave)?|(?:zadnja |nazadnje )?(?:posodobljeno|sprememba|spremenjeno)|ustvarjeno",
    home="domov|domača stran|prva stran|nahajate se(?: tukaj)?",
    web="objavite komentar|deli(?: .{1,20})?|natisni|nazaj(?: .{1,40})?|novice|iskanje|išči|preberi več|več|piškotki|"
    "politika (?:zasebnosti|piškotkov)|varstvo osebnih podatkov|izjava o dostopnosti|zemljevid strani|prijava|"
    "preskoči .{1,30}|meni|zapri|(?:prejšnj[aie]|naslednj[aie])(?: (?:novica|članek|objava))?(?: ?: ?.{1,100})?|"
    "na vrh|vse novice|komentarji|prenesi(?: .{1,40})?|vse pravice pridržane|sledite nam.{0,40}|mediji|za medije|"
    "galerija|sporočila za javnost"
    "|oznake|značke|ključne besede|komentarji|(?:ni|brez|\\d+) komentarj(?:ev|a|i)|(?:dodaj|oddaj|napiši|pusti) komentar"
    "|deli(?: .{1,20})?|delite.{0,20}|natisni|tiskanje|nazaj(?: na .{1,30})?|vse novice|ogledov ?:? ?\\d[\\d.,]*"
    "|število ogledov ?:? ?\\d[\\d.,]*|priponke|priloge|datoteke|prenesi.{0,30}|prenos.{0,30}|vir",
    related="(?:povezan[ei]|sorodn[ei]|podobn[ei]|zadnje|druge|ostale) (?:novice|vsebine|članki|objave)|preberite tudi|"
    "najbolj brano",
    notice="(?:ta (?:spletna )?stran|spletna stran|naša spletna stran|uporabljamo).{0,27} piškotk(?:e|i|ov)",
    closing="s spoštovanjem|lep(?:o)? pozdrav(?:ljeni)?|z lepimi pozdravi|lp",
    advertisement="oglas",
    venue="kraj|kje|kdaj|ura|prostor",
    headline="naslov",
    subhead="podnaslov",
    summary="povzetek",
    text="besedilo|vsebina",
    being="je (?:(?:neprofitn|nevladn|mednarodn|neodvisn|prostovoljn|političn|državn|javn|slovensk|vodiln|največj)\\w+|društvo|podjetje|organizacija|ed\\w+|zavod|občina|mesto|pobuda|ustanova|mreža|zveza|univerza)",
    further="slike|ilustracije|povezave?|viri?|več informacij|dokumenti|gradiva?|fotografije",
    written="besedilo|avtor(?:ica)?|vir|uredništvo",
    giving="donirajte|podprite nas",
    founded="ustanovljen\\w*",
    passed_on="(?:izjavo|sporocilo|pismo) objavljamo v celoti"
    "|objavljamo(?: v celoti)? (?:izjavo|sporocilo|pismo|besedilo)"
    "|v nadaljevanju objavljamo",
)
