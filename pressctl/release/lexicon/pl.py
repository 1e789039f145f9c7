"""Polish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="stycznia styczeń; lutego luty; marca marzec; kwietnia kwiecień; maja maj; czerwca czerwiec; lipca lipiec;"
    " sierpnia sierpień; września wrzesień; października październik; listopada listopad; grudnia grudzień",
    weekdays="poniedziałek; wtorek; środa; czwartek; piątek; sobota; niedziela",
    today="dziś dzisiaj",
    small="""i w na z do nie się jest to że o od za po dla oraz jak przez przy ich jego jej ale tak czy lub a ze które który która
        są był była było być także już tylko przed pod nad między roku będzie tym tej ten ta te""",
    press="informacj[aei] prasow[aye]|komunikat(?: prasowy)?|notatka prasowa|zaproszenie prasowe",
    immediate="do natychmiastowej publikacji",
    embargo="embargo do|embargo(?: ?:)",
    contact="kontakt(?: (?:dla|z) (?:mediów|mediami|prasy|prasą)| prasowy)?|biuro prasowe|dla mediów"
    "|(?:więcej|dodatkow(?:e|ych)) informacj[ie](?: udziela)?|rzecznik prasowy",
    about="o (?:firmie|spółce|fundacji|nas)\\b|o\\b|informacje o\\b",
    notes="(?:uwagi|informacja) dla redak(?:cji|torów)",
    end="koniec",
    filed="opublikowano w|kategori[ae]|słowa kluczowe|tagi",
    web="udostępnij|drukuj|powrót|aktualności|czytaj (?:więcej|dalej)|szukaj|przejdź do treści",
    related="powiązane (?:artykuły|wpisy)|zobacz (?:też|także)",
    said="powiedział[a]?|mówi|stwierdził[a]?|podkreśl(?:a|ił|iła)|doda(?:je|ł|ła)|wyjaśni(?:a|ł|ła)|zaznacz(?:a|ył|yła)|komentuje",
    by="według|zdaniem",
    roles="lider|organizator|prezes|dyrektor|prezydent|minister|rzecznik|burmistrz|wiceprezes|kierownik|profesor|członek|założyciel",
    house="projekt|ministerstwo|urząd|uniwersytet|fundacja|stowarzyszenie|miasto|gmina|instytut|kancelaria|agencja",
    invitation="zaproszenie na (?:konferencję prasową|briefing prasowy)",
)
