"""What the names of front matter's keys tell where no list has them: a lead, a text, a contact, a date.

Names are made by people: `teaser_text`, `seo-description`, `Kurztext`, `ansprechpartner_presse`. Their parts tell.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from pressctl.release.nodes import Listing, Node, Scalar
from pressctl.release.vocabulary import fold_key

_HEADS = frozenset({"heading", "title", "headline", "subtitle", "titel", "titre", "titulo", "titolo"})
UNNAMED = 2  # the rank of a lead that only its being prose tells
# Further words for our keys, as other languages' sites have them; those that people mistake for ours are in `vocabulary`.
FURTHER = {
    "headline": "otsikko tittel overskrift tytuł nadpis názov naslov cím başlık titlu titulek заголовок タイトル 標題 标题 題名 제목 العنوان عنوان"
    " כותרת τίτλος h1 pagetitle longtitle posttitle articletitle newstitle pressetitel hauptzeile",
    "subhead": "underrubrik alaotsikko undertittel underoverskrift podtytuł podtitul サブタイトル 副標題 副标题 부제 subline strapline unterzeile",
    "lead": "linhadeapoio linhafina supportline",
    "date": "dato paivays paivamaara päivämäärä 日付 公開日 日期 날짜 التاريخ дата datedeparution veroffentlicht veroffentlichtam erscheinungsdatum"
    " fechapublicacion publicado publicadoem displaydate postdate newsdate",
    "categories": "kategoria kategori kategorie ressort rubrik カテゴリ 分类 تصنيف рубрика",
    "keywords": "etiketter tagi stikord avainsanat тэги теги タグ 标签",
    "contacts": "mediecontact pressekontakte presskontakt yhteystiedot お問い合わせ контакт контакты الاتصال",
}
BODIES = frozenset(
    map(
        fold_key,
        [
            "body",
            "text",
            "texte",
            "content",
            "contents",
            "contenu",
            "corps",
            "inhalt",
            "cuerpo",
            "texto",
            "testo",
            "tekst",
            "brødtekst",
            "brödtext",
            "innehåll",
            "haupttext",
            "fließtext",
            "bodytext",
            "maintext",
            "articlebody",
            "articletext",
            "markdown",
            "html",
            "corpo",
            "conteudo",
            "contenido",
            "leipäteksti",
            "sisältö",
            "treść",
            "tresc",
            "telo",
            "obsah",
            "tartalom",
            "本文",
            "正文",
            "본문",
            "النص",
            "текст",
            "sections",
            "blocks",
            "paragraphs",
            "content_blocks",
            "main",
        ],
    )
)
_LEADS = re.compile(
    r"kurz(?:text|fassung|beschreibung|info)|anriss|vorspann|linha.?(?:de.?apoio|fina)|support.?line|teaser|lead|lede|intro|einleitung|abstract|summary|excerpt|descri|desc$"
    r"|chapo|chapeau|accroche|resum|entradilla|bajada|copete|sommario|samenvatting|inleiding|ingress|manchet|sammanfattning"
    r"|sammendrag|zajawka|streszczenie|perex|uvod|blurb|standfirst|synopsis|snippet|preamble|apresentacao|riassunto|catenaccio"
    r"|zusammenfassung|tiivistelma|kivonat|ozet|аннотация|лид|описание|概要|要約|リート|摘要|导语|요약|ملخص|مقدمة"
)
# Of these, what a press office calls the first paragraph itself; the others call so what sums a text up.
_LEADS_PROPER = re.compile(
    r"lead|lede|chapo|chapeau|vorspann|einleitung|intro|inleiding|entradilla|bajada|linha.?(?:de.?apoio|fina)|support.?line|copete|ingress|manchet|perex|standfirst|preamble|zajawka|лид|リート|导语|مقدمة"
)
_OF_OTHERS = re.compile(r"image|img|bild|photo|foto|title|titel|url|link|file")  # what such a key may be about instead
_MACHINES = re.compile(r"seo|meta|excerpt|^og|opengraph|twitter|search|social|google|description$|desc$")
_NEVER = re.compile(
    r"caption|legend|bild|image|img|photo|foto|picture|^alt|alt$|alttext|credit|copyright|right|licen|contact|kontakt|kontact"
    r"|quote|zitat|cita|address|adress|title|titre|titel|titul|url|link|slug|file|path|layout|template|cookie|disclaim|legal|footer"
    r"|note|comment|kommentar|boilerplate|about|social|tweet|twitter|facebook|mastodon|hashtag|keyword|sidebar|button|cta|venue"
    r"|location|redirect|alias|history|changelog|script|style|css|class|embed|video|audio|source|quelle|bio|event|form|next|prev"
)
_SUBHEADS = re.compile(
    r"sub(?:head|title|line)|untertitel|unterzeile|soustitre|subtitulo|sottotitolo|ondertitel|underrubrik"
)
_HEADLINES = re.compile(r"headline|(?:hero|main|full|display|press|article|news)(?:heading|title)|h1$")
_NO_TITLE = re.compile(
    r"seo|^og|meta|twitter|social|menu|nav|sidebar|image|img|button|cta|link|short|alt|section|widget|related|footer"
)
_CONTACTS = re.compile(r"contact|kontakt|contatt|contato|contacto|ansprechpartner|yhteystie|pressestelle|attache")
_AUTHORS = re.compile(r"auth?or|auteur|verfasser|redakt|editor|byline|publisher")
_DATES = re.compile(r"date|datum|fecha|publish|publi[ek]|dato$|^data|releas")
_OTHER_DATES = re.compile(
    r"mod|upd|event|end|start|expir|embargo|review|edit|lastm|birth|deadline|until|ingest|fetch|collect|crawl|scrap|captur|retriev|access|import"
)
_FEWEST_WORDS, _SHORTEST, _FEWEST_SIGNS = 6, 30, 12  # of prose; signs of scripts without spaces
_LONGEST_PROSE = 2_500  # characters of a lead
_DEEPEST = 6
_FEWEST_NAMES, _MOST_OF_A_NAME = 3, 4  # of a list, words of each
_SPACELESS = re.compile("[\u3040-\u30ff\u4e00-\u9fff\u0e01-\u0e46]")


def lead_rank(key: str) -> int | None:
    """Return how likely a key's prose is the lead: 0 by its name, 1 when machines are told it, `UNNAMED` else, None for never.

    What a key says of who wrote the text is never one, whatever else its name says.
    """
    name = fold_key(key)
    if is_author_key(key):
        return None
    if _LEADS.search(name) and not _OF_OTHERS.search(name):
        return 1 if _MACHINES.search(name) else 0
    return None if _NEVER.search(name) else UNNAMED


def is_lead_key(key: str) -> bool:
    """Tell whether a key is called as press offices call a first paragraph, and not what sums a text up."""
    return bool(_LEADS_PROPER.search(fold_key(key)))


def title_form(key: str) -> str:
    """Return whether a key's name, made of several words, speaks of a headline or a subhead: `heroHeading`, `sub_headline_text`."""
    name = fold_key(key)
    if _NO_TITLE.search(name):
        return ""
    return "subhead" if _SUBHEADS.search(name) else "headline" if _HEADLINES.search(name) else ""


