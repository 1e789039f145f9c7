"""Every key of a release, wrong in every way: one message, at its line and column, that says what to write instead."""

from collections.abc import Iterator

import pytest

from pressctl.release import read
from pressctl.release.vocabulary import CONTACT, CORRECTION, EMAIL, MEDIA, QUOTE, RELEASE, SOCIAL
from tests.release.documents import a_document, messages
from tests.support.builders import a_newsroom

# A sound value of every key; those after the first are there so that others may be wrong alone.
SOUND = {
    "id": "pont", "revision": "1", "status": "usable", "kind": "release", "headline": "Le pont", "subhead": "Deux ans",
    "dateline": "PARIS", "lead": "Le pont rouvre.", "notes": "Photos libres.", "language": "fr", "date": "2024-11-06",
    "updated": "2024-11-06T10:00", "embargo": "2024-11-06T09:00+01:00", "boilerplate": "Le groupe.", "why": "Faux.",
    "url": "https://a.example/pont", "feed_id": "urn:x:1", "correction": "Le lieu.", "corrections": "[{revision: 2, text: a}]",
    "languages": "[fr, en]", "advance": "[desk]", "categories": "[Actu]", "keywords": "[pont]", "audience": "[presse]",
    "targets": "[desk]", "contacts": "[{name: Anne}]", "quotes": "[{text: Oui}]", "media": "[{path: a.pdf}]",
    "email": "{subject: Objet}", "social": "{text: Texte}",
}  # fmt: skip
NEEDS = {"why": "status: canceled\n", "correction": "revision: 2\n", "corrections": "revision: 2\n"}
LINES = ("lead", "notes", "boilerplate", "why", "correction")
LISTS = ("languages", "advance", "categories", "keywords", "audience", "targets")
ROWS = {"corrections": CORRECTION, "contacts": CONTACT, "quotes": QUOTE, "media": MEDIA}
TABLES = {"email": EMAIL, "social": SOCIAL}
TEXTS = tuple(key for key in SOUND if key not in (*LISTS, *ROWS, *TABLES))
INNER = {"email": ("subject", "a"), "social": ("x", "a"), "contacts": ("name", "a"), "quotes": ("text", "a"),
         "media": ("path", "a.pdf"), "corrections": ("text", "a")}  # fmt: skip


def document(key: str, wrong: str) -> tuple[bytes, int]:
    """Return a release that is sound but for the lines in which `key` stands, and the first of these."""
    front = NEEDS.get(key, "")
    front += "".join(f"{name}: {SOUND[name]}\n" for name in ("headline", "date") if name != key)
    return a_document(f"{front}{wrong}"), front.count("\n") + 2


def the_error(content: bytes) -> tuple[int, int, str, str]:
    """Return the only thing wrong with a release: line, column, code, and all that is said."""
    found = read(content, path="releases/essai.md", newsroom=a_newsroom())
    errors = [finding for finding in found.findings if finding.level == "error"]
    assert len(errors) == 1, messages(found) or "nothing is wrong"
    (error,) = errors
    return error.line, error.column, error.code, f"{error.message} {error.hint}"


def after(key: str) -> int:
    """Return the column in which a key's value begins."""
    return len(key) + 3


Way = tuple[str, int, int, str, str]


def in_every_way(key: str) -> Iterator[Way]:
    """Yield the ways to get a key wrong: its lines, the line (from 0) and column, the code, what the message says."""
    good, at = SOUND[key], after(key)
    yield f"{key}: {good}\n{key}: {good}", 1, 1, "duplicate-key", "Keep one of them"
    yield f"{key.upper()}: {good}", 0, 1, "unknown-key", f'did you mean "{key}"'
    yield f"{key}x: {good}", 0, 1, "unknown-key", f'did you mean "{key}"'
    yield f"{key}: *a", 0, at, "yaml-mark", "an alias"
    for between in (" = ", "： ", " ") if key != "why" else ():  # a withdrawal goes out without its reason
        yield f"{key}{between}2024-11-06T09:00", 0, 1, "not-yaml", f"Write {key}: 2024-11-06T09:00"
    if key in TEXTS:
        yield from as_a_text(key, at)
    elif key in LISTS:
        yield from as_a_list(key, at)
    else:
        yield from as_keys(key, at)
        yield from around_keys(key, at)


