"""Finnish."""

from pressctl.release.lexicon import Lexicon

LEXICON = Lexicon(
    months="tammikuuta tammikuu; helmikuuta helmikuu; maaliskuuta maaliskuu; huhtikuuta huhtikuu; toukokuuta toukokuu;"
    " kesäkuuta kesäkuu; heinäkuuta heinäkuu; elokuuta elokuu; syyskuuta syyskuu; lokakuuta lokakuu; marraskuuta marraskuu;"
    " joulukuuta joulukuu",
    weekdays="maanantai maanantaina; tiistai tiistaina; keskiviikko keskiviikkona; torstai torstaina; perjantai perjantaina;"
    " lauantai lauantaina; sunnuntai sunnuntaina",
    today="tänään",
    small="""ja on ei se että oli mutta myös kun tai ovat sekä niin kuin joka ole voi mukaan hän nyt jo vain jos mitä tämä ne olla
        ovat vuoden vuonna yli noin kanssa kautta""",
    press="(?:lehdistö|media)?tiedote|lehdistökutsu",
    contact="lisätieto(?:ja|jen antajat)|yhteystiedot|mediakontakti",
    said="sanoo|kertoo|toteaa|sanoi|kertoi",
    roles="toimitusjohtaja|johtaja|ministeri|puheenjohtaja|professori",
)
