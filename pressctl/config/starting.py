"""What `pressctl init` writes: a config that works at once, a first release to change, and what git must not take."""

import re

from pressctl.config.editors import OF_CONFIGS, OF_RELEASES, schema_files
from pressctl.config.locales import find_zone, near_zone, usual_case
from pressctl.config.sections import make_slug
from pressctl.config.urls import complain_of_public, host_of, public_form
from pressctl.config.values import SLUG
from pressctl.errors import Misused
from pressctl.release.writing import with_schema

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")

_CONFIG = """\
#:schema ./{schema}
# The newsroom's config: "pressctl check" says whether it is right. Everything it can hold is in
# config.example.toml, of pressctl's own files; each kind of place has a manual: "pressctl channels".

[newsroom]
id = {id}    # never change it: it is in the key of everything that is sent
name = {name}
{url}
language = {language}
timezone = {zone}
{ledger}# boilerplate = \"""Who you are, in Markdown, below every release.\"""
# test_to = ["me@example.org"]    # the only addresses that "pressctl test" mails to

# [[newsroom.contacts]]
# name = "Anne Martin"
# role = "Press officer"
# email = "press@example.org"
# phone = "+33 1 23 45 67 89"

# [newsroom.brand]
# color = "#1c3f5f"    # the accent of mails and pages; also color_dark, logo, font

# Files below outbox/, to look at: no network and no account. Remove it when you have other places.
[targets.outbox]
channel = "outbox"

# A secret never stands here: it is {{ env = "NAME" }}, {{ file = "PATH" }} or {{ command = ["PROGRAM", "…"] }}.

# [targets.newsdesk]
# channel = "webhook"
# url = "https://desk.example.org/hooks/press"
# secret = {{ env = "NEWSDESK_SECRET" }}

# [targets.journalists]
# channel = "mailgun"    # or "resend", which needs no domain
# api_key = {{ env = "MAILGUN_KEY" }}
# domain = "mg.example.org"
# from = "Press office <press@example.org>"
# recipients = "press-list.csv"    # a header with email; name, language, outlet and tags if you like
"""

_IGNORED = """\
# The ledger and the index; files to look at; people's addresses.
.pressctl/
outbox/
*.csv
*.xlsx
"""

# By language: the file's name, and a release that says how to write one.
_RELEASES = {
    "de": (
        "erste-mitteilung",
        """\
---
id: erste-mitteilung
headline: Unsere erste Mitteilung
status: withheld    # ein Entwurf: „usable“ gibt ihn frei
# date: 2026-01-31 09:00
# categories: [Aktuelles]
---
Der erste Absatz ist der Vorspann: wer, was, wann, wo und warum, in zwei Sätzen.

## Eine Zwischenüberschrift

Der Text ist Markdown. Setzen Sie oben ein Datum und „status: usable“, prüfen Sie mit
„pressctl check“, und geben Sie mit „pressctl publish“ alles auf einmal heraus.
""",
    ),
    "en": (
        "first-release",
        """\
---
id: first-release
headline: Our first press release
status: withheld    # a draft: "usable" lets it go out
# date: 2026-01-31 09:00
# categories: [News]
---
The first paragraph is the lead: who, what, when, where and why, in two sentences.

## A heading

The text is Markdown. Above, give it a date and "status: usable"; look at it with
"pressctl check"; then "pressctl publish" sends it everywhere, once.
""",
    ),
    "es": (
        "primer-comunicado",
        """\
---
id: primer-comunicado
headline: Nuestro primer comunicado
status: withheld    # un borrador: «usable» lo deja salir
# date: 2026-01-31 09:00
# categories: [Actualidad]
---
El primer párrafo es la entradilla: quién, qué, cuándo, dónde y por qué, en dos frases.

## Un ladillo

El texto es Markdown. Arriba, ponga una fecha y «status: usable»; compruébelo con
«pressctl check»; después, «pressctl publish» lo envía a todas partes, una sola vez.
""",
    ),
    "fr": (
        "premier-communique",
        """\
---
id: premier-communique
headline: Notre premier communiqué
status: withheld    # un brouillon ; « usable » le laisse partir
# date: 2026-01-31 09:00
# categories: [Actualités]
---
Le premier paragraphe est le chapô : qui, quoi, quand, où et pourquoi, en deux phrases.

## Un intertitre

Le texte est en Markdown. Ci-dessus, donnez-lui une date et « status: usable » ; vérifiez avec
« pressctl check » ; puis « pressctl publish » l’envoie partout, une seule fois.
""",
    ),
}


def newsroom_files(
    folder_name: str, *, name: str, url: str, language: str, timezone: str, ledger: str = ""
) -> dict[str, str]:
    """Return path -> text of a new newsroom; nothing is written here.

    `name` defaults to the folder's, `url` may be empty (no public site yet). The first release
    is in the newsroom's language where we speak it, else in English, and withheld. `ledger` are lines that say where the
    ledger is, where it is not in the folder itself.

    Raises:
        Misused: The address, language or zone will not do.
    """
    tag = usual_case(language)
    if not tag:
        raise Misused(f"{_line(language)!r} is no language tag.", hint='Such as "fr", "en-GB" or "zh-Hant".')
    if not find_zone(timezone):
        close = near_zone(timezone)
        hint = f'Did you mean "{close}"?' if close else 'Such as "Europe/Paris".'
        raise Misused(f"{_line(timezone)!r} is no time zone of the IANA database.", hint=hint)
    complaint = complain_of_public(url) if url else None
    if complaint:
        raise Misused(f"the address {complaint}.", hint="Such as https://presse.example.org/")
    called = _line(name) or _line(folder_name) or "Newsroom"
    host = host_of(url) if url else ""
    id_ = host if SLUG.fullmatch(host) else make_slug(host or called) or make_slug(folder_name) or "newsroom"
    config = _CONFIG.format(
        schema=OF_CONFIGS,
        id=_quoted(id_),
        name=_quoted(called),
        url=f"url = {_quoted(public_form(url))}"
        if url
        else '# url = "https://presse.example.org/"    # for feeds and pages',
        language=_quoted(tag),
        zone=_quoted(timezone),
        ledger=ledger,
    )
    file, release = _RELEASES.get(tag.partition("-")[0]) or _english()
    return {
        "config.toml": config,
        f"releases/{file}.md": with_schema(release, f"../{OF_RELEASES}"),
        ".gitignore": _IGNORED,
        **schema_files(),
    }


def _english() -> tuple[str, str]:
    """Return the English release for a newsroom of another language; it says so itself."""
    file, release = _RELEASES["en"]
    return file, release.replace("status:", "language: en\nstatus:", 1)


def _line(text: str) -> str:
    return _CONTROL.sub(" ", text).strip(" ")


def _quoted(text: str) -> str:
    """Return a TOML basic string (toml.io/en/v1.0.0#string) of text without control characters."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
