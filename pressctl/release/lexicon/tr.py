"""Turkish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="ocak; şubat; mart; nisan; mayıs; haziran; temmuz; ağustos; eylül; ekim; kasım; aralık",
    weekdays="pazartesi; salı; çarşamba; perşembe; cuma; cumartesi; pazar",
    today="bugün",
    small="""ve bir bu için ile de da olarak olan en daha çok gibi kadar sonra ancak ise her yeni ya ki ne o mi göre""",
    press="basın (?:bülteni|açıklaması|duyurusu)",
    contact="(?:basın|medya) (?:iletişim|irtibat)|iletişim|(?:ayrıntılı|daha fazla) bilgi için",
    called="hakkında",
    said="dedi|söyledi|belirtti|ifade etti|kaydetti|vurguladı",
    roles="genel müdür|başkan|bakan|müdür",
)
