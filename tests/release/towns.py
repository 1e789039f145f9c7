"""One short release in thirty-one languages, with what press offices put around it: every form can be tried in each of them."""

from msgspec import Struct

MAIL, PHONE = "press@elm.example", "+49 30 1234567"


class Town(Struct, frozen=True):
    """A town that opens libraries on a day in March 2024; `label` to `notes` are what its language calls the parts of a release."""

    label: str
    immediate: str
    date: str
    city: str
    headline: str
    subhead: str
    lead: str
    more: str
    contact: str
    about: str
    notes: str


# fmt: off
TOWNS = {
    "en": Town(
        "Press release", "For immediate release", "12 March 2024", "Elmton",
        "City opens three new libraries for children", "Entry is free for everybody who lives in the region",
        "The city of Elmton opens three libraries on Monday. Each of them has ten thousand books and a large room for children.",
        "The work took two years and cost two million euros, the mayor said on Thursday in the town hall.",
        "Press contact", "About the City of Elmton", "Notes to editors",
    ),
    "fr": Town(
        "Communiqué de presse", "Pour diffusion immédiate", "12 mars 2024", "Orme",
        "La ville ouvre trois nouvelles bibliothèques pour les enfants", "L'entrée est gratuite pour tous les habitants de la région",
        "La ville d'Orme ouvre lundi trois bibliothèques. Chacune possède dix mille livres et une grande salle pour les enfants.",
        "Les travaux ont duré deux ans et coûté deux millions d'euros, a déclaré la maire jeudi à la mairie.",
        "Contact presse", "À propos de la ville d'Orme", "Notes aux rédactions",
    ),
    "de": Town(
        "Pressemitteilung", "Zur sofortigen Veröffentlichung", "12. März 2024", "Ulmstadt",
        "Stadt eröffnet drei neue Bibliotheken für Kinder", "Der Eintritt ist frei für alle, die in der Region wohnen",
        "Die Stadt Ulmstadt eröffnet am Montag drei Bibliotheken. Jede von ihnen hat zehntausend Bücher und einen großen Raum für Kinder.",
        "Die Arbeiten dauerten zwei Jahre und kosteten zwei Millionen Euro, sagte die Bürgermeisterin am Donnerstag im Rathaus.",
        "Pressekontakt", "Über die Stadt Ulmstadt", "Hinweise für die Redaktion",
    ),
    "es": Town(
        "Nota de prensa", "Para difusión inmediata", "12 de marzo de 2024", "Olmeda",
        "La ciudad abre tres nuevas bibliotecas para niños", "La entrada es gratuita para todos los que viven en la región",
        "La ciudad de Olmeda abre el lunes tres bibliotecas. Cada una de ellas tiene diez mil libros y una gran sala para niños.",
        "Las obras duraron dos años y costaron dos millones de euros, dijo la alcaldesa el jueves en el ayuntamiento.",
        "Contacto de prensa", "Sobre la ciudad de Olmeda", "Notas para el editor",
    ),
    "it": Town(
        "Comunicato stampa", "Per diffusione immediata", "12 marzo 2024", "Olmo",
        "La città apre tre nuove biblioteche per bambini", "L'ingresso è gratuito per tutti gli abitanti della regione",
        "La città di Olmo apre lunedì tre biblioteche. Ognuna di esse ha diecimila libri e una grande sala per i bambini.",
        "I lavori sono durati due anni e sono costati due milioni di euro, ha detto la sindaca giovedì in municipio.",
        "Contatti stampa", "La città di Olmo", "Note per i redattori",
    ),
    "pt": Town(
        "Comunicado de imprensa", "Para divulgação imediata", "12 de março de 2024", "Olmeiro",
        "A cidade abre três novas bibliotecas para crianças", "A entrada é gratuita para todos os que vivem na região",
        "A cidade de Olmeiro abre na segunda-feira três bibliotecas. Cada uma delas tem dez mil livros e uma grande sala para crianças.",
        "As obras duraram dois anos e custaram dois milhões de euros, disse a presidente da câmara na quinta-feira.",
        "Contacto de imprensa", "Sobre a cidade de Olmeiro", "Notas aos editores",
    ),
    "nl": Town(
        "Persbericht", "Voor onmiddellijke publicatie", "12 maart 2024", "Iepstad",
        "Stad opent drie nieuwe bibliotheken voor kinderen", "De toegang is gratis voor iedereen die in de regio woont",
        "De stad Iepstad opent maandag drie bibliotheken. Elk daarvan heeft tienduizend boeken en een grote zaal voor kinderen.",
        "De werken duurden twee jaar en kostten twee miljoen euro, zei de burgemeester donderdag in het stadhuis.",
        "Perscontact", "Over de stad Iepstad", "Noot voor de redactie",
    ),
    "pl": Town(
        "Komunikat prasowy", "Do natychmiastowej publikacji", "12 marca 2024", "Wiązów",
        "Miasto otwiera trzy nowe biblioteki dla dzieci", "Wstęp jest bezpłatny dla wszystkich mieszkańców regionu",
        "Miasto Wiązów otwiera w poniedziałek trzy biblioteki. Każda z nich ma dziesięć tysięcy książek i dużą salę dla dzieci.",
        "Prace trwały dwa lata i kosztowały dwa miliony euro, powiedziała burmistrz w czwartek w ratuszu.",
        "Kontakt dla mediów", "O mieście Wiązów", "Informacja dla redakcji",
    ),
    "cs": Town(
        "Tisková zpráva", "K okamžitému zveřejnění", "12. března 2024", "Jilmov",
        "Město otevírá tři nové knihovny pro děti", "Vstup je zdarma pro všechny obyvatele kraje",
        "Město Jilmov otevírá v pondělí tři knihovny. Každá z nich má deset tisíc knih a velký sál pro děti.",
        "Práce trvaly dva roky a stály dva miliony eur, řekla starostka ve čtvrtek na radnici.",
        "Kontakt pro média", "O městě Jilmov", "Poznámky pro editory",
    ),
    "sk": Town(
        "Tlačová správa", "Na okamžité zverejnenie", "12. marca 2024", "Brestov",
        "Mesto otvára tri nové knižnice pre deti", "Vstup je zadarmo pre všetkých obyvateľov kraja",
        "Mesto Brestov otvára v pondelok tri knižnice. Každá z nich má desaťtisíc kníh a veľkú sálu pre deti.",
        "Práce trvali dva roky a stáli dva milióny eur, povedala primátorka vo štvrtok na radnici.",
        "Kontakt pre médiá", "O meste Brestov", "Poznámky pre redaktorov",
    ),
    "sv": Town(
        "Pressmeddelande", "För omedelbar publicering", "12 mars 2024", "Almstad",
        "Staden öppnar tre nya bibliotek för barn", "Inträdet är gratis för alla som bor i regionen",
        "Almstads kommun öppnar tre bibliotek på måndag. Vart och ett av dem har tiotusen böcker och ett stort rum för barn.",
        "Arbetet tog två år och kostade två miljoner euro, sade borgmästaren på torsdagen i stadshuset.",
        "Presskontakt", "Om Almstads kommun", "Anmärkning till redaktörer",
    ),
    "da": Town(
        "Pressemeddelelse", "Til øjeblikkelig offentliggørelse", "12. marts 2024", "Elmby",
        "Byen åbner tre nye biblioteker for børn", "Der er gratis adgang for alle, der bor i regionen",
        "Elmby Kommune åbner mandag tre biblioteker. Hvert af dem har ti tusind bøger og et stort rum for børn.",
        "Arbejdet tog to år og kostede to millioner euro, sagde borgmesteren torsdag på rådhuset.",
        "Pressekontakt", "Om Elmby Kommune", "Note til redaktører",
    ),
    "nb": Town(
        "Pressemelding", "For umiddelbar publisering", "12. mars 2024", "Almby",
        "Byen åpner tre nye biblioteker for barn", "Inngangen er gratis for alle som bor i regionen",
        "Almby kommune åpner tre biblioteker på mandag. Hvert av dem har ti tusen bøker og et stort rom for barn.",
        "Arbeidet tok to år og kostet to millioner euro, sa ordføreren torsdag i rådhuset.",
        "Pressekontakt", "Om Almby kommune", "Merknad til redaktører",
    ),
    "fi": Town(
        "Lehdistötiedote", "Julkaisuvapaa heti", "12.3.2024", "Jalavala",
        "Kaupunki avaa kolme uutta kirjastoa lapsille", "Sisäänpääsy on ilmainen kaikille seudun asukkaille",
        "Jalavalan kaupunki avaa maanantaina kolme kirjastoa. Jokaisessa niistä on kymmenentuhatta kirjaa ja suuri sali lapsille.",
        "Työt kestivät kaksi vuotta ja maksoivat kaksi miljoonaa euroa, kaupunginjohtaja sanoi torstaina kaupungintalolla.",
        "Lisätietoja medialle", "Tietoa Jalavalan kaupungista", "Huomautus toimittajille",
    ),
    "hu": Town(
        "Sajtóközlemény", "Azonnali közlésre", "2024. március 12.", "Szilfalva",
        "A város három új könyvtárat nyit a gyerekeknek", "A belépés ingyenes mindenkinek, aki a régióban lakik",
        "Szilfalva városa hétfőn három könyvtárat nyit. Mindegyikben tízezer könyv és egy nagy terem van a gyerekeknek.",
        "A munka két évig tartott és kétmillió euróba került, mondta a polgármester csütörtökön a városházán.",
        "Sajtókapcsolat", "Szilfalva városáról", "Megjegyzés a szerkesztőknek",
    ),
    "ro": Town(
        "Comunicat de presă", "Pentru difuzare imediată", "12 martie 2024", "Ulmeni",
        "Orașul deschide trei biblioteci noi pentru copii", "Intrarea este gratuită pentru toți locuitorii regiunii",
        "Orașul Ulmeni deschide luni trei biblioteci. Fiecare dintre ele are zece mii de cărți și o sală mare pentru copii.",
        "Lucrările au durat doi ani și au costat două milioane de euro, a spus primarul joi la primărie.",
        "Contact presă", "Despre orașul Ulmeni", "Note pentru editori",
    ),
    "el": Town(
        "Δελτίο Τύπου", "Για άμεση δημοσίευση", "12 Μαρτίου 2024", "Φτελιά",
        "Ο δήμος ανοίγει τρεις νέες βιβλιοθήκες για παιδιά", "Η είσοδος είναι δωρεάν για όλους τους κατοίκους της περιοχής",
        "Ο δήμος Φτελιάς ανοίγει τη Δευτέρα τρεις βιβλιοθήκες. Καθεμία από αυτές έχει δέκα χιλιάδες βιβλία και μια μεγάλη αίθουσα για παιδιά.",
        "Τα έργα διήρκεσαν δύο χρόνια και κόστισαν δύο εκατομμύρια ευρώ, δήλωσε η δήμαρχος την Πέμπτη στο δημαρχείο.",
        "Επικοινωνία για τον Τύπο", "Σχετικά με τον Δήμο Φτελιάς", "Σημείωση για τους συντάκτες",
    ),
    "tr": Town(
        "Basın bülteni", "Derhal yayımlanmak üzere", "12 Mart 2024", "Karaağaç",
        "Belediye çocuklar için üç yeni kütüphane açıyor", "Bölgede yaşayan herkes için giriş ücretsizdir",
        "Karaağaç Belediyesi pazartesi günü üç kütüphane açıyor. Her birinde on bin kitap ve çocuklar için büyük bir salon var.",
        "Çalışmalar iki yıl sürdü ve iki milyon avroya mal oldu, dedi belediye başkanı perşembe günü.",
        "Basın iletişim", "Karaağaç Belediyesi hakkında", "Editörlere not",
    ),
    "ru": Town(
        "Пресс-релиз", "Для немедленной публикации", "12 марта 2024 г.", "Вязово",
        "Город открывает три новые библиотеки для детей", "Вход бесплатный для всех жителей области",
        "Город Вязово открывает в понедельник три библиотеки. В каждой из них десять тысяч книг и большой зал для детей.",
        "Работы продолжались два года и стоили два миллиона евро, сказала мэр в четверг в ратуше.",
        "Контакты для СМИ", "О городе Вязово", "Примечание для редакторов",
    ),
    "uk": Town(
        "Прес-реліз", "Для негайного оприлюднення", "12 березня 2024 року", "Берестове",
        "Місто відкриває три нові бібліотеки для дітей", "Вхід безкоштовний для всіх мешканців області",
        "Місто Берестове відкриває в понеділок три бібліотеки. У кожній з них десять тисяч книг і великий зал для дітей.",
        "Роботи тривали два роки й коштували два мільйони євро, сказала мерка в четвер у ратуші.",
        "Контакти для преси", "Про місто Берестове", "Примітка для редакторів",
    ),
    "bg": Town(
        "Прессъобщение", "За незабавно публикуване", "12 март 2024 г.", "Брястово",
        "Градът открива три нови библиотеки за деца", "Входът е безплатен за всички жители на областта",
        "Град Брястово открива в понеделник три библиотеки. Всяка от тях има десет хиляди книги и голяма зала за деца.",
        "Работата продължи две години и струваше два милиона евро, каза кметът в четвъртък в общината.",
        "Контакт за медии", "За град Брястово", "Бележки за редактори",
    ),
    "hr": Town(
        "Priopćenje za medije", "Za trenutnu objavu", "12. ožujka 2024.", "Brijestovo",
        "Grad otvara tri nove knjižnice za djecu", "Ulaz je besplatan za sve stanovnike regije",
        "Grad Brijestovo otvara u ponedjeljak tri knjižnice. Svaka od njih ima deset tisuća knjiga i veliku dvoranu za djecu.",
        "Radovi su trajali dvije godine i stajali dva milijuna eura, rekla je gradonačelnica u četvrtak u vijećnici.",
        "Kontakt za medije", "O gradu Brijestovu", "Napomena urednicima",
    ),
    "ca": Town(
        "Nota de premsa", "Per a difusió immediata", "12 de març de 2024", "Omeda",
        "La ciutat obre tres noves biblioteques per a infants", "L'entrada és gratuïta per a tothom que viu a la regió",
        "La ciutat d'Omeda obre dilluns tres biblioteques. Cadascuna té deu mil llibres i una gran sala per als infants.",
        "Les obres van durar dos anys i van costar dos milions d'euros, va dir l'alcaldessa dijous a l'ajuntament.",
        "Contacte de premsa", "Sobre la ciutat d'Omeda", "Notes per als editors",
    ),
    "id": Town(
        "Siaran pers", "Untuk segera disiarkan", "12 Maret 2024", "Jatibaru",
        "Kota membuka tiga perpustakaan baru untuk anak", "Masuk gratis untuk semua warga daerah",
        "Kota Jatibaru membuka tiga perpustakaan pada hari Senin. Masing-masing memiliki sepuluh ribu buku dan sebuah ruang besar untuk anak-anak.",
        "Pekerjaan itu berlangsung dua tahun dan menelan biaya dua juta euro, kata wali kota pada hari Kamis.",
        "Kontak media", "Tentang Kota Jatibaru", "Catatan untuk editor",
    ),
    "vi": Town(
        "Thông cáo báo chí", "Phát hành ngay", "12 tháng 3 năm 2024", "Du Lâm",
        "Thành phố mở ba thư viện mới cho trẻ em", "Vào cửa miễn phí cho mọi người sống trong vùng",
        "Thành phố Du Lâm mở ba thư viện vào thứ Hai. Mỗi thư viện có mười nghìn cuốn sách và một phòng lớn cho trẻ em.",
        "Công việc kéo dài hai năm và tốn hai triệu euro, thị trưởng nói hôm thứ Năm.",
        "Liên hệ báo chí", "Về thành phố Du Lâm", "Ghi chú cho biên tập viên",
    ),
    "ar": Town(
        "بيان صحفي", "للنشر الفوري", "12 مارس 2024", "الدردار",
        "المدينة تفتتح ثلاث مكتبات جديدة للأطفال", "الدخول مجاني لجميع سكان المنطقة",
        "تفتتح مدينة الدردار يوم الاثنين ثلاث مكتبات. في كل منها عشرة آلاف كتاب وقاعة كبيرة للأطفال.",
        "استغرقت الأعمال عامين وكلفت مليوني يورو، قالت رئيسة البلدية يوم الخميس في مقر البلدية.",
        "للتواصل الإعلامي", "نبذة عن مدينة الدردار", "ملاحظات للمحررين",
    ),
    "he": Town(
        "הודעה לעיתונות", "לפרסום מיידי", "12 במרץ 2024", "בוקיצה",
        "העיר פותחת שלוש ספריות חדשות לילדים", "הכניסה חופשית לכל תושבי האזור",
        "עיריית בוקיצה פותחת ביום שני שלוש ספריות. בכל אחת מהן עשרת אלפים ספרים ואולם גדול לילדים.",
        "העבודות נמשכו שנתיים ועלו שני מיליון אירו, אמרה ראשת העיר ביום חמישי בעירייה.",
        "איש קשר לתקשורת", "אודות עיריית בוקיצה", "הערות לעורכים",
    ),
    "ja": Town(
        "プレスリリース", "即時リリース", "2024年3月12日", "楡市",
        "市が子どものための図書館を三館新設", "地域に住むすべての人が無料で入館できる",
        "楡市は月曜日に図書館を三館開館します。それぞれに一万冊の本と子どものための広い部屋があります。",
        "工事は二年かかり、費用は二百万ユーロだったと、市長は木曜日に市役所で述べました。",
        "報道関係者からのお問い合わせ先", "楡市について", "編集者への注記",
    ),
    "zh": Town(
        "新闻稿", "即时发布", "2024年3月12日", "榆城",
        "全市为儿童新开三座图书馆", "本地区居民均可免费入馆参观",
        "榆城市将于星期一开放三座图书馆。每座图书馆藏书一万册，并设有宽敞的儿童阅览室。",
        "市长星期四在市政厅表示，工程历时两年，耗资二百万欧元。",
        "媒体联系人", "关于榆城市", "编者注",
    ),
    "ko": Town(
        "보도자료", "즉시 배포", "2024년 3월 12일", "느릅시",
        "시, 어린이를 위한 새 도서관 세 곳 개관", "지역에 사는 모든 사람은 무료로 입장할 수 있다",
        "느릅시는 월요일에 도서관 세 곳을 연다. 각 도서관에는 책 만 권과 어린이를 위한 넓은 방이 있다.",
        "공사는 2년이 걸렸고 200만 유로가 들었다고 시장이 목요일 시청에서 말했다.",
        "언론 문의", "느릅시 소개", "편집자 주",
    ),
    "hi": Town(
        "प्रेस विज्ञप्ति", "तत्काल प्रकाशन हेतु", "12 मार्च 2024", "एल्मपुर",
        "नगर ने बच्चों के लिए तीन नए पुस्तकालय खोले", "क्षेत्र में रहने वाले सभी लोगों के लिए प्रवेश निःशुल्क है",
        "एल्मपुर नगर सोमवार को तीन पुस्तकालय खोलेगा। हर पुस्तकालय में दस हज़ार किताबें और बच्चों के लिए एक बड़ा कमरा है।",
        "काम में दो साल लगे और बीस लाख यूरो खर्च हुए, महापौर ने गुरुवार को नगर भवन में कहा।",
        "मीडिया संपर्क", "एल्मपुर नगर के बारे में", "संपादकों के लिए नोट",
    ),
}
# fmt: on
