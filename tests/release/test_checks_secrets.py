"""Credentials in a text: refused, pointed at, never repeated."""

import pytest

from pressctl.release import check
from tests.release.documents import NOW, looked_over, placed
from tests.support.builders import a_newsroom, a_release

# Made up, and put together here so that no scanner takes this file for a leak.
WORD = "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0Uv"
SECRETS = {
    "signing secret": "whsec_" + WORD,
    "Stripe": "sk_live_" + WORD,
    "AWS": "AKIA" + "QW3RTY7UIOP2ASDF",
    "GitHub": "ghp_" + WORD + "WxYz12",
    "GitHub's newer": "github_pat_" + WORD + WORD,
    "GitLab": "glpat-" + WORD,
    "Slack": "xoxb-" + "123456789012-" + WORD,
    "Mailgun": "key-" + "0123456789abcdef" * 2,
    "Resend": "re_" + "Ab12Cd34_" + WORD[:24],
    "SendGrid": "SG." + WORD[:22] + "." + WORD + "abcdefghijk",
    "Brevo": "xkeysib-" + "0123456789abcdef" * 4 + "-" + WORD[:16],
    "Google": "AIza" + WORD + "abc",
    "model": "sk-ant-" + WORD + WORD,
    "npm": "npm_" + WORD + "abcd",
    "private key": "-----BEGIN " + "RSA PRIVATE KEY-----",
    "JWT": "eyJ" + WORD + ".eyJ" + WORD + "." + WORD,
    "chat": "https://" + "hooks.slack.com/services/T01234567/B01234567/" + WORD[:24],
    "password": "https://" + "anne:geheim123" + "@example.org/x",
}


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
def test_a_credential_is_an_error_at_its_place(secret: str) -> None:
    """Well-known shapes, in prose, in code and in a fence."""
    column = (
        5 + len("https") if "://" in secret and "@" in secret else 5 + (len("https://") if "hooks." in secret else 0)
    )
    for body, line in ((f"Ici {secret} là.\n", 6), (f"Ici `{secret}`\n", 6), (f"```\nIci {secret}\n```\n", 7)):
        found = [one for one in looked_over("subhead: x", body) if one.code == "credential"]
        assert [(one.line, one.level) for one in found] == [(line, "error")]
        assert found[0].column - ("`" in body and "```" not in body) == column


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
def test_no_finding_repeats_a_credential(secret: str) -> None:
    """Not the one about it, and not those about a link, a leaving of a template or markup around it."""
    body = f"[a]({secret}) {{{{ {secret} }}}} [INSERT {secret}] <b title={secret}> [{secret}]: {secret}\n\n# {secret}\n"
    found = check(a_release(body=body, headline=secret, subhead=f"TODO {secret}"), a_newsroom(), NOW)
    assert "credential" in {one.code for one in found}
    telling = secret.partition("@")[0][-9:]
    assert not [one for one in found if secret in str(one) or telling in str(one)]


def test_a_credential_in_any_key() -> None:
    """Notes, captions, a mail's intro and a contact go out too."""
    secret = SECRETS["signing secret"]
    for front, column in (
        (f"notes: {secret}", 8),
        (f"email: {{intro: {secret}}}", 16),
        (f"social: {{x: {secret}}}", 13),
        (f"contacts: [{{email: a@b.fr, phone: {secret}}}]", 35),
        (f"media: [{{path: a.pdf, caption: {secret}}}]", 32),
    ):
        assert placed(looked_over(front)) == [(4, column, "credential")]


@pytest.mark.parametrize(
    "text",
    [
        "whsec_…",
        "whsec_xxxxxxxxxxxxxxxxxxxxxxxx",
        "sk_live_",
        "AKIAIOSFODNN7EXAMPLE",
        "AKIA est un mot",
        "key-note et key-0123",
        "re_ et re_ouvrir_demain",
        "xoxb-",
        "le protocole http://a.fr:8080/x",
        "https://example.org/@anne:presse",
        "eyJhbGciOi",
        "-----BEGIN CERTIFICATE-----",
        "ski-alpin-et-ski-de-fond-dans-les-Alpes-du-Nord-2026",
    ],
)
def test_what_is_no_credential(text: str) -> None:
    """Names of shapes, examples that repeat themselves, and words that begin like one."""
    assert [one for one in looked_over("subhead: x", f"Ici {text} là.\n") if one.code == "credential"] == []
