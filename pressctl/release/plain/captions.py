"""What a page shows of a picture between a headline and its text: the caption, who took it, and who wrote the text."""

import re
from collections.abc import Collection, Sequence

from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.plain.furniture import is_credit
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.speakers import is_name
from pressctl.release.plain.weighing import names_press

_LONGEST_CAPTION, _LONGEST_CREDIT, _LONGEST_BYLINE = 300, 60, 60  # characters
_LONGEST_BELOW = 160  # characters of a caption below its credit
_MOST_OF_A_NAME, _MOST_OF_AN_OFFICE = 4, 4  # words
# The last words of a caption: `(Foto: Ann Lee)`, `Foto: Ann Lee/Acme`, `© Ann Lee`.
_ENDS = re.compile(
    r"[ \u00a0](?P<credit>[(\[]?(?:[^\W\d_]{3,14}:|(?:사진|자료|제공)[ \u00a0]?[:=]|©)[ \u00a0]?[^.:!?()\[\]]{3,50}[)\]]?)$"
)
# Picture agencies are called alike in all languages: `… (Photo Ann Lee/AFP)`, `… | Getty Images`, `….AFP`.
_AGENCY = re.compile(
    r"[/|.,(©][ \u00a0]?(?:AFP|AP|APA|dpa|Reuters|EPA|EFE|ANSA|Getty Images|Getty|Alamy|iStock|Shutterstock|imago(?: Images)?|IMAGO|Keystone|NTB|Ritzau Scanpix|Belga"
    r"|ANP|PAP|ČTK|MTI|Lusa|Yonhap|Kyodo|Xinhua|TASS|Unsplash|Pexels|Pixabay)(?:[/ ][^!?]{1,40})?[)\]]?$"
)
# Anybody's name behind a stroke: `The new bridge. / Ann Lee`, `… (ANTARA/Ann Lee)`.
_STROKE = re.compile(r"[.!?] ?/ ?(?P<name>[^\W\d_][\w .’'-]{2,40})$|[ \u00a0]\([A-ZÀ-Þ]{2,12}/[^\W\d_][^()/]{2,40}\)$")
# What Korean and Japanese captions begin with: it points to the picture above.
_POINTS = re.compile(r"[▲△▼▽](?=[^\W_])")
_BY = re.compile(
    r"(?:by|von|par|por|per|da|de|di|door|av|af|od|przez|(?:written|story|text|report|words|posted) by|(?:geschrieben|text) von|(?:ecrit|redige) par|autor|autore?|author"
    r"|un (?:sujet|reportage|article) de|tex(?:t|te|to)|testo|tekst|oleh|penulis|yazan|haber|tac gia|szerzo|irta|kirjoittaja|teksti|απο|συντακτης|автор|текст"
    r"|بقلم|כתב|כתבה|מאת|文|執筆|作者|撰文|글)[ :：\u00a0]+"
)
_BY_WIRE = re.compile(
    r"(?:[Aa]utore?|AUTORE?|[Aa]uthor|[Zz]droj|[Ss]ource|[Ff]uente|[Ff]onte|[Qq]uelle)[: \u00a0]{1,2}[A-ZČŠŽ]{3,6}"
)  # `Autor TASR`
# Who took the pictures, told behind who wrote the text: `Story by Ann Lee, photos by Bob Hill`.
_AND_PICTURES = re.compile(
    r"[,;|/] ?(?:and )?(?:photo\w*|foto\w*|bilder?|images?|pictures?|imagenes|immagini)(?: (?:by|von|par|por|di|de)|:) [^.!?]{3,40}$"
)
# Of the office: `By the press office`, `Von der Pressestelle`.
_BY_OFFICE = re.compile(
    r"(?:by|von|vom|par|por|da|dal?l?|door|av|af|od|przez) (?:(?:the|der|dem|die|le|la|il|de|het|our|unserer?m?|notre) |l['’])?(?P<office>[^.!?:]{4,40})"
)
# A page's field, its value on the next line.
_WRITTEN_BY = re.compile(
    r"(?:author|auteur|autora?|autore|auteure?|verfasser(?:in)?|forfatter|forfattare|kirjoittaja|autorka|автор|συντακτης|yazar|penulis|tac gia"
    r"|작성자|등록자|담당자|담당 ?부서|작성 ?부서|부서|作者|发布者|發布者|发布机构|投稿者|担当)[ \u00a0]?[:：]"
)
_EDITORS = re.compile(r"\b(?:re[dz]a[ck][ct]i?|newsroom|editorial)")

_LONGEST_OFFICE = 200
_RANKS = re.compile(
    r"(?:(?:Dr|Prof|Ing|Dipl|Mag|Lic|Arq|Mtr[ao]|med|rer|nat|phil|h\.[ \u00a0]?c|M\.?A|B\.?A|Ph\.?D)\.?(?:-Ing\.?)?[ \u00a0]+)+"
)
_OFFICE = re.compile(
    r"pressestelle|presse(?:-| und| &)|offentlichkeitsarbeit|medienstelle|hochschulkommunikation|press office|(?:service|bureau) de presse|ufficio stampa"
    r"|(?:gabinete|oficina|departamento) de prensa|assessoria de imprensa|gabinete de imprensa|persdienst|perskamer|presstjanst|presseavdeling"
    r"|biuro prasowe|tiskove oddeleni|пресс-служба|пресслужба"
)


