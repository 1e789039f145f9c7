"""Turkish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="ocak; şubat; mart; nisan; mayıs; haziran; temmuz; ağustos; eylül; ekim; kasım; aralık",
    weekdays="pazartesi; salı; çarşamba; perşembe; cuma; cumartesi; pazar",
    today="bugün",
    small="""ve bir bu için ile de da olarak olan en daha çok gibi kadar sonra ancak ise her yeni ya ki ne o mi göre""",
    press="basın (?:bülteni|açıklaması|duyurusu)"
    "|(?:ortak )?(?:basın|medya) (?:bülteni|açıklaması|duyurusu|bildirisi|daveti|toplantısı|notu)|kamuoyu duyurusu|"
    "kamuoyuna (?:duyuru|açıklama)",
    immediate="derhal yayımlanmak üzere|hemen yayınlanabilir",
    embargo="ambargo(?: ?:)",
    contact="iletişim bilgileri|(?:basın|medya) (?:iletişim|irtibat)|iletişim|(?:ayrıntılı|daha fazla) bilgi için",
    called="hakkında",
    end="son",
    web="paylaş|yazdır|ana sayfa|haberler|geri|ara|devamını oku"
    "|paylaş(?:ın|ım)?(?: .{1,20})?|çerez(?:ler| politikası| ayarları)?|kabul et|reddet|gizlilik(?: politikası)?|"
    "kvkk.{0,30}|kişisel verilerin korunması|erişilebilirlik|site haritası|kullanım (?:koşulları|şartları)|bülten|"
    "abone ol.{0,30}|giriş(?: yap)?|üye ol|içeriğe (?:geç|atla)|menü|kapat|arama|(?:önceki|sonraki)(?: (?:haber|"
    "yazı|sayfa|içerik))?(?: ?: ?.{1,100})?|geri dön.{0,30}|yukarı(?: çık)?|tüm (?:haberler|duyurular|"
    "basın bültenleri).{0,20}|daha fazla(?:sı)?|(?:\\d+ )?yorum(?:lar)?|yorum yap|indir(?: .{1,30})?|"
    "tüm hakları saklıdır|bizi takip edin.{0,40}|basın(?: odası| bültenleri| merkezi)?|duyurular|galeri|"
    "fotoğraf(?:lar)?|video(?:lar)?|javascript.{1,80}|bize ulaşın",
    related="ilgili (?:haberler|içerikler)"
    "|(?:ilgili|benzer|diğer|son) (?:haberler|içerikler|yazılar|duyurular)|bunlar da ilginizi çekebilir|"
    "ayrıca (?:okuyun|bakınız)|en çok okunan(?:lar)?",
    said="dedi|diyen|söyledi|belirtti|ifade etti|kaydetti|vurguladı|açıkladı|konuştu|dile getirdi|ekledi",
    roles="genel müdür|başkan|bakan|müdür",
    house="[\\w ]{2,30} projesi|belediyesi|bakanlığı|üniversitesi|vakfı|derneği|[\\w ]{2,40} (?:belediyesi|bakanlığı|üniversitesi|vakfı|derneği"
    "|başkanlığı|müdürlüğü)",
    dated="yayı(?:n|m)(?:lanma|landığı)?(?: tarihi)?|yayı[nm]landı|(?:son )?güncelle(?:me|ndi)(?: tarihi)?|tarih|"
    "oluşturulma(?: tarihi)?|eklenme tarihi",
    home="ana ?sayfa|buradasınız|şu an buradasınız",
)