def as_a_text(key: str, at: int) -> Iterator[Way]:
    """Yield the ways to get one text wrong; `at` is the column of its value."""
    yield f"{key}: [a, b]", 0, at, "text-wanted", "must be one text, not a list. Write"
    yield f"{key}: {{a: b}}", 0, at, "text-wanted", "must be one text, not a table of keys. Write"
    yield f"{key}:\n- a\n- b", 1, 1, "text-wanted", "not a list"
    yield f"{key}: &a b", 0, at, "yaml-mark", f'quote it: {key}: "&a b"'
    yield f"{key}: !x b", 0, at, "yaml-mark", f'quote it: {key}: "!x b"'
    yield f"{key}: a : b", 0, at, "quote-it", f'quote it: {key}: "a : b"'
    yield f"{key}: @a", 0, at, "quote-it", f'quote it: {key}: "@a"'
    yield f'{key}: "a', 0, at, "quote-it", "never closed"
    yield f'{key}: "a" b', 0, at, "quote-it", "must end with it"
    yield f"{key}: a\x07b", 0, at + 1, "control-character", "Delete it"
    yield f'{key}: "a\\x07b"', 0, at, "control-character", f"{key} contains a control character (U+0007)"
    if key not in LINES:
        yield f'{key}: "a\\nb"', 0, at, "line-break", "must be one line"
        yield f"{key}: |\n  a\n  b", 0, at, "line-break", "must be one line"


def as_a_list(key: str, at: int) -> Iterator[Way]:
    """Yield the ways to get a list of texts wrong."""
    yield f"{key}: fr", 0, at, "list-wanted", f"Write {key}: [fr]"
    yield f"{key}: fr, en", 0, at, "list-wanted", f"Write {key}: [fr, en]"
    yield f"{key}: {{a: b}}", 0, at, "list-wanted", f"not keys. Write {key}: ["
    yield f"{key}: [fr, [en]]", 0, at + 5, "text-wanted", f"{key}[1] must be one text, not a list. Put"
    yield f"{key}:\n- a: b", 1, 3, "text-wanted", "in quotes"
    yield f"{key}: [fr, '']", 0, at + 5, "empty-item", "Write it, or leave it out"
    yield f"{key}: [fr, ~]", 0, at + 5, "empty-item", "Write it, or leave it out"
    yield f"{key}:\n- fr\n- #en", 2, 2, "empty-item", 'quote it: - "#en"'
    yield f'{key}: ["f\\nr"]', 0, at + 1, "line-break", f"{key}[0] must be one line"
    yield f'{key}: ["f\\x07r"]', 0, at + 1, "control-character", f"{key}[0] contains"
    yield f"{key}: [fr\x07]", 0, at + 3, "control-character", "Delete it"
    yield f"{key}: [fr", 0, at, "not-yaml", "never closed. Close it"
    yield f"{key}:\n- @fr", 1, 3, "quote-it", 'quote it: - "@fr"'
    yield f"{key}:\n  - fr\n - en", 2, 2, "not-yaml", "exactly below each other"
    yield f"{key}:\n  - fr\n   - en", 2, 4, "not-yaml", "exactly below the other"
    yield f"{key}:\n  * fr\n  * en", 1, 3, "not-yaml", "Write - fr"
    yield f"{key}:\n  • fr\n  • en", 1, 3, "list-wanted", f"Write {key}: [fr, en]"
    yield f"{key}: [fr, &x en]", 0, at + 5, "not-yaml", "in quotes"
    yield f"{key}: [😀, @en]", 0, at + 4, "not-yaml", "in quotes"


