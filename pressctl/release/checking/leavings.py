"""Checks of what does not belong into a release's text: a template's leavings, markup that is shown as it is written."""

import re
from collections.abc import Iterator
from functools import cache

from pressctl.model import Finding
from pressctl.release.checking.desk import Desk

_SHOWN = 40
_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:[ \t][^<>]*)?/?>|<!--|\{:[ ]?[.#A-Za-z][^}]{0,200}\}")
# Without any of these nothing is left over; first letters are left out where they may be capitals.
_SIGNS = (
    "[", "<", "{", "*|", "XX", " X ", "xx/", "xx.", "xx:", "MM", "TODO", "FIXME", "TKTK", "TB", "T.B", "____", "orem ipsum",
    "OREM IPSUM", "olor sit", "lick or tap", "liquez ou", "licken oder",
)  # fmt: skip
# Brackets that make no link, from the last that opens: a hundred thousand that open took 42 s otherwise (measured).
_BRACKETS = re.compile(r"\[[^\[\]\n]*\](?![(\[:])")
# What stands in brackets for a person to fill in: a task, or the name of what belongs there.
_TASK = (
    r"insert|insérer|insertar|einfügen|inserire|inserir|invoegen|à compléter|a compléter|compléter|à préciser|à définir"
    r"|à confirmer|to be (?:completed|confirmed|added|announced)|to come|fill in|da completare|da inserire|da definire"
    r"|por completar|a completar|completar|por confirmar|a preencher|preencher|ausfüllen|bitte|ergänzen|in te vullen|invullen"
)
_FIELD = (
    r"nom|prénom|name|naam|nome|nombre|apellidos?|vorname|nachname|date|datum|fecha|city|ville|ort|stadt|stad|ciudad|cidade"
    r"|città|company|société|entreprise|firma|unternehmen|bedrijf|empresa|azienda|title|titre|titel|título|titolo|lieu"
    r"|fonction|funktion|job title|phone|phone number|email|e-mail|quote|citation|zitat|amount|montant|betrag|headline"
)
_IN_BRACKETS = (
    rf"(?:(?:{_TASK})\b[^\]>\n]{{0,80}}"
    rf"|(?:(?:your|votre|ihre?|uw|jouw) )?(?:{_FIELD})(?:(?:,? (?:here|ici|hier|aquí|qui|of|de|du|des|del|der|van|et|and|und)\b|[ ]?[/,]|"
    rf" d[’'])[^\]>\n]{{0,60}}| (?:{_FIELD}))?)"
)
_MONTH = r"janv|févr|mars|avr|mai|juin|juil|août|sept|octo|nove|déce|janu|febr|march|april|june|july|augu|dece|märz|juni|juli|okto|deze"
# "TODO EL PAÍS" is Spanish, TBC is tuberculosis in many languages.
_WORDS_ELSEWHERE = {"TODO": frozenset({"es", "pt", "gl"}), "TBC": frozenset({"it", "es", "pt", "de", "nl", "ro", "ca"})}


def left_over(desk: Desk) -> Iterator[Finding]:
    """Advise on what a template leaves behind when nobody filled it in."""
    # Most releases have links, and few have anything else of all this.
    if not (desk.says(*_SIGNS[1:]) or any(desk.find(_BRACKETS, "["))):
        return
    for place, found in desk.find(_left_over(), *_SIGNS):
        if desk.language not in _WORDS_ELSEWHERE.get(found[0], ()):
            said = f'"{found[0][:_SHOWN]}" looks left over from a template.'
            yield desk.advice("left-over", place, said, "Fill it in, or delete it.")


def markup(desk: Desk) -> Iterator[Finding]:
    """Advise on HTML and kramdown's attributes, which are shown as they are written."""
    for place, found in desk.find(_MARKUP, "<", "{:"):
        if not _left_over().match(found[0]):
            said = f"{found[0][:_SHOWN]} is shown as text: a release has no HTML."
            yield desk.advice("markup-shown", place, said, "Use Markdown, or delete it.")


@cache
def _left_over() -> re.Pattern[str]:
    """Return what tells a template's leavings."""
    return re.compile(
        r"\{\{|\{%|\$\{[A-Za-z_][A-Za-z0-9_.]{0,40}\}|\*\|[A-Z_:]{2,30}\|\*|_\{[a-z_]{2,40}\}"
        r"|(?i:lorem ipsum|dolor sit amet|click or tap (?:here )?to enter|cliquez ou appuyez ici pour|klicken oder tippen sie hier)"
        rf"|\[(?i:{_IN_BRACKETS})\](?![(\[:])|<(?i:{_IN_BRACKETS})>"
        r"|\b[Xx]{2,}[/.:][Xx]{2,}\b|\bX{2,}[ \u00a0\u202f]?(?:h|€|%|euros?)(?!\w)|\bX{4,}\b|(?:\bXX[ .\u00a0]){2}XX\b"
        rf"|\bX{{1,2}}[ \u00a0](?i:{_MONTH})[a-zéû]{{0,6}}\b"
        r"|\b(?:JJ|DD|TT|GG)[/.-]MM[/.-](?:AA|YY|JJ){1,2}\b|\b(?:YYYY|AAAA)-MM-(?:DD|JJ)\b"
        r"|\bTODO\b|\bFIXME\b|\bTKTK\b|\bT\.?B\.?[CD]\b|(?<=[^\W_] )_{4,}"
    )
