"""What languages call themselves, how Open Graph names them, and links to a release in another one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.render.locales import direction

if TYPE_CHECKING:
    from pressctl.model import Newsroom, Release

# Each in its own words, as its readers look for it.
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "العربية",
        "bg": "Български",
        "ca": "Català",
        "cs": "Čeština",
        "cy": "Cymraeg",
        "da": "Dansk",
        "de": "Deutsch",
        "el": "Ελληνικά",
        "en": "English",
        "es": "Español",
        "et": "Eesti",
        "eu": "Euskara",
        "fa": "فارسی",
        "fi": "Suomi",
        "fr": "Français",
        "ga": "Gaeilge",
        "gl": "Galego",
        "he": "עברית",
        "hi": "हिन्दी",
        "hr": "Hrvatski",
        "hu": "Magyar",
        "id": "Bahasa Indonesia",
        "it": "Italiano",
        "ja": "日本語",
        "ko": "한국어",
        "lt": "Lietuvių",
        "lv": "Latviešu",
        "mt": "Malti",
        "nb": "Norsk bokmål",
        "nl": "Nederlands",
        "no": "Norsk",
        "pl": "Polski",
        "pt": "Português",
        "ro": "Română",
        "ru": "Русский",
        "sk": "Slovenčina",
        "sl": "Slovenščina",
        "sv": "Svenska",
        "th": "ไทย",
        "tr": "Türkçe",
        "uk": "Українська",
        "ur": "اردو",
        "vi": "Tiếng Việt",
        "zh": "中文",
        "zh-hans": "简体中文",
        "zh-hant": "繁體中文",
    }
)
# The region that goes without saying (CLDR, likely subtags); Open Graph wants one (ogp.me, og:locale).
_REGIONS: Mapping[str, str] = MappingProxyType(
    dict(
        pair.split(":")
        for pair in [
            "ar:EG",
            "bg:BG",
            "ca:ES",
            "cs:CZ",
            "da:DK",
            "de:DE",
            "el:GR",
            "en:US",
            "es:ES",
            "et:EE",
            "fa:IR",
            "fi:FI",
            "fr:FR",
            "he:IL",
            "hr:HR",
            "hu:HU",
            "id:ID",
            "it:IT",
            "ja:JP",
            "ko:KR",
            "lt:LT",
            "lv:LV",
            "nb:NO",
            "nl:NL",
            "pl:PL",
            "pt:BR",
            "ro:RO",
            "ru:RU",
            "sk:SK",
            "sl:SI",
            "sv:SE",
            "th:TH",
            "tr:TR",
            "uk:UA",
            "ur:PK",
            "vi:VN",
            "zh:CN",
            "zh-hans:CN",
            "zh-hant:TW",
        ]
    )
)
_SCRIPT, _REGION = 4, 2  # letters of a subtag


class PrintedLink(Struct, frozen=True, kw_only=True):
    """A release in another language: where, and that language's tag, direction and own name."""

    language: str
    direction: str
    name: str
    url: str


def link_to(language: str, url: str) -> PrintedLink:
    """Return the link to a version at an address."""
    return PrintedLink(language=language, direction=direction(language), name=own_name(language), url=url)


def own_name(tag: str) -> str:
    """Return what a language calls itself, with its region where it has one; the tag where nobody wrote it down."""
    language, script, region = _parts(tag)
    name = _NAMES.get(f"{language}-{script}") or _NAMES.get(language)
    if not name:
        return tag
    return f"{name} ({region})" if region else name


def open_graph(tag: str) -> str:
    """Return a language as Open Graph writes it (`fr_FR`), or "" where its region cannot be told."""
    language, script, region = _parts(tag)
    region = region or _REGIONS.get(f"{language}-{script}", "") or _REGIONS.get(language, "")
    return f"{language}_{region}" if region else ""


def _parts(tag: str) -> tuple[str, str, str]:
    """Return a tag's language, script ("hant") and region ("TW"); what it does not say is empty."""
    language, *rest = tag.replace("_", "-").split("-")
    script = next((part.lower() for part in rest if len(part) == _SCRIPT and part.isalpha()), "")
    region = next((part.upper() for part in rest if len(part) == _REGION and part.isalpha()), "")
    return language.lower(), script, region


class PrintedTongue(Struct, frozen=True, kw_only=True):
    """A language and the direction it is written in."""

    language: str
    direction: str


def tongue_of_house(release: "Release", newsroom: "Newsroom") -> PrintedTongue:
    """Return what the boilerplate is written in: the newsroom's own text stays in the newsroom's language."""
    language = release.language if release.boilerplate else newsroom.language
    return PrintedTongue(language=language, direction=direction(language))
