"""Arabic, in the standard language of its press; the months have four sets of names, by region.

Figures are the European ones: they are what the Maghreb and most Arabic newsrooms write online, they keep their
order beside addresses and times, and they can be searched and copied. Names of months: CLDR, by country.
"""

from msgspec.structs import replace

from pressctl.render.words import Locale, Words

ARABIC = Locale(
    words=Words(
        code="ar",
        release="بيان صحفي",
        statement="تصريح صحفي",
        advisory="دعوة إعلامية",
        immediate="للنشر الفوري",
        embargo="محظور النشر حتى {moment}",
        contact="للتواصل الإعلامي",
        about="نبذة عنا",
        notes="ملاحظات للمحررين",
        media="صور ووثائق",
        kit="تنزيل الكل",
        credit="المصدر: {credit}",
        online="القراءة على الموقع",
        correction="تصحيح",
        kill="إلغاء",
        kill_text="سُحب هذا البيان من قِبل {newsroom}. نرجو عدم نشره، وإزالته إن كان قد نُشر.",
        kill_reason="السبب: {reason}",
        killed="النص الملغى",
        draft="مسودة",
        test="هذه رسالة تجريبية، نرجو عدم نشرها.",
        greeting="تحية طيبة،",
        greeting_named="تحية طيبة {name}،",
        legal=(
            "تصلكم هذه الرسالة من {newsroom} لأن عنوانكم مدرج في القائمة الصحفية. لإيقاف استلام هذه "
            "الرسائل يكفي الرد بطلب ذلك."
        ),
        unsubscribe="إلغاء الاشتراك",
        dateline="{place}، {date}",
        updated="آخر تحديث: {moment}",
        languages="لغات أخرى",
        corrections="التصحيحات",
        earlier="تصحيحات سابقة",
        everything="جميع البيانات الصحفية",
        subscribe="اشتراك",
        newer="الأحدث",
        older="الأقدم",
        nothing="لا توجد بيانات صحفية بعد.",
        skip="الانتقال إلى المحتوى",
    ),
    months="يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    date="{day}\u00a0{month} {year}",
    time="الساعة {hour:02}:{minute:02}",
    quotes=("«", "»"),
    office="، {role}",
)
LEVANTINE = replace(
    ARABIC,
    months="كانون\u00a0الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين\u00a0الأول تشرين\u00a0الثاني كانون\u00a0الأول",
)
ALGERIAN = replace(ARABIC, months="جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر")
MOROCCAN = replace(ARABIC, months="يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر")
LOCALES = {
    "ar": ARABIC,
    **dict.fromkeys(("ar-iq", "ar-jo", "ar-lb", "ar-ps", "ar-sy"), LEVANTINE),
    **dict.fromkeys(("ar-dz", "ar-tn"), ALGERIAN),
    "ar-ma": MOROCCAN,
}
