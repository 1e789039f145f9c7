"""Language tags (BCP 47, RFC 5646): which texts are one, and how one is written."""

import re
import unicodedata

# ISO 639-1: BCP 47 wants the two-letter code wherever a language has one.
_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss "
    "st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
# Three-letter codes in a file's name are believed only when press offices use them: `x.pdf.md` is no translation.
_THREE_LETTERS = "ast ckb cmn dsb fil gsw haw hsb kab lij nds pap rom scn sco smn srn swg vec wae yue"
_ISO_639_1 = frozenset(_TWO_LETTERS.split(" "))
_KNOWN_THREE = frozenset(_THREE_LETTERS.split(" "))
TAG = re.compile(
    r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?((?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*)"
)
_MEANT = {
    "arabe": "ar", "arabic": "ar", "arabisch": "ar", "aleman": "de", "allemand": "de", "deutsch": "de", "german": "de",
    "anglais": "en", "english": "en", "englisch": "en", "ingles": "en", "catala": "ca", "catalan": "ca", "cz": "cs",
    "dk": "da", "danish": "da", "danois": "da", "dutch": "nl", "neerlandais": "nl", "nederlands": "nl",
    "espagnol": "es", "espanol": "es", "spanisch": "es", "spanish": "es", "castellano": "es",
    "francais": "fr", "frances": "fr", "franzosisch": "fr", "french": "fr", "fra": "fr", "fre": "fr", "eng": "en",
    "deu": "de", "ger": "de", "spa": "es", "ita": "it", "nld": "nl", "por": "pt", "greek": "el", "grec": "el", "gr": "el",
    "italian": "it", "italiano": "it", "italien": "it", "italienisch": "it", "jp": "ja", "japanese": "ja",
    "portugais": "pt", "portugues": "pt", "portuguese": "pt", "portugiesisch": "pt", "en-uk": "en-GB",
    "russe": "ru", "russian": "ru", "chinese": "zh", "chinois": "zh", "cn": "zh",
}  # fmt: skip


def normal_tag(text: str) -> str:
    """Return a language tag in its usual case (`fr-ca` gives `fr-CA`), or nothing when `text` is none.

    Language, script, region and variants are known (RFC 5646, section 2.1.1); extensions and
    private tags are not, since no reader of a release acts on them.
    """
    found = TAG.fullmatch(text)
    if not found or text.casefold() in _MEANT:
        return ""
    language, script, region, variants = found.groups()
    language = language.lower()
    if len(language) == 2 and language not in _ISO_639_1:  # noqa: PLR2004  (a two-letter code)
        return ""
    parts = [language, script.title() if script else "", region.upper() if region else ""]
    return "-".join(part for part in parts if part) + variants.lower()


def meant_tag(text: str) -> str:
    """Return the tag that `text` (`français`, `fr_FR`, `en-UK`) was probably meant to be, or nothing."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = plain.strip(" \t").casefold().replace("_", "-")
    return _MEANT.get(plain, "") or normal_tag(plain)


def tag_in_name(suffix: str) -> str:
    """Return the tag that a part of a file's name is, or nothing; stricter than `normal_tag`."""
    tag = normal_tag(suffix)
    language = tag.partition("-")[0]
    return tag if language in _ISO_639_1 or language in _KNOWN_THREE else ""
