"""What each finding about a release means, at length: what `pressctl check --explain CODE` prints."""

from collections.abc import Mapping
from types import MappingProxyType

from pressctl.release.checking.codes import CODES as EDITORIAL

_FORM = {
    "not-utf8": (
        "The file is not UTF-8 text. Old Windows programs save Windows-1252, some save UTF-16; accents would come out "
        "wrong at every place the release goes to. Save the file again as UTF-8; every editor can."
    ),
    "not-text": "The file holds a NUL byte, so it is not text: perhaps a Word document or a PDF with another name.",
    "no-front-matter": (
        "A release begins with a line of three hyphens, its keys with their values, and another line of three hyphens; "
        "the text follows. Word processors turn three hyphens into a dash: type them again. Front matter in TOML (+++) or "
        "JSON is not read."
    ),
    "front-matter-unclosed": (
        "The front matter begins with a line of three hyphens and must end with one. Without it nobody can tell where the "
        "keys end and the text begins."
    ),
    "front-matter-long": "The front matter is larger than 64 KiB. It is for keys; long text belongs below it.",
    "not-yaml": (
        "The front matter is YAML, and YAML cannot read this line. The usual reasons: no space after the colon of a key, a "
        "tab where spaces should be, keys of one entry that do not stand exactly below each other, a quote or bracket that "
        "is never closed. The line is left out and the rest is read, so that every mistake is shown at once."
    ),
    "quote-it": (
        "YAML gives some signs a meaning of its own: a colon with a space after it ends a key, and a value cannot begin with "
        "@ ` % & * ! | > [ { or a quote that does not close at its end. French headlines have such colons all the time. Put "
        'the value in double quotes: headline: "Durain : les maires".'
    ),
    "yaml-mark": (
        "Anchors (&), aliases (*) and tags (!) make a YAML value something other than what is written there. A release is "
        "what is written, so they are refused. If the sign belongs to the text, put the value in quotes."
    ),
    "too-deep": "Lists within lists within lists: a release needs three levels, and more than twenty are refused.",
    "duplicate-key": "The same key stands there twice. YAML would silently take the last; a second embargo must not win.",
    "unknown-key": (
        "The key is none that a release has. Nothing is ignored in silence: an embargo under a misspelt key would be no "
        "embargo. The message names the key that was probably meant."
    ),
    "wrong-shape": "The key holds keys of its own (such as email: {subject: …}), or a list of such, and got something else.",
    "text-wanted": "The key holds one text, and got a list or keys.",
    "list-wanted": (
        "The key holds a list. Write it in brackets, categories: [Actu, Actualités], or one item to a line, each after a hyphen."
    ),
    "empty-item": 'An item of a list is empty. After a space, # begins a comment in YAML: write hashtags in quotes, "#presse".',
    "empty-limit": (
        "The key says when a release goes out, or to whom, and has no value, so it limits nothing. A skeleton has such keys; "
        "but somebody may have meant to fill it in, or a # made a comment of the value. Write the value, or delete the line. "
        'A newsroom that never leaves one empty makes it an error: empty-limit = "error" below [checks].'
    ),
    "comment-cuts": (
        "After a space, # begins a comment in YAML, and what follows is not part of the value. If it belongs to it (a "
        "hashtag, a number), put the whole value in quotes; if it is a comment, write a space after the #."
    ),
    "line-break": "This value goes into a subject line or a title, which is one line. A line break in it could forge a header.",
    "control-character": (
        "An invisible character stands there, often pasted from a PDF or a word processor. In a key it is an error; in "
        "the text below it is dropped when the release is rendered."
    ),
    "bad-number": "The key is a whole number, written in digits.",
    "bad-word": "The key takes one of a few words, and this is none of them.",
    "thread-or-threads": "social.threads is the post for the network Threads, social.thread whether what does not fit goes on in "
    "further posts: a post that says no more than true or false was meant to be the latter.",
    "not-true-or-false": "The key is true or false. Other words (yes, oui, on, 1) are not taken, so that no text becomes one.",
}
_KEYS = {
    "no-headline": "Every release has a headline: it is the subject, the title of the page and the entry in feeds.",
    "no-body": "There is no text below the front matter. Only a kill (status: canceled) needs none.",
    "no-id": (
        "The id names the release for ever: in addresses, feeds and the record of what was sent. It is the file's name "
        "unless an id is written; names such as release.md or index.md say nothing, and would soon be there twice."
    ),
    "bad-id": "An id is lower-case letters, digits and single hyphens: it becomes a folder and an address. It has at most 100.",
    "bad-language": "A language is a tag by BCP 47: fr, de, pt-BR, zh-Hant. The country after the hyphen is optional.",
    "language-differs": "The file's name (x.fr.md) says one language and its front matter another.",
    "no-date": (
        "A release has a date: 2026-11-24, or with its hour 2026-11-24T09:00, in the newsroom's zone. Only a draft "
        "(status: withheld) can do without."
    ),
    "bad-date": (
        "The date is not in the form 2026-11-24 or 2026-11-24T09:00. Year first is the one form that is read the same way "
        "everywhere."
    ),
    "no-such-time": (
        "There is no such day or hour: 30 February, 25:00, or an hour that clocks leave out when summer time begins."
    ),
    "ambiguous-time": (
        "The time can be read in two ways: 11/06 is June or November, and an hour comes twice when summer time ends."
    ),
    "bad-zone": (
        "A zone is an offset (+01:00), Z, or a name such as Europe/Paris. Abbreviations are not taken: CST is three zones, "
        "and EST is often written for what is EDT."
    ),
    "embargo-no-offset": (
        "An embargo is one moment the world over. Without an hour and a UTC offset (or a zone) it would lift at different "
        "moments for different readers. Write 2026-11-24T09:00+01:00, or 2026-11-24T09:00 Europe/Paris."
    ),
    "no-correction": (
        "A higher revision is a correction, and those who had the earlier one are told what was wrong, where, and what it "
        'says now. Write that as correction: "…", or as an item of corrections.'
    ),
    "two-corrections": "correction is the text for this revision, corrections the list of all. One of them is enough.",
    "correction-without-revision": (
        "There is a correction, but the revision is still 1, so nobody would be told. Raise the revision, or leave it out."
    ),
    "why-without-kill": (
        "why says why a release is withdrawn, and goes to everybody who had it; this one is not withdrawn. Withdrawing is "
        "status: canceled, and is for good. What a new revision sets right is written as correction."
    ),
    "correction-gap": "Revisions go 2, 3, 4 without gaps up to the release's own; the list of corrections has each once.",
    "empty-contact": "A contact has at least a name, an e-mail address or a telephone number.",
    "bad-email": "The contact's address is not one that mail can go to. Write it alone, without a name and without mailto:.",
    "no-quote-text": "A quote has a text; who said it comes beside it as speaker and role.",
    "media-place": "An item of media is either a file beside the release (path) or an address (url), never both or neither.",
    "bad-path": (
        "The path must lead to a file below the release's own folder, on every system: relative, with /, without .. and "
        "without a drive. The message says what is wrong with it."
    ),
    "no-alt": "An image has a text for those who do not see it: say what it shows, in a sentence. Screen readers read it aloud.",
    "bad-address": "The address is not whole: it begins with https:// and names a host, without a name and password in it.",
}
CODES: Mapping[str, str] = MappingProxyType({**_FORM, **_KEYS, **EDITORIAL})


def explain(code: str) -> str:
    """Return the explanation of a finding's code; empty when no finding about a release has it."""
    return CODES.get(code, "")