def as_keys(key: str, at: int) -> Iterator[Way]:
    """Yield the ways to get keys within a key wrong."""
    inner, value = INNER[key]
    bad = [(f"{inner}: [{value}]", 0, "text-wanted", "must be one text, not a list. Write"),
           (f"{inner}: {{a: b}}", 0, "text-wanted", "not a table of keys. Write"),
           (f"zzz: b, {inner}: {value}", -1, "unknown-key", "Known here"),
           (f"{inner.upper()}: {value}", -1, "unknown-key", f'did you mean "{inner}"'),
           (f'{inner}: {value}, {inner}: "{value}"', -2, "duplicate-key", "Keep one"),
           (f'{inner}: "a\\x07b"', 0, "control-character", "Delete it")]  # fmt: skip
    more = "revision: 2, " if key == "corrections" else ""
    start = at + (2 if key in ROWS else 1) + len(more)
    for said, offset, error, words in bad:
        column = {0: start + len(inner) + 2, -1: start, -2: start + len(inner) + len(value) + 4}[offset]
        written = f"[{{{more}{said}}}]" if key in ROWS else f"{{{said}}}"
        yield f"{key}: {written}", 0, column, error, words
    for name in {**ROWS, **TABLES}[key].keys:
        if name not in {inner, "hashtags", "revision"}:
            said = f"{inner}: {value}, {name}: "
            written = f"[{{{more}{said}[a, b]}}]" if key in ROWS else f"{{{said}[a, b]}}"
            yield f"{key}: {written}", 0, start + len(said), "text-wanted", "must be one text, not a list. Write"


def around_keys(key: str, at: int) -> Iterator[Way]:
    """Yield the ways to get the form of tables, and of lists of them, wrong."""
    code = "list-wanted" if key in ROWS else "wrong-shape"
    yield f"{key}: a", 0, at, code, f"Write {key}: "
    if key in TABLES:
        yield f"{key}: [a]", 0, at, code, f"Write {key}: "
        return
    yield f"{key}: {SOUND[key][1:-1]}", 0, at, code, "put a hyphen before its first key"
    yield f"{key}: [a]", 0, at + 1, "wrong-shape", f"{key}[0] must be keys with their values. Write - {{"
    yield f"{key}: [[a]]", 0, at + 1, "wrong-shape", f"{key}[0] must be keys with their values. Write - {{"


CASES = [(key, *way) for key in SOUND for way in in_every_way(key)]


@pytest.mark.parametrize(
    ("key", "lines", "line", "column", "code", "words"), CASES, ids=[f"{case[0]}-{case[4]}" for case in CASES]
)
def test_every_key_wrong_in_every_way(key: str, lines: str, line: int, column: int, code: str, words: str) -> None:
    """One message, at the right place, in words that help."""
    content, first = document(key, lines)
    at_line, at_column, found, said = the_error(content)
    assert (at_line - first, at_column, found) == (line, column, code), said
    assert words in said


def test_every_key_has_a_sound_value_here() -> None:
    """So that no key of the release is left out of the matrix."""
    assert SOUND.keys() == set(RELEASE.keys)
    for key, value in SOUND.items():
        content, _ = document(key, f"{key}: {value}")
        found = read(content, path="releases/essai.md", newsroom=a_newsroom())
        assert found.release, messages(found)


@pytest.mark.parametrize("key", ["date", "updated", "embargo"])
@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("demain", "Write the year first"), ("6 novembre 2024", "Write the year first"), ("2024", "Write the year first"),
        ("06/11/2024", "Write 2024-11-06 or 2024-06-11"), ("31/12/2024", "Write 2024-12-31"), ("12/31/2024", "Write 2024-12-31"),
        ("06.11.2024", "Write 2024-11-06"), ("2024/11/06", "Write 2024-11-06"), ("2024-11-6", "Write 2024-11-06"),
        ("31/12/2024 9h30", "Write 2024-12-31T09:30"), ("2024-11-06 9h", "Write 2024-11-06T09:00"),
        ("2024-11-06T9:00", "Write 2024-11-06T09:00"), ("2024-02-30", "not a day of the calendar"),
        ("2024-11-06 9:30 pm +01:00", "Write 2024-11-06T21:30+01:00"), ("2024-11-06 12 am", "Write 2024-11-06T00:00"),
        ("2024-11-06, 9 p.m.", "Write 2024-11-06T21:00"), ("2024-11-06T09:30\u221205:00", "Write 2024-11-06T09:30-05:00"),
        ("31/12/2024 12:05 PM", "Write 2024-12-31T12:05"),
        ("2024-13-01", "not a day of the calendar"), ("0024-11-06", "cannot be meant"), ("2024-11-06T25:00", "Hours go from"),
        ("2024-11-06T09:60", "Hours go from"), ("2024-11-06T09:00+99:00", "no place on Earth"),
        ("2024-11-06T09:00 CET", "or a name such as Europe/Paris"), ("2024-11-06T09:00 Europe/Pari", "or a name such as Europe/Paris"),
        ("2024-03-31T02:30", "clocks go forward"), ("2024-10-27T02:30", "comes twice"), ("20241106", "Write the year first"),
    ],
)  # fmt: skip
def test_a_date_in_each_wrong_form(key: str, written: str, words: str) -> None:
    """Says the right form of that very date, where there is one."""
    content, first = document(key, f"{key}: {written}")
    line, column, _, said = the_error(content)
    assert (line, column) == (first, after(key))
    assert words in said


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("updated: 2024-11-06", "Write 2024-11-06T09:00+01:00, with the hour you mean"),
        ("embargo: 2024-11-06", "Write 2024-11-06T09:00+01:00 or 2024-11-06T09:00 Europe/Paris"),
        ("embargo: 2024-11-06T08:15", "Write 2024-11-06T08:15+01:00"),
    ],
)
def test_a_moment_that_is_not_whole(line: str, words: str) -> None:
    """A day where an hour is needed, an hour without its zone."""
    key = line.partition(":")[0]
    content, first = document(key, line)
    assert the_error(content)[:2] == (first, after(key))
    assert words in the_error(content)[3]


