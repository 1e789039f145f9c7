"""What stands below the last sentence of a release: who signs, whom to ask, who it is about, where it was taken from.

No list of labels can hold all of it. What tells is the place, behind the last paragraph, and the form: an address with few
words, a name with what its bearer is, a picture's credit, a line of a page's menu. It is read from the end upward, and
stops at the first line that may be text.
"""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.anatomy import Part, PartKind
from pressctl.release.plain.contacts import has_address, read_contacts
from pressctl.release.plain.datelines import is_month
from pressctl.release.plain.fields import fields_below
from pressctl.release.plain.forms import tells_publishing
from pressctl.release.plain.furniture import is_closing, is_credit, is_letter_foot
from pressctl.release.plain.labels import ABBREVIATED, TEXT, Label, read_label
from pressctl.release.plain.notices import is_site_notice
from pressctl.release.plain.offers import is_offer
from pressctl.release.plain.passages import Passage, is_heading
from pressctl.release.plain.speakers import is_name
from pressctl.release.plain.subjects import about_at_end
from pressctl.release.plain.weighing import MOST_OF_A_KICKER, names_press
from pressctl.release.recasing import is_capitals
from pressctl.release.sentences import SENTENCE_ENDS

_NEAR_THE_END = 6  # passages among which a letter may close
_SHORTEST_PARAGRAPH = 60  # characters
# A sentence that ends within a line, a source in brackets behind it: `“Get up!” (Bob Marley)`.
_EXCLAIMS = re.compile(r"[!?…！？][»”\"’)]*[ \u00a0]")
_QUOTE_ENDS = '"”»“」’›'
_SOURCE = re.compile(r"<?https?://[^ \u00a0]{4,400}>?")
_FILE = re.compile(
    r"[^/:@]{1,100}\.(?:pdf|docx?|odt|rtf|zip|jpe?g|png|xlsx?|pptx?)(?:[ \u00a0]?\([^()]{1,30}\))?", re.IGNORECASE
)
# What can be gone to: an address of the web or of a mailbox, an account.
_GOES = re.compile(
    r"(?:https?://|www\.)[^ \u00a0]{3,}|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?<![\w.])@\w{3,}|(?<![\w@/.])[\w-]{2,40}\.(?:com|org|net|info|eu|gov|[a-z]{2})(?:/[^ \u00a0]*)?(?![\w.])"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
# What a page offers its visitors below a text, called alike in all languages.
_NETWORKS = re.compile(
    r"\b(?:newsletter|rss(?:[- ]feed)?|facebook|instagram|twitter|linkedin|youtube|whatsapp|telegram|mastodon|bluesky)\b"
)
# What speaks of asking in most languages: contact, press, media, information, interviews, questions.
ASKS = re.compile(
    r"\b\w{0,8}[ck]onta[ck]?t|\bpress|\bpren?s|\bmedia|\bmedien|\bstampa|informa|\bintervi|haastatt|lisatiet|frage\w*|auskunft|auskunfte"
    r"|question|domand|pregunt|pytani|dotaz|enquir|inquir|ansprechpartner|kapcsolat|iletisim|контакт|информац|інформац|επικοινων|πληροφορ"
    r"|問い?合わ?せ|取材|联系|聯絡|聯繫|咨询|문의|연락|취재|تواصل|اتصال|تماس"
)
# Fields of a data base in a row: `News date : 5/3/2020 Category : Transport`.
_RECORD = re.compile(r"(?:[^\W\d_][^\W_]*(?: [^\W\d_]+){0,2} : [^:.!?]{2,60}){2,6}")
_INITIALS = re.compile(
    r"[(\[]?[A-ZÀ-Þ]\.(?:[ \u00a0-]?[A-ZÀ-Þ]\.){1,2}[)\]]?"
)  # who wrote the text, as papers sign: `L. O.`
_SENTENCE_END = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\d{3})|(?<=[)\]»”’]))[.!?](?=[ \u00a0\n]+[^\W\d_a-z])|[。！？]")
# What somebody says is the text's: `… write to us. “We read every letter,” the mayor went on.`
_SPOKEN = re.compile('[“«„"][^“”«»„"\n]{20,}[,.!?…][ \u00a0\u202f]?[”»“"]')
_MOST_OF_A_LABEL = 8  # words before an address and a colon
_MOST_BESIDE = 12  # words beside an address in a line that is no sentence
_LONGEST_LINE, _LONGEST_ASKING = 140, 480  # characters of a line that is no text, of a sentence that says whom to ask
_MOST_OF_A_NAME = 4  # words
_MOST_SIGN, _LONGEST_SIGNATURE = 4, 80  # lines of who signs, characters of one
_RANK = re.compile(r"(?:[^\W\d_]{1,6}\.[ \u00a0]?){1,3}")  # before a name: `kpt.`, `Dr. Ing.`
_FEWEST_OF_A_SENTENCE = 4  # words
_FEWEST_OF_A_MENU, _NEAR_THE_FOOT = 6, 12  # lines, passages
_SMALL_OF_A_CLOUD = 20  # words of a row of tags, of which one may be small
_ROW, _FEWEST_IN_A_ROW = re.compile("[ \u00a0][•·|][ \u00a0]"), 3  # signs between a row's words
_LINKED = 0.7  # share of an item that is a link