def count_captions(passages: Sequence[Passage]) -> int:
    """Return how many passages below a headline are a picture's caption and credit, with a text below them."""
    count = 0
    while count + 1 < len(passages) and (length := _caption(passages[count:])):
        count += length
    return count if count < len(passages) else 0


# A byline's day: `By Ann Lee - 30/03/2019`.
_DAY_BEHIND = re.compile(r"[ \u00a0]?[-–—|,/·•][ \u00a0]\d{1,2}([./-])\d{1,2}\1(?:\d\d){1,2}$")


def is_byline(text: str) -> bool:
    """Tell whether a line says who wrote a text, and nothing else: `by Ann Lee`, with a full stop, an office or who took the pictures too."""
    if len(text) > _LONGEST_BYLINE:
        return False
    text = re.sub(" {2,}", " ", _DAY_BEHIND.sub("", text.rstrip(" |/·•\u00a0")))  # the bar before what stands beside it
    text = text.replace(" - ", "-")  # a double name
    if not text or _BY_WIRE.fullmatch(text):
        return bool(text)
    pictured = _AND_PICTURES.search(level(text))
    text = text[: pictured.start()] if pictured else text
    by_office = _BY_OFFICE.fullmatch(level(text))
    if by_office and (names_press(by_office["office"]) or _EDITORS.search(level(by_office["office"]))):
        return True
    found = _BY.match(level(text))
    name, _, office = text[found.end() :].rstrip(". \u00a0").partition(", ") if found else ("", "", "")
    if len(office.split(" ")) > _MOST_OF_AN_OFFICE:
        return False
    name = _RANKS.sub("", name)
    return 1 < len(name.split(" ")) <= _MOST_OF_A_NAME and is_name(name)


def count_signed(passages: Sequence[Passage]) -> int:
    """Return how many lines at the top say who wrote or issued a text, the name on a line below the word for it; 0 for none."""
    lines = [line.text for one in passages[:2] if not (one.form or one.mark) for line in one.lines][:2]
    named = len(lines) > 1 and _WRITTEN_BY.fullmatch(level(lines[0])) and len(lines[1]) <= _LONGEST_BYLINE
    return 2 if named and lines[1][-1] not in ".!?:：" else 0


def is_office(text: str) -> bool:
    """Tell whether a line names somebody and the office that speaks to the press: `Dr. Ann Lee, Press Office, Example University`."""
    if len(text) > _LONGEST_OFFICE or text[-1] in "!?:" or not _OFFICE.search(level(text)):
        return False
    words = [word for word in re.split(r"[ ,\n\u00a0]+", _RANKS.sub("", text)) if word]
    small = function_words("")
    names = [word for word in words if "." not in word]  # no initial, no legal form
    return is_name(" ".join(names[:2])) and all(word[0].isupper() or bare(word) in small for word in names)


def _caption(passages: Sequence[Passage]) -> int:
    """Return how many of the first passages are one caption: it ends with its credit, or a line with that is below it."""
    first, below = passages[0], passages[1]
    if first.form not in {"", "text"} or first.mark or first.broken or len(first.text) > _LONGEST_CAPTION:
        return 0
    if is_credit(first.text) or _POINTS.match(first.text):
        return 1
    if ends_as_caption(first.text):
        return 1
    if below.form not in {"", "text"} or len(passages) <= 2 or not is_credit(below.text) or _opens(first):  # noqa: PLR2004
        return 0
    # A credit that stands apart from the line above, and touches the one below, is that one's.
    apart = below.number > first.lines[-1].number + 1
    return 0 if apart and passages[2].number == below.lines[-1].number + 1 else 2


def ends_as_caption(text: str) -> bool:
    """Tell whether a line ends with who took the picture that it is about, or with a picture agency."""
    return names_maker(text) or (len(text) <= _LONGEST_CAPTION and bool(_AGENCY.search(text)))


def names_maker(text: str) -> bool:
    """Tell whether a line of one sentence ends with who took the picture that it is about: `The new bridge. (Photo: Ann Lee)`."""
    stroke = _STROKE.search(text) if len(text) <= _LONGEST_CAPTION else None
    if stroke and (stroke["name"] is None or is_name(stroke["name"])):
        return True
    ends = _ENDS.search(text) if len(text) <= _LONGEST_CAPTION else None
    return ends is not None and len(ends["credit"]) <= _LONGEST_CREDIT and is_credit(ends["credit"].strip("()[]"))


def is_captioned(above: Passage, credit: Passage) -> bool:
    """Tell whether the line directly above a credit is the caption of its picture: one sentence at most."""
    alone = len(above.lines) == 1 and not (above.form or above.mark or above.quoted)
    return alone and above.number + 1 == credit.number and len(above.text) <= _LONGEST_CAPTION and not _opens(above)


def is_captioned_below(
    credit: Passage | None, caption: Passage, starts: Collection[int], ends: Collection[int]
) -> bool:
    """Tell whether a line directly below a credit is the caption of its picture: the two stand apart from what starts and ends around them."""
    alone = len(caption.lines) == 1 and not (caption.form or caption.mark or caption.quoted)
    if credit is None or not alone or len(caption.text) > _LONGEST_BELOW or _opens(caption):
        return False
    return credit.number - 1 not in ends and caption.number + 1 not in starts


def _opens(passage: Passage) -> bool:
    """Whether a passage is more than a caption's one sentence."""
    return len(re.findall(r"[.!?]+(?:[ \u00a0]|$)", passage.text)) > 1