def is_contact_key(key: str) -> bool:
    """Tell whether a key's name speaks of whom to ask."""
    return bool(_CONTACTS.search(fold_key(key)))


def is_author_key(key: str) -> bool:
    """Tell whether a key's name speaks of who wrote the file, who is not to be asked."""
    return bool(_AUTHORS.search(fold_key(key)))


def is_date_key(key: str) -> bool:
    """Tell whether a key's name speaks of the day something is published."""
    name = fold_key(key)
    return bool(_DATES.search(name)) and not _OTHER_DATES.search(name)


def is_prose(text: str) -> bool:
    """Tell whether a text is a sentence or more, and no label, name or address."""
    if len(text) > _LONGEST_PROSE or "://" in text[:12] or is_list_of_names(text):
        return False
    if len(_SPACELESS.findall(text)) >= _FEWEST_SIGNS:
        return True
    words = [word for word in text.split(" ") if word]
    ends = text.rstrip("\"'”»)* \u00a0").endswith((".", "!", "?", "…", "؟", "۔"))
    return len(words) >= (_FEWEST_WORDS if ends else 2 * _FEWEST_WORDS) and len(text) >= _SHORTEST


def is_list_of_names(text: str) -> bool:
    """Tell whether a text is names or topics with commas between them, as people give words to be found by."""
    names = re.split("[,;،、] ?", text)
    return len(names) >= _FEWEST_NAMES and all(len(name.split(" ")) <= _MOST_OF_A_NAME for name in names)


def prose_in(value: Node) -> str:
    """Return a value's prose on one line: a text's, a list's sentences, what a table calls its text; "" where there is none."""
    if isinstance(value, Scalar):
        text = re.sub(r"[ \t\n]+", " ", value.value).strip(" ")
        return text if is_prose(text) else ""
    if isinstance(value, Listing):
        texts = [prose_in(item) for item in value.items if isinstance(item, Scalar)]
        return " ".join(texts) if texts and all(texts) and len(texts) == len(value.items) else ""
    named = (
        inner
        for key, inner in value.entries
        if isinstance(inner, Scalar) and fold_key(key.value) in BODIES | {"value", "description"}
    )
    return next((text for inner in named if (text := prose_in(inner))), "") if len(value.entries) == 1 else ""


class Text(Struct, frozen=True, kw_only=True):
    """A text that a key has: its lines with their numbers, and what in the key is none of it."""

    lines: tuple[tuple[int, str], ...]
    others: tuple[tuple[Scalar, Node], ...]


def text_of(key: Scalar, value: Node) -> Text:
    """Return the text that a key has, Markdown or HTML; what heads a block of it heads it there too."""
    others: list[tuple[Scalar, Node]] = []
    return Text(lines=tuple(_lines(key, value, others, 0)), others=tuple(others))


def _lines(key: Scalar, value: Node, others: list[tuple[Scalar, Node]], depth: int) -> Iterator[tuple[int, str]]:
    if depth == _DEEPEST:
        others.append((key, value))
    elif isinstance(value, Scalar):
        first = value.place[0] + (1 if "\n" in value.value and not value.plain else 0)
        yield from ((first + at, text) for at, text in enumerate(value.value.split("\n")))
        yield first, ""
    elif isinstance(value, Listing):
        for item in value.items:
            yield from _lines(key, item, others, depth + 1)
    else:
        for name, inner in value.entries:
            if fold_key(name.value) in _HEADS and isinstance(inner, Scalar) and not inner.is_nothing:
                yield from ((inner.place[0], f"## {' '.join(inner.value.split(chr(10)))}"), (inner.place[0], ""))
            elif not isinstance(inner, Scalar) or prose_in(inner) or fold_key(name.value) in BODIES:
                yield from _lines(name, inner, others, depth + 1)
            else:
                others.append((name, inner))
