"""Checks of whom a release names: contacts that can be reached, quotes with their speakers."""

import re
from collections.abc import Iterator

from pressctl.model import Contact, Finding
from pressctl.release.checking.desk import Desk

# How many digits a national number has without its leading zero, by zone (ITU-T E.164 numbering plans).
_WITHOUT_ZERO = {
    "Europe/Paris": (9,), "Europe/Brussels": (8, 9), "Europe/Zurich": (9,), "Europe/Amsterdam": (9,),
    "Europe/London": (10,),
}  # fmt: skip
# Country codes of Europe, and how many digits an international number has with them.
_INTERNATIONAL = {
    "33": (11,), "32": (10, 11), "41": (11,), "31": (11,), "44": (12,), "34": (11,), "351": (12,), "352": (11,),
    "39": (12,), "43": (12,), "49": (12, 13), "353": (12,), "45": (10,),
}  # fmt: skip
_SPREADSHEET = re.compile(r"[0-9][.,][0-9]{1,15}[eE]\+?[0-9]{1,2}|[0-9]{8,15}\.0")
_NUMBER = re.compile(r"[0-9][0-9 .()\u00a0\u202f-]{5,30}[0-9]")
# Three, three and four digits, apart: a number of North America, which has no zero to lose.
_AMERICAN = re.compile(r"\(?[0-9]{3}\)?[ .\u00a0\u202f-][0-9]{3}[ .\u00a0\u202f-][0-9]{4}")
_SEVERAL = re.compile(r"[/,;]|\b(?:ou|or|oder|o|und|et|and)\b")
_FEWEST_WORDS = 200  # of a text that one expects somebody to speak in
_MARKS = re.compile('[«»“”„"‘‹「『]|(?m:^[ ]{0,3}(?:>|[–—]))')
_WORDS = re.compile(r"[^\W_]+")


def contact(desk: Desk) -> Iterator[Finding]:
    """Advise when a journalist finds nobody to call."""
    own, common = desk.release.contacts, desk.newsroom.contacts
    if not desk.release.original and not own:
        return  # a translation has those of its original
    if not own and not common:
        hint = "Write contacts here, or once for all releases as [[newsroom.contacts]] in config.toml."
        yield desk.advice("no-contact", desk.at("headline"), "nobody is named whom a journalist can call.", hint)
    for number, one in enumerate(own):
        if not _is_reachable(one):
            said = "this contact has neither a mail address nor a telephone number."
            if one.phone:
                said = "this contact has no mail address, and no number stands where its telephone number should."
            yield desk.advice(
                "contact-unreachable", desk.at(f"contacts[{number}]"), said, 'Write email: "…" or phone: "…".'
            )
    if not own and common and not any(map(_is_reachable, common)):
        said = "none of the newsroom's contacts has a mail address or a telephone number."
        yield desk.advice("contact-unreachable", desk.at("headline"), said, "Write them in config.toml.")


def _is_reachable(contact: Contact) -> bool:
    """Tell whether there is an address, or a number, which may be an extension alone."""
    return bool(contact.email) or any(map(str.isdigit, contact.phone))


def phones(desk: Desk) -> Iterator[Finding]:
    """Advise on a number that lost its leading zero or its plus, as other tools and spreadsheets drop them."""
    for number, one in enumerate(desk.release.contacts):
        for part in _SEVERAL.split(one.phone):
            lost = _lost(part.strip(" \u00a0\u202f"), desk.newsroom.zone.key or "")
            if lost:
                yield desk.advice("phone-incomplete", desk.at(f"contacts[{number}].phone"), *lost)


def _lost(written: str, zone: str) -> tuple[str, str] | None:
    """Return what a telephone number seems to have lost, and what to write; None where nothing."""
    if _SPREADSHEET.fullmatch(written):
        return "a spreadsheet seems to have made this telephone number a figure.", "Write it as it is dialled."
    if not _NUMBER.fullmatch(written) or _AMERICAN.fullmatch(written) or not zone.startswith("Europe/"):
        return None
    digits = re.sub(r"\D", "", written)
    codes = [code for code, lengths in _INTERNATIONAL.items() if digits.startswith(code) and len(digits) in lengths]
    if codes:
        return f"this number seems to begin with the country code {codes[0]}, without its +.", f"Write +{written}."
    if digits[0] != "0" and len(digits) in _WITHOUT_ZERO.get(zone, ()):
        return "this number seems to lack its leading zero.", f'Write phone: "0{written}".'
    return None


def speakers(desk: Desk) -> Iterator[Finding]:
    """Advise on a quote of nobody."""
    for number, quote in enumerate(desk.release.quotes):
        if not quote.speaker:
            said = "this quote has no speaker."
            yield desk.advice(
                "quote-no-speaker", desk.at(f"quotes[{number}]"), said, 'Write speaker: "…" and role: "…".'
            )


def quotation(desk: Desk) -> Iterator[Finding]:
    """Advise on a long release in which nobody speaks."""
    release = desk.release
    if release.kind != "release" or release.quotes or release.status == "canceled" or not release.original:
        return
    if _MARKS.search(release.body) or _MARKS.search(f"{release.headline} {release.subhead} {release.lead}"):
        return
    if sum(1 for _ in _WORDS.finditer(release.body)) >= _FEWEST_WORDS:
        said = "nobody is quoted in this release."
        hint = 'Journalists look for a quote they may use: write quotes: [{text: "…", speaker: "…", role: "…"}].'
        yield desk.advice("no-quote", desk.at("headline"), said, hint)
