"""Turkish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="ocak; şubat; mart; nisan; mayıs; haziran; temmuz; ağustos; eylül; ekim; kasım; aralık",
    weekdays="pazartesi; salı; çarşamba; perşembe; cuma; cumartesi; pazar",
    today="bugün",
    small="""ve bir bu için ile de da olarak olan en daha çok gibi kadar sonra ancak ise her yeni ya ki ne o mi göre""",
    press="basın (?:bülteni|açıklaması|duyurusu)",
    immediate="derhal yayımlanmak üzere|hemen yayınlanabilir",
    embargo="ambargo(?: ?:)",
    contact="(?:basın|medya) (?:iletişim|irtibat)|iletişim|(?:ayrıntılı|daha fazla) bilgi için",
    called="hakkında",
    end="son",
    web="paylaş|yazdır|ana sayfa|haberler|geri|ara|devamını oku",
    related="ilgili (?:haberler|içerikler)",
    said="dedi|diyen|söyledi|belirtti|ifade etti|kaydetti|vurguladı|açıkladı|konuştu|dile getirdi|ekledi",
    roles="genel müdür|başkan|bakan|müdür",
    house="[\\w ]{2,30} projesi|belediyesi|bakanlığı|üniversitesi|vakfı|derneği|[\\w ]{2,40} (?:belediyesi|bakanlığı|üniversitesi|vakfı|derneği"
    "|başkanlığı|müdürlüğü)",
)
