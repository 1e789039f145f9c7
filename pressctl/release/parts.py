"""The parts of a release that are lists and tables: contacts, quotes, media, corrections, words for mail and posts."""

import re
from types import MappingProxyType
from zoneinfo import ZoneInfo

from pressctl.model import Contact, Correction, EmailWords, Media, Quote, SocialWords
from pressctl.release.addresses import is_web_address, media_type, path_trouble
from pressctl.release.fields import Fields
from pressctl.release.timing import read_time
from pressctl.release.vocabulary import CHATS, CONTACT, CORRECTION, EMAIL, MEDIA, NETWORKS, QUOTE, SOCIAL

# What a mail system takes for certain; whether it exists is for the person who reads the release to know.
# Nor has it characters that nobody sees, which come along from pages and stay when the address is copied.
_UNSEEN = r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_SIGNS = rf'@ <>()\[\],;:"\\{_UNSEEN}'
EMAIL_ADDRESS = re.compile(rf"[^{_SIGNS}]+@[^{_SIGNS}.]+(?:\.[^{_SIGNS}.]+)+")


def read_contacts(fields: Fields) -> tuple[Contact, ...]:
    """Return the release's own contacts; each has at least a name, an address or a number."""
    contacts = []
    for row in fields.rows("contacts", CONTACT, '{name: "…", email: "…", phone: "…"}'):
        contact = Contact(
            name=row.one_line("name"),
            role=row.one_line("role"),
            email=row.one_line("email"),
            phone=row.one_line("phone"),
        )
        if contact == Contact() and not row.meant and not any(row.has(key) for key in CONTACT.keys):
            row.notes.error(
                "empty-contact", row.place, f"{row.name} is empty.", "Give it a name, and an email or phone."
            )
        elif contact.email and not EMAIL_ADDRESS.fullmatch(contact.email):
            row.wrong("email", "bad-email", "is not an e-mail address.", "Write it alone, such as presse@example.org.")
        contacts.append(contact)
    return tuple(contacts)


def read_quotes(fields: Fields) -> tuple[Quote, ...]:
    """Return the quotes; each has a text."""
    quotes = []
    for row in fields.rows("quotes", QUOTE, '{text: "…", speaker: "…", role: "…"}'):
        quote = Quote(text=row.text("text"), speaker=row.one_line("speaker"), role=row.one_line("role"))
        if not row.has("text") and "text" not in row.meant:
            row.notes.error("no-quote-text", row.place, f"{row.name} has no text.", 'Write text: "…"')
        quotes.append(quote)
    return tuple(quotes)


def read_media(fields: Fields) -> tuple[Media, ...]:
    """Return the media: each is a file beside the release or a web address, images with a text in their place."""
    media = []
    for row in fields.rows("media", MEDIA, '{path: "…", alt: "…", caption: "…", credit: "…"}'):
        path, url = row.one_line("path"), row.one_line("url")
        if path and url:
            row.wrong("url", "media-place", "stands beside path.", "Keep one: path for a file, url for an address.")
        elif not row.has("path") and not row.has("url") and not row.meant & {"path", "url"}:
            said = f"{row.name} names no file."
            row.notes.error("media-place", row.place, said, "Write path: photo.jpg, or url: https://…")
        trouble = path_trouble(path) if path else ""
        if trouble:
            row.wrong(
                "path", "bad-path", trouble, "Write a path below the release's own folder, such as media/photo.jpg."
            )
        if url and not is_web_address(url):
            row.wrong("url", "bad-address", "is not a web address.", "It begins with https:// and names a host.")
        kind, alt = media_type(path or url), row.one_line("alt")
        if kind.startswith("image/") and not alt and "alt" not in row.meant:
            said = f"{row.name} is an image without alt."
            row.notes.error("no-alt", row.place, said, 'Say what it shows, for those who do not see it: alt: "…"')
        media.append(
            Media(
                path=path.removeprefix("./"),
                url=url,
                alt=alt,
                caption=row.text("caption"),
                credit=row.one_line("credit"),
                licence=row.one_line("licence"),
                type=kind,
            )
        )
    return tuple(media)


