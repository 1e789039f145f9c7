"""Credentials that got into a text: never to be sent, and never to be repeated in a message."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressctl.model import Finding
    from pressctl.release.checking.desk import Desk

# What a credential has in it: a text without any of these needs no pattern.
_SIGNS = (
    "whsec_", "k_live_", "k_test_", "AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "xapp-",
    "key-", "re_", "SG.", "xkeysib-", "AIza", "PRIVATE KEY", "eyJ", "sk-", "npm_", "pypi-", "hooks.slack.com", "/webhooks/", "shpat_",
    "dop_v1_",
)  # fmt: skip
# What each is called, and its shape as its issuer documents it or its scanners know it.
_SHAPES = {
    "a webhook's signing secret": r"\bwhsec_[A-Za-z0-9+/_-]{20,200}",
    "a key of Stripe": r"\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,200}",
    "a key of AWS": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of GitHub": r"\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{50,255})",
    "a token of GitLab": r"\bglpat-[A-Za-z0-9_-]{20,200}",
    "a token of Slack": r"\b(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{12,250}",
    "a key of Mailgun": r"\bkey-[0-9a-f]{32}\b",
    "a key of Resend": r"\bre_[A-Za-z0-9]{6,12}_[A-Za-z0-9]{16,40}\b",
    "a key of SendGrid": r"\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}",
    "a key of Brevo": r"\bxkeysib-[0-9a-f]{40,80}-[A-Za-z0-9]{8,32}",
    "a key of Google": r"\bAIza[A-Za-z0-9_-]{35}",
    "a key of a language model": r"\bsk-(?:ant-|proj-|or-)?[A-Za-z0-9_-]{32,250}",
    "a token of a package index": r"\b(?:npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,250})",
    "a token of a shop or a host": r"\b(?:shpat_[0-9a-f]{32}|dop_v1_[0-9a-f]{64})",
    "a private key": r"-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----",
    "a signed token (JWT)": r"\beyJ[A-Za-z0-9_-]{10,4000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,4000}",
    "an address to post to a chat": r"\bhooks\.slack\.com/services/[A-Za-z0-9/_-]{20,120}"
    r"|/api/webhooks/[0-9]{15,22}/[A-Za-z0-9_-]{40,100}",
    "an address with a password": r"://[^ \t\n/:@?#\[\]<>()\"«»]{1,64}:[^ \t\n/@?#\[\]<>()\"«»]{3,128}@(?=[^ \t\n])",
}
_NAMES = tuple(_SHAPES)
# A made-up one repeats itself: whsec_xxxxxxxx, AKIA1111…, and AWS's own AKIAIOSFODNN7EXAMPLE.
_FEWEST_DIFFERENT = 8


def secrets(desk: "Desk") -> "Iterator[Finding]":
    """Refuse a text that holds a credential, in code too: it must be revoked, wherever it went before."""
    for passage in desk.written:
        for start, _, name in _find(passage.text):
            hint = "Delete it here, and have it revoked: whoever saw this file can use it."
            yield desk.error("credential", passage.at(start), f"this looks like {name}.", hint)
    for number, contact in enumerate(desk.release.contacts):
        if any(_find(contact.phone)):
            yield desk.error("credential", desk.at(f"contacts[{number}].phone"), "this looks like a credential.")


def has_credential(text: str) -> bool:
    """Whether a text holds what looks like a credential."""
    return any(True for _ in _find(text))


def masked(text: str) -> str:
    """Return the text with a block for each character of a credential in it."""
    done, parts = 0, []
    for start, end, _ in _find(text):
        parts += [text[done:start], "█" * (end - start)]
        done = end
    return "".join([*parts, text[done:]]) if parts else text


def _find(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a credential starts and ends, and what it is."""
    if not any(sign in text for sign in _SIGNS) and not ("://" in text and "@" in text):
        return
    for found in _pattern().finditer(text):
        made_up = "EXAMPLE" in found[0] or len(set(found[0])) < _FEWEST_DIFFERENT
        name = _NAMES[(found.lastindex or 1) - 1]
        if not made_up or name in {"a private key", "an address with a password"}:
            yield found.start(), found.end(), name


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"({shape})" for shape in _SHAPES.values()))