def part_below(body: Sequence[Passage]) -> tuple[tuple[Passage, ...], tuple[Part, ...]]:
    """Return a text, and what stands below it, in its order."""
    passages = _apart_at_closing(body)
    fields = fields_below(passages)
    passages = passages[: len(passages) - len(fields)]
    found = (*_foot(passages), *map(_beyond, fields))
    passages += fields
    kept = passages[: len(passages) - sum(len(part.passages) for part in found)]
    about = about_at_end(kept)
    return tuple(kept[: len(kept) - len(about)]), (*about, *found)


def part_scraps(
    body: Sequence[Passage], taken: Sequence[tuple[int, Part]]
) -> tuple[tuple[Passage, ...], tuple[Part, ...]]:
    """Return a text without the lines that no sentence follows and that stand below a part of its foot, and these lines.

    A heading heads something; a line that is no sentence, with people to ask or a page's menu above it, heads nothing.
    Only a plain text has them: elsewhere the file says what is a heading. `taken` are the parts, each with how many
    passages of the text stood above it.
    """
    kinds = {"contact", "notes", "about", "web", "filed", "end"}
    furniture = min(
        (at for at, part in taken if part.kind in {"web", "filed"} and at > len(body) - _NEAR_THE_FOOT),
        default=len(body),
    )
    last = next((at for at in range(len(body), 0, -1) if _is_text(body[at - 1]) and not _calls(body, at, furniture)), 0)
    if (
        last
        and sum(len(one.lines) for one in body[last:]) >= _FEWEST_OF_A_MENU
        and body[last - 1].text[-1] not in ":："
    ):
        # So many lines below the last sentence, among them a word of a menu, are a page's.
        told = any(read_label(one.text).kind in {"web", "related"} or _is_entry(one) for one in body[last:])
        if told and _are_scraps(body[last:]):
            return tuple(body[:last]), tuple(map(_beyond, body[last:]))
    first = min((at for at, part in taken if at >= last and part.kind in kinds), default=len(body))
    firm = next((part for at, part in taken if at == first and part.kind in kinds), None)
    scraps = body[first:]
    above = body[last:first]
    framed = firm is not None and (firm.kind == "web" or any(read_label(one.text).kind == "web" for one in above))
    above = above if _are_scraps(above) else _few_words(above)
    if framed and last and body[last - 1].text[-1] not in ":：":
        scraps = body[first - len(above) :]
    if not last or not _are_scraps(scraps):
        return tuple(body), ()
    return tuple(body[: len(body) - len(scraps)]), tuple(map(_beyond, scraps))


