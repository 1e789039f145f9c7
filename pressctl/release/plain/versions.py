"""Lines that say where the same text stands in another language: `(English below)`, `Version française ci-dessous`."""

import re

from pressctl.release.levelling import level

_LANGUAGE = re.compile(
    r"(?<!\w)(?:english|engl(?:ais|isch|antie?l?)\w*|engels\w*|ingles\w*|angl(?:ick|esk|ic)\w*|angiels\w*|angol\w*|ingiliz\w*|английск\w*|англійськ\w*|αγγλικ\w*"
    r"|deutsch\w*|german|alleman[de]\w*|aleman\w*|tedesc\w*|duits\w*|tysk\w*|saksa\w*|niemieck\w*|nemeck\w*|немецк\w*|німецьк\w*"
    r"|french|francais\w*|franzosisch\w*|frances\w*|frans(?:k)?\w*|ranska\w*|francusk\w*|francouzsk\w*|французск\w*|французьк\w*"
    r"|spanish|espan(?:ol|hol)\w*|espagnol\w*|spanisch\w*|spagnol\w*|spaans\w*|spansk\w*|castella\w*|catalan?\w*|italian\w*|italien\w*|dutch|nederlands\w*"
    r"|swedish|svensk\w*|finnish|suome\w*|dansk\w*|norsk\w*|russian|русск\w*|російськ\w*|українськ\w*|portugu\w*|polski\w*|magyar\w*|turkce\w*|euskar\w*"
    r"|العربية|الانجليزية|الإنجليزية|עברית|אנגלית)(?!\w)|英文|英語|英语|中文|日本語|영어|한국어"
)
_BELOW = re.compile(
    r"(?<!\w)(?:below|follows|scroll down|ci-dessous|plus bas|unten|weiter unten|nachfolgend|mas abajo|abajo|abaixo|di seguito|sotto|in calce|hieronder|onderaan|nedan\w*|langre ned"
    r"|nedenfor|alla|alempana|ponizej|nize|lejjebb|alabb|asagida|ниже|нижче|a continuacio\w*|tot seguit|παρακατω|أدناه|להלן|למטה)(?!\w)|如下|下方|以下|(?:[请請]?(?:点击|點擊|按|點))?此[处處]|こちら|아래|여기"
)
# Beside a language, and in brackets or between stars, these are enough.
_VERSION = re.compile(
    r"(?<!\w)(?:version|fassung|versio\w*|versao|verzi\w*|wersj\w*|версия|версія|translation|traduc\w*|traduz\w*|ubersetzung|vertaling)(?!\w)|版"
)
_LONGEST = 80  # characters
_MOST_WORDS, _MOST_BARE = 12, 5  # words of such a line in brackets or between stars, of one without


def points_to_language(text: str) -> bool:
    """Tell whether a line says nothing but where the text stands in another language."""
    if len(text) > _LONGEST or text[-1] in ":：?？" or any(map(str.isdigit, text)):
        return False
    levelled = level(text)
    held = text[0] in "([（［*"
    where = _BELOW.search(levelled) or (held and _VERSION.search(levelled))
    few = len(re.findall(r"\w+", levelled)) <= (_MOST_WORDS if held else _MOST_BARE)
    return few and bool(where) and _LANGUAGE.search(levelled) is not None
