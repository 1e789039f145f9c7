"""What stands below a release in seventeen languages, in the words of those who are no press office: tried in every form."""

from msgspec import Struct


class End(Struct, frozen=True):
    """What a town's release ends with: who the town is, twice, what is noted, where there are pictures, what to give, and news that stays."""

    who: str
    does: str
    note: str
    pictures: str
    gift: str
    links: str
    person: str
    news: str


# fmt: off
ENDS = {
    "en": End(
        "The City of Elmton is a town of twenty thousand people on the northern coast.",
        "The City of Elmton has looked after its river, its schools and its libraries since 1890.",
        "The drawings were made by a program and show what the rooms may look like.",
        "There are pictures of the rooms on Instagram: @elmton",
        "You can support the libraries with a gift: IBAN DE02 1203 0000 0000 2020 51",
        "Links", "Ann Lee, spokeswoman, +49 30 1234567",
        "The City of Elmton opens the doors on Monday, 18 March, at ten o'clock, and all are welcome.",
    ),
    "fr": End(
        "La ville d'Orme est une commune de vingt mille habitants sur la côte du nord.",
        "La ville d'Orme s'occupe de sa rivière, de ses écoles et de ses bibliothèques depuis 1890.",
        "Les dessins ont été faits par un programme et montrent à quoi les salles pourront ressembler.",
        "Des photos des salles se trouvent sur Instagram : @elmton",
        "Vous pouvez soutenir les bibliothèques par un don : IBAN FR76 3000 6000 0112 3456 7890 189",
        "Liens", "Anne Lebois, porte-parole, +49 30 1234567",
        "La ville d'Orme ouvre les portes lundi 18 mars à dix heures, et tout le monde est bienvenu.",
    ),
    "de": End(
        "Die Stadt Ulmstadt ist eine Gemeinde mit zwanzigtausend Menschen an der Küste im Norden.",
        "Die Stadt Ulmstadt kümmert sich seit 1890 um ihren Fluss, ihre Schulen und ihre Bibliotheken.",
        "Die Zeichnungen hat ein Programm gemacht; sie zeigen, wie die Räume aussehen könnten.",
        "Fotos der Räume finden Sie auf Instagram: @elmton",
        "Sie können die Bibliotheken mit einer Spende unterstützen: IBAN DE02 1203 0000 0000 2020 51",
        "Links", "Anna Ulmer, Sprecherin, +49 30 1234567",
        "Die Stadt Ulmstadt öffnet die Türen am Montag, 18. März, um zehn Uhr, und alle sind willkommen.",
    ),
    "es": End(
        "La ciudad de Olmeda es un municipio de veinte mil habitantes en la costa del norte.",
        "La ciudad de Olmeda cuida de su río, de sus escuelas y de sus bibliotecas desde 1890.",
        "Los dibujos los hizo un programa y muestran cómo podrían ser las salas.",
        "Hay fotos de las salas en Instagram: @elmton",
        "Puede apoyar las bibliotecas con un donativo: IBAN ES91 2100 0418 4502 0005 1332",
        "Enlaces", "Ana Olmo, portavoz, +49 30 1234567",
        "La ciudad de Olmeda abre las puertas el lunes 18 de marzo a las diez, y todos son bienvenidos.",
    ),
    "it": End(
        "La città di Olmo è un comune di ventimila abitanti sulla costa del nord.",
        "La città di Olmo si occupa del suo fiume, delle sue scuole e delle sue biblioteche dal 1890.",
        "I disegni sono stati fatti da un programma e mostrano come potrebbero essere le sale.",
        "Le foto delle sale si trovano su Instagram: @elmton",
        "Potete sostenere le biblioteche con un dono: IBAN IT60 X054 2811 1010 0000 0123 456",
        "Link", "Anna Olmi, portavoce, +49 30 1234567",
        "La città di Olmo apre le porte lunedì 18 marzo alle dieci, e tutti sono benvenuti.",
    ),
    "pt": End(
        "A cidade de Olmeiro é um município de vinte mil habitantes na costa do norte.",
        "A cidade de Olmeiro cuida do seu rio, das suas escolas e das suas bibliotecas desde 1890.",
        "Os desenhos foram feitos por um programa e mostram como poderão ser as salas.",
        "Há fotografias das salas no Instagram: @elmton",
        "Pode apoiar as bibliotecas com um donativo: IBAN PT50 0002 0123 1234 5678 9015 4",
        "Ligações", "Ana Olmos, porta-voz, +49 30 1234567",
        "A cidade de Olmeiro abre as portas na segunda-feira, 18 de março, às dez horas, e todos são bem-vindos.",
    ),
    "nl": End(
        "De stad Iepstad is een gemeente met twintigduizend inwoners aan de kust in het noorden.",
        "De stad Iepstad zorgt sinds 1890 voor haar rivier, haar scholen en haar bibliotheken.",
        "De tekeningen zijn door een programma gemaakt en laten zien hoe de zalen eruit kunnen zien.",
        "Foto's van de zalen staan op Instagram: @elmton",
        "U kunt de bibliotheken steunen met een gift: IBAN NL91 ABNA 0417 1643 00",
        "Links", "Anna Iep, woordvoerster, +49 30 1234567",
        "De stad Iepstad opent de deuren op maandag 18 maart om tien uur, en iedereen is welkom.",
    ),
    "pl": End(
        "Miasto Wiązów jest gminą liczącą dwadzieścia tysięcy mieszkańców na północnym wybrzeżu.",
        "Miasto Wiązów dba o swoją rzekę, swoje szkoły i swoje biblioteki od 1890 roku.",
        "Rysunki wykonał program i pokazują one, jak mogą wyglądać sale.",
        "Zdjęcia sal są na Instagramie: @elmton",
        "Biblioteki można wesprzeć darowizną: IBAN PL61 1090 1014 0000 0712 1981 2874",
        "Linki", "Anna Wiąz, rzeczniczka, +49 30 1234567",
        "Miasto Wiązów otwiera drzwi w poniedziałek 18 marca o dziesiątej i zaprasza wszystkich.",
    ),
    "cs": End(
        "Město Jilmov je obec s dvaceti tisíci obyvateli na severním pobřeží.",
        "Město Jilmov se od roku 1890 stará o svou řeku, své školy a své knihovny.",
        "Kresby vytvořil program a ukazují, jak by sály mohly vypadat.",
        "Fotografie sálů jsou na Instagramu: @elmton",
        "Knihovny můžete podpořit darem: IBAN CZ65 0800 0000 1920 0014 5399",
        "Odkazy", "Anna Jilmová, mluvčí, +49 30 1234567",
        "Město Jilmov otevře dveře v pondělí 18. března v deset hodin a všichni jsou vítáni.",
    ),
    "sv": End(
        "Almstads kommun är en stad med tjugotusen invånare vid kusten i norr.",
        "Almstads kommun har sedan 1890 tagit hand om sin å, sina skolor och sina bibliotek.",
        "Teckningarna är gjorda av ett program och visar hur salarna kan komma att se ut.",
        "Bilder av salarna finns på Instagram: @elmton",
        "Du kan stödja biblioteken med en gåva: IBAN SE45 5000 0000 0583 9825 7466",
        "Länkar", "Anna Alm, talesperson, +49 30 1234567",
        "Almstads kommun öppnar dörrarna måndagen den 18 mars klockan tio, och alla är välkomna.",
    ),
    "da": End(
        "Elmby Kommune er en by med tyve tusind indbyggere ved kysten i nord.",
        "Elmby Kommune har siden 1890 passet på sin å, sine skoler og sine biblioteker.",
        "Tegningerne er lavet af et program og viser, hvordan rummene kan komme til at se ud.",
        "Der er billeder af rummene på Instagram: @elmton",
        "Du kan støtte bibliotekerne med en gave: IBAN DK50 0040 0440 1162 43",
        "Links", "Anna Elm, talsperson, +49 30 1234567",
        "Elmby Kommune åbner dørene mandag den 18. marts klokken ti, og alle er velkomne.",
    ),
    "fi": End(
        "Jalavalan kaupunki on kahdenkymmenentuhannen asukkaan kunta pohjoisella rannikolla.",
        "Jalavalan kaupunki on huolehtinut joestaan, kouluistaan ja kirjastoistaan vuodesta 1890.",
        "Piirrokset on tehnyt ohjelma, ja ne näyttävät, millaisia salit voisivat olla.",
        "Kuvia saleista on Instagramissa: @elmton",
        "Kirjastoja voi tukea lahjoituksella: IBAN FI21 1234 5600 0007 85",
        "Linkit", "Anna Jalava, tiedottaja, +49 30 1234567",
        "Jalavalan kaupunki avaa ovet maanantaina 18. maaliskuuta kello kymmenen, ja kaikki ovat tervetulleita.",
    ),
    "hu": End(
        "Szilfalva városa egy húszezer lakosú település az északi parton.",
        "Szilfalva városa 1890 óta gondoskodik folyójáról, iskoláiról és könyvtárairól.",
        "A rajzokat egy program készítette, és azt mutatják, milyenek lehetnek a termek.",
        "A termekről képek vannak az Instagramon: @elmton",
        "A könyvtárakat adománnyal támogathatja: IBAN HU42 1177 3016 1111 1018 0000 0000",
        "Linkek", "Szil Anna, szóvivő, +49 30 1234567",
        "Szilfalva városa hétfőn, március 18-án tíz órakor nyitja meg a kapukat, és mindenkit vár.",
    ),
    "ru": End(
        "Город Вязово — это город с двадцатью тысячами жителей на северном побережье.",
        "Город Вязово с 1890 года заботится о своей реке, своих школах и своих библиотеках.",
        "Рисунки сделала программа, и они показывают, какими могут быть залы.",
        "Фотографии залов есть в Telegram: @elmton",
        "Поддержать библиотеки можно пожертвованием: IBAN BY13 NBRB 3600 9000 0000 2Z00 AB00",
        "Ссылки", "Анна Вязова, пресс-секретарь, +49 30 1234567",
        "Город Вязово открывает двери в понедельник, 18 марта, в десять часов, и приглашает всех.",
    ),
    "el": End(
        "Ο δήμος Φτελιάς είναι ένας δήμος με είκοσι χιλιάδες κατοίκους στη βόρεια ακτή.",
        "Ο δήμος Φτελιάς φροντίζει από το 1890 το ποτάμι, τα σχολεία και τις βιβλιοθήκες του.",
        "Τα σχέδια έγιναν από ένα πρόγραμμα και δείχνουν πώς μπορεί να είναι οι αίθουσες.",
        "Φωτογραφίες από τις αίθουσες υπάρχουν στο Instagram: @elmton",
        "Μπορείτε να στηρίξετε τις βιβλιοθήκες με μια δωρεά: IBAN GR16 0110 1250 0000 0001 2300 695",
        "Σύνδεσμοι", "Άννα Φτελιά, εκπρόσωπος, +49 30 1234567",
        "Ο δήμος Φτελιάς ανοίγει τις πόρτες τη Δευτέρα 18 Μαρτίου στις δέκα, και όλοι είναι ευπρόσδεκτοι.",
    ),
    "tr": End(
        "Karaağaç Belediyesi kuzey kıyısında yirmi bin kişilik bir ilçenin yönetimidir.",
        "Karaağaç Belediyesi 1890 yılından beri ırmağına, okullarına ve kütüphanelerine bakıyor.",
        "Çizimleri bir program yaptı ve salonların nasıl olabileceğini gösteriyorlar.",
        "Salonların fotoğrafları Instagram'da: @elmton",
        "Kütüphaneleri bağışla destekleyebilirsiniz: IBAN TR33 0006 1005 1978 6457 8413 26",
        "Bağlantılar", "Ayşe Karaağaç, sözcü, +49 30 1234567",
        "Karaağaç Belediyesi kapılarını 18 Mart Pazartesi günü saat onda açıyor ve herkesi bekliyor.",
    ),
    "ja": End(
        "楡市は、国の北の海岸にある人口二万人の小さな市です。",
        "楡市は、1890年から川と学校と図書館を守ってきました。",
        "図はプログラムが作ったもので、部屋の様子を示す一例です。",
        "部屋の写真はInstagramにあります：@elmton",
        "図書館への寄付はこちら：IBAN DE02 1203 0000 0000 2020 51",
        "リンク", "楡 花子（広報課）、+49 30 1234567",
        "楡市は3月18日月曜日の午前十時に開館し、どなたでも入館できます。",
    ),
}
# fmt: on
