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
    immediate="julkaisuvapaa(?: heti)?|vapaa julkaistavaksi",
    embargo="(?:julkaistavissa|julkaisuvapaa|embargo(?= ?:))(?! heti)",
    contact="lisätieto(?:ja|jen antajat)(?: (?:medialle|antaa|antavat))?|yhteystiedot|mediakontakti|lisätietoja medialle",
    end="loppu",
    web="avainsanat|tilaa tiedotteet sähköpostiisi|jaa(?: .{1,20})?|tulosta|etusivu|uutiset|takaisin|haku|lue lisää",
    related="aiheeseen liittyv(?:ää|ät)|lue myös",
    said="sanoo|kertoo|toteaa|sanoi|kertoi|totesi|korostaa|painottaa|arvioi|muistuttaa|iloitsee|jatkaa",
    roles="kaupunginjohtaja|toiminnanjohtaja|tutkija|toimitusjohtaja|johtaja|ministeri|puheenjohtaja|professori",
    house="kaupunki|yliopisto|ministeriö|\\w+ministeriö|säätiö|liitto|virasto",
)
