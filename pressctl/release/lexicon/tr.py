"""Turkish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="ocak; şubat; mart; nisan; mayıs; haziran; temmuz; ağustos; eylül; ekim; kasım; aralık",
    weekdays="pazartesi; salı; çarşamba; perşembe; cuma; cumartesi; pazar",
    today="bugün",
    small="""ve bir bu için ile de da olarak olan en daha çok gibi kadar sonra ancak ise her yeni ya ki ne o mi göre tarafından olduğunu ardından üzere
        birlikte önce dedi eden yapılan""",
    press="ortak açıklama(?= ?:?$)|duyuru(?= ?:?$)|basın (?:bülteni|açıklaması|duyurusu)"
    "|(?:ortak )?(?:basın|medya) (?:bülteni|açıklaması|duyurusu|bildirisi|daveti|toplantısı|notu)|kamuoyu duyurusu|"
    "kamuoyuna (?:duyuru|açıklama)",
    immediate="derhal yayımlanmak üzere|hemen yayınlanabilir",
    notes="editör(?:lere|e|ler için) not(?:lar)?|editörün notu",
    filed="etiketler|anahtar (?:kelimeler|sözcükler)|kategoriler?",
    embargo="ambargo(?: ?:)",
    contact="basın ve halkla ilişkiler(?: birimi)?(?= ?:?$)|(?:gazeteciler|basın) için iletişim"
    "|iletişim bilgileri|(?:basın|medya) (?:iletişim|irtibat)|iletişim|(?:ayrıntılı|daha fazla) bilgi için"
    "|(?:basın|medya) (?:ilişkileri|sorumlusu|soruları|talepleri|danışmanı|ofisi|bürosu|merkezi|irtibatı)|iletişim (?:adresi|için|kişisi)"
    "|(?:ayrıntılı|daha fazla|detaylı) bilgi(?: ve (?:iletişim|röportaj))?(?: için)?|bilgi için|röportaj talepleri"
    "|bize ulaşın|irtibat",
    called="hakkında|hakkında (?:bilgi|kısa bilgi|genel bilgi)|tanıtımı|kimdir",
    end="son",
    web="hiç yorum yok:?|yorum gönder|tweetle|(?:e-?posta )?gönder|paylaş|yazdır|ana sayfa|haberler|geri|ara|devamını oku"
    "|paylaş(?:ın|ım)?(?: .{1,20})?|çerez(?:ler| politikası| ayarları)?|kabul et|reddet|gizlilik(?: politikası)?|"
    "kvkk.{0,30}|kişisel verilerin korunması|erişilebilirlik|site haritası|kullanım (?:koşulları|şartları)|bülten|"
    "abone ol.{0,30}|giriş(?: yap)?|üye ol|içeriğe (?:geç|atla)|menü|kapat|arama|(?:önceki|sonraki)(?: (?:haber|"
    "yazı|sayfa|içerik))?(?: ?: ?.{1,100})?|geri dön.{0,30}|yukarı(?: çık)?|tüm (?:haberler|duyurular|"
    "basın bültenleri).{0,20}|daha fazla(?:sı)?|(?:\\d+ )?yorum(?:lar)?|yorum yap|indir(?: .{1,30})?|"
    "tüm hakları saklıdır|bizi takip edin.{0,40}|basın(?: odası| bültenleri| merkezi)?|duyurular|galeri|"
    "fotoğraf(?:lar)?|video(?:lar)?|javascript.{1,80}|bize ulaşın"
    "|etiketler|anahtar kelimeler|yorumlar|(?:henüz )?yorum (?:yok|yapılmamış|bulunmamaktadır).{0,5}|\\d+ yorum"
    "|(?:bir )?yorum (?:yaz|yap|yapın|bırak|bırakın|ekle)|bir (?:cevap|yanıt) (?:yazın|bırakın)|e-?posta (?:hesabınız|adresiniz) yayımlanmayacak.{0,80}"
    "|paylaş(?: .{1,20})?|paylaşın.{0,20}|yazdır|geri(?: dön.{0,20})?|tüm (?:haberler|duyurular)|(?:görüntülenme|okunma|gösterim)(?: sayısı)? ?:? ?\\d[\\d.,]*"
    "|ekler|ek dosyalar|dosyalar|indir.{0,20}|.{1,30} indir|kaynak",
    related="(?:ilişkili|ilgili|benzer) (?:yazılar|haberler|içerikler|konular|gönderiler)|ilgili (?:haberler|içerikler)"
    "|(?:ilgili|benzer|diğer|son) (?:haberler|içerikler|yazılar|duyurular)|bunlar da ilginizi çekebilir|"
    "ayrıca (?:okuyun|bakınız)|en çok okunan(?:lar)?",
    said="dedi|diyen|söyledi|belirtti|ifade etti|kaydetti|vurguladı|açıkladı|konuştu|dile getirdi|ekledi",
    roles="genel müdür|başkan|bakan|müdür",
    house="[\\w ]{2,30} projesi|belediyesi|bakanlığı|üniversitesi|vakfı|derneği|[\\w ]{2,40} (?:belediyesi|bakanlığı|üniversitesi|vakfı|derneği"
    "|başkanlığı|müdürlüğü)",
    dated="giriş(?: tarihi)?|yayı(?:n|m)(?:lanma|landığı)?(?: tarihi)?|yayı[nm]landı|(?:son )?güncelle(?:me|ndi)(?: tarihi)?|tarih|"
    "oluşturulma(?: tarihi)?|eklenme tarihi",
    home="ana ?sayfa|buradasınız|şu an buradasınız",
    about="hakkımızda|biz kimiz",
    notice="(?:bu (?:web )?site(?:si|de|sinde)?|sitemiz(?:de)?|web sitemiz(?:de)?).{0,45} (?:çerez|cookie)",
    closing="saygılarımızla|saygılarımla|saygılar|sevgiler",
    advertisement="reklam",
    more="(?:ayrıca )?okuyun|devamını oku|ilgili haber",
    venue="yer|saat|nerede|ne zaman|zaman|mek[aâ]n",
    headline="başlık",
    subhead="alt başlık",
    summary="özet|spot",
    text="metin|haber metni|içerik",
    further="resimler|fotoğraf|bağlantılar|kaynak(?:lar|ça)?|daha fazla bilgi|belgeler|görseller|fotoğraflar|dipnotlar",
    written="metin|yazan|yazar|kaynak",
    giving="bağış\\w*",
    founded="kurul(?:du|muş|an)\\w*",
    passed_on="(?:aciklamayi|aciklamanin tamamini|bildiriyi|mektubu) (?:yayimliyoruz|paylasiyoruz|oldugu gibi yayimliyoruz)"
    "|(?:basin )?aciklama(?:si)?nin (?:tamami|tam metni)(?: soyle(?:dir)?| su sekilde(?:dir)?)?"
    "|aciklamanin tamami",
)