@pytest.mark.parametrize("key", ["language", "languages"])
@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("français", 'did you mean "fr"'), ("French", 'did you mean "fr"'), ("fr_FR", 'did you mean "fr-FR"'),
        ("FRA", 'did you mean "fr"'), ("en-UK", 'did you mean "en-GB"'), ("Deutsch", 'did you mean "de"'),
        ("jp", 'did you mean "ja"'), ("gr", 'did you mean "el"'), ("xx", "one is such as fr"), ("f", "one is such as fr"),
        ("fr-", "one is such as fr"), ("fr FR", "one is such as fr"), ("fr-FRANCE-x", "one is such as fr"), ("42", "one is such as fr"),
    ],
)  # fmt: skip
def test_a_language_in_each_wrong_form(key: str, written: str, words: str) -> None:
    """Says the tag that was meant, or what one looks like."""
    value = f"[en, {written}]" if key == "languages" else written
    content, first = document(key, f"{key}: {value}")
    line, column, code, said = the_error(content)
    assert (line, column, code) == (first, after(key) + (5 if key == "languages" else 0), "bad-language")
    assert words in said


MEANT = {
    "fr": {"titre": "headline", "sous-titre": "subhead", "chapô": "lead", "ville": "dateline", "langue": "language",
           "embargo-jusqu'au": "embargo", "mots-clés": "keywords", "rubriques": "categories", "contact-presse": "contacts",
           "citations": "quotes", "pièces-jointes": "media", "à-propos": "boilerplate", "cibles": "targets", "rectificatif": "correction"},
    "en": {"title": "headline", "subtitle": "subhead", "summary": "lead", "city": "dateline", "lang": "language", "pubDate": "date",
           "tags": "keywords", "category": "categories", "contact": "contacts", "quote": "quotes", "images": "media",
           "about": "boilerplate", "channels": "targets", "erratum": "correction", "slug": "id", "type": "kind"},
    "de": {"Titel": "headline", "Überschrift": "headline", "Untertitel": "subhead", "Vorspann": "lead", "Ort": "dateline",
           "Sprache": "language", "Datum": "date", "Sperrfrist": "embargo", "Schlagwörter": "keywords", "Pressekontakt": "contacts",
           "Zitate": "quotes", "Bilder": "media", "Über-uns": "boilerplate", "Ziele": "targets", "Berichtigung": "correction"},
    "es": {"título": "headline", "subtítulo": "subhead", "entradilla": "lead", "lugar": "dateline", "idioma": "language",
           "fecha": "date", "embargo-hasta": "embargo", "etiquetas": "keywords", "contacto": "contacts", "citas": "quotes",
           "imágenes": "media", "acerca-de": "boilerplate", "destinos": "targets", "corrección": "correction"},
    "it": {"titolo": "headline", "sottotitolo": "subhead", "sommario": "lead", "luogo": "dateline", "lingua": "language", "data": "date",
           "embargo-fino-al": "embargo", "parole-chiave": "keywords", "contatti": "contacts", "citazioni": "quotes",
           "immagini": "media", "chi-siamo": "boilerplate", "destinazioni": "targets", "rettifica": "correction"},
    "nl": {"titel": "headline", "kop": "headline", "ondertitel": "subhead", "inleiding": "lead", "plaats": "dateline", "taal": "language",
           "embargo-tot": "embargo", "trefwoorden": "keywords", "contactpersoon": "contacts", "citaten": "quotes",
           "afbeeldingen": "media", "over-ons": "boilerplate", "doelen": "targets", "rectificatie": "correction"},
    "pt": {"manchete": "headline", "subtítulo": "subhead", "resumo": "lead", "local": "dateline", "idioma": "language",
           "embargo-até": "embargo", "palavras-chave": "keywords", "contato": "contacts", "citações": "quotes", "imagens": "media",
           "sobre-nós": "boilerplate", "assunto": "email", "correção": "correction", "público": "audience"},
}  # fmt: skip