def _few_words(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return the last of these as far as they are a word or two, as an author's initials are."""
    count = next(
        (
            at
            for at, one in enumerate(reversed(passages))
            if _count(one.text) > MOST_OF_A_KICKER or one.form or one.mark
        ),
        len(passages),
    )
    return passages[len(passages) - count :]


def _calls(body: Sequence[Passage], at: int, furniture: int) -> bool:
    """Whether a sentence of a few words below a page's furniture calls to its visitors: `Nothing found?`."""
    one = body[at - 1]
    return at > furniture and not one.form and not one.mark and _count(one.text) <= _MOST_OF_A_LABEL


def _is_entry(passage: Passage) -> bool:
    """Whether a line is a label alone, with nothing of what it labels: in a menu it leads to that."""
    label = read_label(passage.text)
    return label.kind in {"contact", "about", "press"} and not label.rest


def _are_scraps(passages: Sequence[Passage]) -> bool:
    """Whether all of these are lines of a plain text that are no sentences."""
    return all(not one.form and not one.mark and _is_scrap(one) for one in passages)


def _apart_at_closing(body: Sequence[Passage]) -> list[Passage]:
    """Return the passages, those near the end cut before a line that closes a letter and was not set apart from the text."""
    near = len(body) - _NEAR_THE_END
    cut: list[Passage] = []
    for index, passage in enumerate(body):
        lines = passage.lines if index >= near and not passage.spans else ()
        at = next((at for at, line in enumerate(lines) if at and is_closing(line.text)), 0)
        cut += [replace(passage, lines=lines[:at]), replace(passage, lines=lines[at:])] if at else [passage]
    return cut


def _foot(body: Sequence[Passage]) -> tuple[Part, ...]:
    """Return the parts below the last passage that is text, read upward: what is firmly none, and what stands between."""
    last = next((at for at in range(len(body), 0, -1) if _is_text(body[at - 1])), 0)
    if sum(len(one.text) for one in body[:last]) < _SHORTEST_PARAGRAPH:
        return ()
    last += _introduces(body[last - 1]) and last < len(body)
    closed = next((at for at in range(last, len(body)) if is_closing(body[at].lines[0].text)), len(body))
    found = [_beyond(one) for one in reversed(body[closed:])]
    if _signs([line.text for one in body[last:closed] for line in one.lines], body[last - 1], apart=closed - last > 1):
        return tuple(reversed(found))  # who signs has the release's last words
    pending: list[Passage] = []
    at = closed
    while at > last:
        part = _links(body[last:at]) or _kind(body[at - 1])
        # A heading with something below it is the author's own, whatever it is called.
        part = None if pending and body[at - 1].form == "heading" else part
        if part and not all(map(_is_scrap, pending)):
            return tuple(reversed(found))
        if part:
            found += [*map(_beyond, pending), part]
            pending = []
            at -= len(part.passages)
        else:
            pending.append(body[at - 1])
            at -= 1
    if pending and _belong(pending, found, body[last - 1]):
        head, asked = pending[0], found[-1] if found else None
        if asked and asked.kind == "contact" and len(pending) == 1 and _names_asked(head.text):
            label = Label(kind="contact", words=head.text)
            found[-1] = replace(asked, passages=(head, *asked.passages), label=label)
        else:
            found += map(_beyond, pending)
    return tuple(reversed(found))


def _beyond(passage: Passage) -> Part:
    return Part(kind="beyond", passages=(passage,), label=TEXT)


def _is_text(passage: Passage) -> bool:
    """Whether a passage is text for certain: a sentence that sends nobody anywhere, an item, a table, a quotation."""
    if passage.form in {"table", "code"} or passage.quoted:
        return True
    if passage.mark:
        return not (_is_link(passage) or is_frame(passage.words))
    text = passage.text
    if passage.is_rule or is_heading(passage) or _kind(passage):
        return False
    bracketed = text[-1] in ")）" and not _EXCLAIMS.search(text)  # as a credit is: `Source: Elm Works (2024)`
    fewest = _MOST_BESIDE if bracketed or ABBREVIATED.search(text) else 1
    return _introduces(passage) or (text[-1] in SENTENCE_ENDS and _count(text) > fewest)


def _introduces(passage: Passage) -> bool:
    """Whether a sentence ends with a colon: what stands below it is still its own."""
    return passage.text[-1] in ":：" and _count(passage.text) >= _MOST_OF_A_LABEL and not passage.is_strong


def _belong(pending: Sequence[Passage], found: Sequence[Part], above: Passage) -> bool:
    """Whether the lines directly below the text belong to what stands below them: not those of who signs it."""
    pending = [one for one in pending if not one.is_rule] or pending
    lines = [line.text for one in reversed(pending) for line in one.lines]
    said = any(
        one.form == "heading" and one.text[-1] in ".!。！" for one in pending
    )  # the author's own, with nothing to head
    if said or above.text[-1] in ":：" or any(len(line) > _LONGEST_LINE for line in lines):
        return False
    linked = any(span.form == "link" for one in pending for span in one.spans)
    if not linked and _signs(lines, above, apart=len(pending) > 1):
        return False
    firm = found[-1] if found else None
    ruled = all(one.is_rule for one in pending)
    if ruled or firm is None:
        return ruled
    if firm.kind == "web" and _SOURCE.fullmatch(firm.text):
        return len(lines) == 1
    heads = lines[-1][-1] in ":：" or (is_heading(pending[0]) and pending[0].form == "heading")
    framed = firm.kind in {"running", "web"} and (_are_scraps(pending) or all(map(_is_link, pending)))
    framed = framed or (firm.kind == "issuer" and all(map(is_capitals, lines)))
    asked = firm.kind in {"contact", "notes"} or bool(_GOES.search(firm.text)) or has_address(firm.text)
    fits = all(len(line) <= _LONGEST_SIGNATURE or (heads and _names_asked(line)) for line in lines)
    short = (heads or len(lines) <= _MOST_SIGN) and fits
    return framed or (asked and short)


def _names_asked(line: str) -> bool:
    """Whether a line begins as whom to ask is called, and says for whom: `Press contact of Ann Lee, minister of works:`."""
    words = phrases_at("contact", level(line))
    return bool(words) and bool(re.match(rf"(?:{words})(?!\w)", level(line)))


def _is_scrap(passage: Passage) -> bool:
    return passage.is_rule or all(_count(line.text) <= _MOST_BESIDE or _is_cloud(line.text) for line in passage.lines)


def _is_cloud(text: str) -> bool:
    """Whether a line is a page's tags in a row: many words, none of them small, no sentence's end."""
    words = _WORD.findall(text)
    small = function_words("")
    if len(_ROW.findall(text)) >= _FEWEST_IN_A_ROW:
        return text[-1] not in SENTENCE_ENDS
    return (
        text[-1] not in SENTENCE_ENDS
        and len(words) > 2 * _MOST_OF_A_LABEL
        and _SMALL_OF_A_CLOUD * sum(bare(one) in small for one in words) <= len(words)
    )


def _kind(passage: Passage) -> Part | None:
    """Return the part that a passage is by its form alone, None where it may be text or belongs to its neighbours."""
    text = passage.words
    if passage.mark or passage.form in {"table", "code"} or passage.quoted or passage.is_rule:
        framed = bool(passage.mark) and is_frame(text)
        return Part(kind="running", passages=(passage,), label=TEXT) if framed else None
    kind: PartKind | Literal[""] = "credit" if is_credit(text) else ""
    kind = kind or (_line_kind(text) if len(passage.lines) == 1 or is_site_notice(text) else "")
    if kind or passage.form == "heading":
        return Part(kind=kind, passages=(passage,), label=TEXT) if kind else None
    lines = [line.text for line in passage.lines]
    if tells_publishing(passage):
        return Part(kind="running", passages=(passage,), label=TEXT)
    if all(map(_is_short, lines)) and has_address(passage.spelled):
        reached = [one for one in read_contacts([passage.spelled]) if one.email or one.phone]
        label = Label(kind="contact", rest=passage.text) if reached else TEXT
        return Part(kind="contact" if reached else "beyond", passages=(passage,), label=label)
    if (all(map(_points, lines)) or _asks(passage)) and not _SPOKEN.search(passage.text):
        return Part(kind="notes", passages=(passage,), label=Label(kind="notes", rest=passage.text))
    return None


def _line_kind(text: str) -> PartKind | Literal[""]:
    """Return what a line at the very end is, by its form; "" for text."""
    if _SOURCE.fullmatch(text):
        return "web"
    if is_frame(text) or _RECORD.fullmatch(text):
        return "running"
    if text[-1] in SENTENCE_ENDS and not is_month(text):
        return "issuer" if _INITIALS.fullmatch(text) else ""
    # With a number it may be the hour of a press conference.
    unnumbered = not any(character.isdigit() for character in text)
    leads = text[-1] in ":："  # to what stands below it
    if len(text) <= _LONGEST_SIGNATURE and unnumbered and not leads and names_press(text) and not has_address(text):
        return "issuer"
    offered = _count(text) <= _MOST_OF_A_LABEL and not has_address(text) and _NETWORKS.search(level(text))
    if offered or is_letter_foot(text):
        return "running"
    return "dated" if is_month(text) else ""


def is_frame(text: str) -> bool:
    """Tell whether a line belongs to a page: words of its menu, a file to load, a notice to every visitor."""
    named = read_label(text).kind in {"web", "related"} or bool(_FILE.fullmatch(text))
    return named or is_offer(text) or is_site_notice(text)


def _is_short(line: str) -> bool:
    """Whether a line is no sentence: it may end with an address, and has few words beside it."""
    beside = _GOES.sub(" ", line)
    ends = beside.rstrip(" /\\)")[-1:] in {".", "!", "?", "。"} and len(_WORD.findall(beside)) >= _FEWEST_OF_A_SENTENCE
    return len(line) <= _LONGEST_LINE and not ends and _count(beside) <= _MOST_BESIDE


def _points(line: str) -> bool:
    """Whether a line is nothing but where to go, with a label before it at most: `The study: https://…`, `@acme`."""
    found = _GOES.search(line)
    before = line[: found.start()].strip(" /\u00a0") if found else ""
    labelled = not before or (before[-1] in ":：" and _count(before) <= _MOST_OF_A_LABEL)
    return labelled and not _WORD.findall(_GOES.sub(" ", line[found.start() :])) if found else False


def _count(text: str) -> int:
    """Return the words of a text; two signs of a script without spaces count as one."""
    return max(len(_WORD.findall(text)), sum("\u2e80" <= sign <= "\uff00" for sign in text) // 2)


def _asks(passage: Passage) -> bool:
    """Whether a paragraph says whom to ask: it has a number or a mailbox, and speaks of asking or of the press."""
    text = passage.spelled
    if len(passage.text) > _LONGEST_ASKING or not (has_address(text) or _GOES.search(passage.text)):
        return False
    levelled = level(passage.text)
    words = phrases_at("contact", levelled)
    begins = bool(words) and bool(re.match(rf"(?:{words})(?!\w)", levelled)) and passage.text[0].isupper()
    # A text may end with where to turn: who asks does so in the first sentence, and says whom in that or the next one.
    ends = [*(found.end() for found in _SENTENCE_END.finditer(passage.text)), len(levelled), len(levelled)]
    told = has_address(passage.text[: ends[1]]) or not has_address(passage.text)
    return told and has_address(text) and (begins or bool(ASKS.search(levelled, 0, ends[0])))


def _is_link(passage: Passage) -> bool:
    """Whether an item of a list is a link and hardly more."""
    linked = sum(span.end - span.start for span in passage.spans if span.form == "link")
    return linked >= _LINKED * len(passage.words)


def _links(left: Sequence[Passage]) -> Part | None:
    """Return the list of links at the end with the line that heads it, where something that is no text stands above."""
    items = 0
    while items < len(left) and left[-items - 1].mark and _is_link(left[-items - 1]):
        items += 1
    if not items or len(left) < items + 2 or not _kind(left[-items - 2]):
        return None
    head = left[-items - 1]
    heads = head.form == "heading" or head.is_strong or head.text[-1] in ":："
    if not heads or len(head.text) > _LONGEST_LINE:
        return None
    return Part(kind="notes", passages=tuple(left[-items - 1 :]), label=Label(kind="notes", words=head.text))


def _signs(lines: Sequence[str], above: Passage, *, apart: bool) -> bool:
    """Whether lines below the last sentence are a person's name and what the person is, and no quotation's end.

    Lines of one paragraph need no word that says what the person is; `apart` tells that each is one of its own.
    """
    if not 0 < len(lines) <= _MOST_SIGN or above.quoted or above.text[-1] in _QUOTE_ENDS or above.mark:
        return False
    name, *roles = lines
    if name.endswith((",", "，")) and roles:  # what the person is stands first: `Mayor,`
        name, roles = roles[0].rstrip("."), [name.rstrip(",，"), *roles[1:]]
    name = _RANK.sub("", name)
    words = name.split(" ")
    named = is_name(name) and 1 < len(words) <= _MOST_OF_A_NAME and bare(words[0]) not in function_words("")
    if not named or not roles or read_label(name).kind:
        return False
    if any(len(role) > _LONGEST_LINE or role[-1] in SENTENCE_ENDS or _GOES.search(role) for role in roles):
        return False
    if names_press(name) or any(map(has_address, roles)):
        return False  # an office, and where it is
    known = phrases_at("roles", level(roles[0]))
    return (bool(known) and bool(re.match(known, level(roles[0])))) or (not apart and words[0][0].isupper())
