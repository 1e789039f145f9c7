"""English; what the United States do otherwise is below."""

from msgspec.structs import replace

from pressctl.render.words import Locale, Typography, Words

PRINTED = Typography(
    nested=("‘", "’"),
    single=("‘", "’"),
    titles="Mr Mr. Mrs Mrs. Ms Ms. Mx Mx. Dr Dr. Prof Prof. Sir Dame Lord Lady Rev Rev. Cllr St St.",
    numbered="No. Nos. no. nos. p. pp. § §§ art. ch. fig. vol.",
    units="million billion trillion a.m. p.m. am pm mph mi lb oz ft bn",
    elided="tis twas twere em til cause n 60s 70s 80s 90s 00s",
)
ENGLISH = Locale(
    words=Words(
        code="en",
        release="Press release",
        statement="Statement",
        advisory="Media advisory",
        immediate="For immediate release",
        embargo="Embargoed until {moment}",
        contact="Press contact",
        about="About",
        notes="Notes to editors",
        media="Images and documents",
        kit="Download everything",
        credit="Credit: {credit}",
        online="View online",
        correction="CORRECTION",
        kill="WITHDRAWN",
        kill_text="{newsroom} withdraws this text. Please do not publish it and, if you already have, take it down.",
        kill_reason="Reason: {reason}",
        killed="Withdrawn text",
        draft="DRAFT",
        test="This is a test: please do not publish it.",
        greeting="Hello,",
        greeting_named="Hello {name},",
        legal=(
            "{newsroom} sends you this message because you are on its press list. "
            "To receive no more of them, simply reply and say so."
        ),
        unsubscribe="Unsubscribe",
        dateline="{place}, {date}",
        updated="Updated {moment}",
        languages="Other languages",
        corrections="Corrections made",
        earlier="Earlier corrections",
        everything="All releases",
        subscribe="Subscribe",
        newer="Newer",
        older="Older",
        nothing="No releases yet.",
        skip="Skip to content",
    ),
    months="January February March April May June July August September October November December",
    date="{day}\u00a0{month} {year}",
    time="at {hour:02}:{minute:02}",
    quotes=("“", "”"),
    typography=PRINTED,
)
AMERICAN = replace(
    ENGLISH,
    date="{month}\u00a0{day}, {year}",
    time="at {twelve}:{minute:02}\u00a0{half}",
    halves=("a.m.", "p.m."),
)
LOCALES = {"en": ENGLISH, "en-us": AMERICAN}