@pytest.mark.parametrize(("word", "key"), [(word, key) for words in MEANT.values() for word, key in words.items()])
def test_a_key_in_another_language(word: str, key: str) -> None:
    """Names the key that is meant, in seven languages; what is missing then is not missing too."""
    content, first = document(key, f"{word}: x")
    line, column, code, said = the_error(content)
    assert (line, column, code) == (first, 1, "unknown-key")
    assert f'did you mean "{key}"?' in said


@pytest.mark.parametrize("word", ["draft", "brouillon", "Entwurf", "borrador", "bozza", "concept", "rascunho"])
def test_a_draft_in_seven_languages(word: str) -> None:
    """Is said by its status."""
    content, first = document("status", f"{word}: true")
    assert the_error(content)[:3] == (first, 1, "unknown-key")
    assert 'write "status: withheld"' in the_error(content)[3]


@pytest.mark.parametrize(
    ("key", "lines", "place", "words"),
    [
        ("headline", "headline:", (0, 1), 'Write headline: "…"'),
        ("headline", 'headline: ""', (0, 1), 'Write headline: "…"'),
        ("date", "date:", (0, 1), "Write date: 2026-11-24"),
        ("status", "status: Usable", (0, 9), 'did you mean "usable"'),
        ("status", "status: draft", (0, 9), 'did you mean "withheld"'),
        ("kind", "kind: communiqué", (0, 7), 'did you mean "release"'),
        ("kind", "kind: zzz", (0, 7), "It is one of release, statement, advisory"),
        ("id", "id: Le Pont", (0, 5), "Write id: le-pont"),
        ("id", f"id: {'a' * 101}", (0, 5), "at most 100"),
        ("revision", "revision: 0", (0, 11), "a whole number from 1"),
        ("revision", "revision: 1.5", (0, 11), "a whole number from 1"),
        ("revision", "revision: deux", (0, 11), "a whole number from 1"),
        ("revision", "revision: 2", (0, 11), 'correction: "…"'),
        ("correction", "correction: ''", (0, 1), 'correction: "…"'),
        ("correction", "correction: a\ncorrections: [{revision: 2, text: b}]", (0, 13), "Keep one"),
        ("corrections", "corrections: [{revision: 3, text: a}]", (0, 26), "the release is at revision 2"),
        ("corrections", "corrections: [{revision: 2, text: a}, {revision: 2, text: b}]", (0, 50), "is there twice"),
        ("corrections", "corrections: [{revision: 2}]", (0, 15), "has no text"),
        ("corrections", "corrections: [{text: a}]", (0, 15), "has no revision"),
        ("corrections", "corrections: []", (0, 14), "say nothing of revision 2"),
        ("corrections", "corrections: [{revision: 2, date: hier, text: a}]", (0, 35), "Write the year first"),
        ("kind", "correction: a", (0, 13), "Write revision: 2"),
        ("kind", "why: a", (0, 6), "Write status: canceled"),
        ("kind", "revision: 3\ncorrections: [{revision: 3, text: a}]", (1, 14), "say nothing of revision 2"),
        ("contacts", "contacts: [{}]", (0, 12), "Give it a name"),
        ("contacts", "contacts: [{email: anne}]", (0, 20), "such as presse@example.org"),
        ("contacts", "contacts: [{nom: Anne}]", (0, 13), 'did you mean "name"'),
        ("quotes", "quotes: [{speaker: Anne}]", (0, 10), 'Write text: "…"'),
        ("media", "media: [{alt: x}]", (0, 9), "Write path: photo.jpg, or url:"),
        ("media", "media: [{path: a.jpg}]", (0, 9), 'alt: "…"'),
        ("media", "media: [{path: a.pdf, url: 'https://a.example/a.pdf'}]", (0, 28), "Keep one"),
        ("media", "media: [{path: ../a.pdf}]", (0, 16), "below the release's own folder"),
        ("media", "media: [{path: 'https://a.example/a.pdf'}]", (0, 16), "that is what url is for"),
        ("media", "media: [{url: a.pdf}]", (0, 15), "begins with https://"),
        ("url", "url: a.example/pont", (0, 6), "from https:// on"),
        ("url", "url: https://u:p@a.example/", (0, 6), "without a name and password"),
        ("feed_id", "feed_id: a b", (0, 10), "Copy the guid"),
        ("social", "social: {myspace: a}", (0, 10), "Known here: text, hashtags, thread, x, bluesky"),
        ("social", "social: {twitter: a}", (0, 10), 'did you mean "x"'),
        ("social", "social: {threads: true}", (0, 19), 'is the post for the network Threads: did you mean "thread"?'),
        ("social", "social: {thread: oui}", (0, 18), "must be true or false"),
        ("social", "social: {hashtags: a b}", (0, 20), "Write hashtags: [a b]"),
        ("email", "email: {objet: a}", (0, 9), 'did you mean "subject"'),
        ("subhead", "subhead:a b", (0, 9), "Write subhead: a b"),
        ("subhead", "subhead:\u00a0a b", (0, 9), "not a no-break space"),
        ("subhead", "\tsubhead: a", (0, 1), "use two"),
        ("subhead", "subhead a", (0, 1), "Write subhead: a"),
        ("subhead", "subhead: >a\n  b", (0, 10), "the text after > begins on the next line"),
    ],
)  # fmt: skip
def test_what_only_some_keys_can_get_wrong(key: str, lines: str, place: tuple[int, int], words: str) -> None:
    """Each at its value, or where it should have stood."""
    content, first = document(key, lines)
    line, column, _, said = the_error(content)
    assert (line - first, column) == place, said
    assert words in said