def read_email(fields: Fields) -> EmailWords:
    """Return the author's own words for the mail."""
    words = fields.inner("email", EMAIL, '{subject: "…", preheader: "…"}')
    if not words:
        return EmailWords()
    return EmailWords(
        subject=words.one_line("subject"), preheader=words.one_line("preheader"), intro=words.text("intro")
    )


def read_social(fields: Fields) -> SocialWords:
    """Return the author's own words for posts, with the place of each, since they are measured later."""
    words = fields.inner("social", SOCIAL, '{text: "…", x: "…"}')
    if not words:
        return SocialWords()
    text, own = words.text("text"), {network: words.text(network) for network in (*NETWORKS, *CHATS)}
    if own["threads"].casefold() in {"true", "false"}:
        words.wrong("threads", "thread-or-threads", 'is the post for the network Threads: did you mean "thread"?')
    overrides = {network: said for network, said in own.items() if said}
    places = {name: words.at(name) for name in ("text", *overrides) if words.has(name)}
    hashtags = (tag.lstrip("#").strip(" ") for tag in words.texts("hashtags"))
    return SocialWords(
        text=text,
        hashtags=tuple(dict.fromkeys(tag for tag in hashtags if tag)),
        thread=words.flag("thread"),
        overrides=MappingProxyType(overrides),
        places=MappingProxyType(places),
    )


def read_corrections(fields: Fields, *, revision: int, canceled: bool, zone: ZoneInfo) -> tuple[Correction, ...]:
    """Return what each revision set right, by revision; a kill may say its reason as the correction of its revision."""
    if fields.has("correction") and fields.has("corrections"):
        fields.wrong("correction", "two-corrections", "stands beside corrections.", "Keep one; the list has them all.")
        return ()
    if fields.has("corrections"):
        return _listed(fields, revision, zone)
    text = fields.text("correction")
    if text and revision == 1 and not canceled:
        hint = "Write revision: 2, or leave the correction out."
        fields.wrong("correction", "correction-without-revision", "is given, but the revision is 1.", hint)
    if not fields.has("correction") and revision > 1 and not fields.meant & {"correction", "corrections"}:
        hint = 'Say what was wrong, where, and what it says now: correction: "…"'
        written = next((key for key in ("correction", "corrections") if fields.written(key)), "")
        if written:
            fields.wrong(written, "no-correction", f"is empty, but revision is {revision}.", hint)
        else:
            fields.wrong("revision", "no-correction", f"is {revision}, but there is no correction.", hint)
    return (Correction(revision=revision, text=text),) if text else ()


def _listed(fields: Fields, revision: int, zone: ZoneInfo) -> tuple[Correction, ...]:
    found: dict[int, Correction] = {}
    before = fields.notes.errors
    for row in fields.rows("corrections", CORRECTION, '{revision: 2, date: …, text: "…"}'):
        number, text = row.whole("revision", 0), row.text("text")
        if not number or not text:
            missing = "revision" if not number else "text"
            if not row.has(missing) and missing not in row.meant:
                said = f"{row.name} has no {missing}."
                row.notes.error("no-correction", row.place, said, 'Write {revision: 2, date: …, text: "…"}')
        elif number > revision or number == 1 < revision:
            said = f"is {number}, but the release is at revision {revision}."
            row.wrong("revision", "correction-gap", said, "The first correction makes revision 2.")
        elif number in found:
            row.wrong("revision", "correction-gap", f"{number} is there twice.", "Each revision has one correction.")
        date = read_time(row, "date", zone)
        found[number] = Correction(revision=number, text=text, date=date.at if date else None)
    missing_ones = [number for number in range(2, revision + 1) if number not in found]
    if missing_ones and fields.notes.errors == before:
        said = f"say nothing of revision {missing_ones[0]}."
        fields.wrong("corrections", "correction-gap", said, "Each revision from 2 on has one.")
    return tuple(found[number] for number in sorted(found))
