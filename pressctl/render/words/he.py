"""Hebrew; a month in a date has the prefix that ties it to its day, and figures are the European ones (CLDR)."""

from pressctl.render.words import Locale, Words

HEBREW = Locale(
    words=Words(
        code="he",
        release="הודעה לעיתונות",
        statement="הצהרה",
        advisory="הזמנה לתקשורת",
        immediate="לפרסום מיידי",
        embargo="באמברגו עד {moment}",
        contact="פרטי קשר לתקשורת",
        about="אודות",
        notes="הערות לעורכים",
        media="תמונות ומסמכים",
        kit="הורדת הכול",
        credit="קרדיט: {credit}",
        online="לקריאה באתר",
        correction="תיקון",
        kill="ביטול",
        kill_text="הודעה זו בוטלה על ידי {newsroom}. נבקש לא לפרסם אותה, ואם כבר פורסמה, להסירה.",
        kill_reason="הסיבה: {reason}",
        killed="הטקסט שבוטל",
        draft="טיוטה",
        test="זוהי הודעת ניסיון, נא לא לפרסם.",
        greeting="שלום רב,",
        greeting_named="שלום {name},",
        legal=(
            "הודעה זו נשלחה מאת {newsroom} משום שכתובתכם מופיעה ברשימת התפוצה לתקשורת. להסרה מהרשימה "
            "די להשיב להודעה ולבקש זאת."
        ),
        unsubscribe="הסרה מרשימת התפוצה",
        dateline="{place}, {date}",
        updated="עודכן: {moment}",
        languages="שפות נוספות",
        corrections="תיקונים",
        earlier="תיקונים קודמים",
        everything="כל ההודעות לעיתונות",
        subscribe="הרשמה",
        newer="חדשות יותר",
        older="ישנות יותר",
        nothing="אין עדיין הודעות לעיתונות.",
        skip="דילוג לתוכן",
    ),
    months="ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    date="{day}\u00a0ב{month} {year}",
    time="בשעה {hour:02}:{minute:02}",
    quotes=("”", "”"),
)
LOCALES = {"he": HEBREW}