@pytest.mark.parametrize("key", [key for key in SOUND if key not in {"headline", "date", "correction", "corrections"}])
@pytest.mark.parametrize("nothing", ["", " ~", ' ""', " null"])
def test_a_key_with_nothing_is_absent(key: str, nothing: str) -> None:
    """A skeleton's empty keys are no mistakes."""
    content, _ = document(key, f"{key}:{nothing}")
    found = read(content, path="releases/essai.md", newsroom=a_newsroom())
    assert found.release or (nothing == ' ""' and key in (*LISTS, *ROWS, *TABLES)), messages(found)
    told = {finding.message.partition(" ")[0] for finding in found.findings if finding.code == "empty-limit"}
    assert told == {key} & {"embargo", "audience", "targets"}


@pytest.mark.parametrize("written", ["", " []", " ~", "  # nothing yet"])
def test_an_empty_limit_is_told_of(written: str) -> None:
    """An embargo that somebody forgot to fill in is no embargo: check says so, and what it comes to; a draft may wait."""
    for key, comes_to in (("embargo", "goes out at once"), ("audience", "to everybody"), ("targets", "every target")):
        content, first = document(key, f"{key}:{written}")
        found = read(content, path="releases/essai.md", newsroom=a_newsroom()).findings
        if key == "embargo" and "[" in written:
            assert [finding.code for finding in found] == ["text-wanted"]
            continue
        assert [(f.line, f.column, f.level, f.code) for f in found] == [(first, 1, "advice", "empty-limit")]
        assert comes_to in found[0].message
        draft = content.replace(b"---\n", b"---\nstatus: withheld\n", 1)
        assert read(draft, path="releases/essai.md", newsroom=a_newsroom()).findings == ()
