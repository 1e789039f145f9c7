"""Slovenian."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="januarja januar; februarja februar; marca marec; aprila april; maja maj; junija junij; julija julij; avgusta avgust;"
    " septembra september; oktobra oktober; novembra november; decembra december",
    weekdays="ponedeljek; torek; sreda; četrtek; petek; sobota; nedelja",
    today="danes",
    press="sporočilo za (?:javnost|medije)|izjava za (?:javnost|medije)|vabilo medijem"
    "|(?:skupna )?(?:izjava|sporočilo|vabilo|obvestilo) za (?:javnost|medije|novinarje)|novinarsko (?:vabilo|"
    "sporočilo)|sporočilo medijem",
    embargo="embargo do",
    contact="(?:stik|kontakt)(?: za (?:medije|javnost))?|(?:za )?(?:več|dodatne) informacij[e]?",
    about="o (?:podjetju|nas)\\b",
    end="konec",
    said="je (?:dejal|dejala|povedal|povedala|poudaril|poudarila|dodal|dodala|pojasnil|pojasnila)|pravi",
    by="po besedah",
    roles="direktor|predsedni|minist|župan|generaln|državn",
    house="ministrstvo|univerza|občina|agencija|društvo",
    dated="objavljeno|datum(?: objave)?|(?:zadnja |nazadnje )?(?:posodobljeno|sprememba|spremenjeno)|ustvarjeno",
    home="domov|domača stran|prva stran|nahajate se(?: tukaj)?",
    web="deli(?: .{1,20})?|natisni|nazaj(?: .{1,40})?|novice|iskanje|išči|preberi več|več|piškotki|"
    "politika (?:zasebnosti|piškotkov)|varstvo osebnih podatkov|izjava o dostopnosti|zemljevid strani|prijava|"
    "preskoči .{1,30}|meni|zapri|(?:prejšnj[aie]|naslednj[aie])(?: (?:novica|članek|objava))?(?: ?: ?.{1,100})?|"
    "na vrh|vse novice|komentarji|prenesi(?: .{1,40})?|vse pravice pridržane|sledite nam.{0,40}|mediji|za medije|"
    "galerija|sporočila za javnost",
    related="(?:povezan[ei]|sorodn[ei]|podobn[ei]|zadnje|druge|ostale) (?:novice|vsebine|članki|objave)|preberite tudi|"
    "najbolj brano",
)
