"""Values with sensible fields, so that a test names only what it is about."""

from datetime import UTC, datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from pressctl.model import (
    Contact,
    FeedSettings,
    Mail,
    Newsroom,
    Part,
    Post,
    Recipient,
    Release,
    SocialSettings,
    Variant,
)
from pressctl.model.newsroom import Network

NOON = datetime(2024, 11, 6, 11, 0, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
EVERYWHERE = SocialSettings(networks=get_args(Network))


def a_release(**changes: Any) -> Release:
    """Build a small French release of 6 November 2024."""
    release = Release(
        path="releases/narcotrafic.md",
        id="narcotrafic",
        headline="Jérôme Durain : « Les maires ne peuvent pas lutter seuls contre le narcotrafic ! »",
        lead="Lors des questions au gouvernement, le sénateur a interpellé le ministre de l’Intérieur.",
        body=(
            "Lors des questions au gouvernement, le sénateur a interpellé le ministre de l’Intérieur.\n\n"
            "## Les élus locaux, acteurs essentiels\n\nLe constat est sans appel : **il faut agir**.\n\n"
            "« Il n’existe pas de solution miracle », a rappelé le sénateur.\n"
        ),
        lead_in_body=True,
        language="fr",
        published=datetime(2024, 11, 6, 9, 0, tzinfo=PARIS),
        categories=("Actu", "Actualités"),
    )
    return replace(release, **changes)


def a_newsroom(**changes: Any) -> Newsroom:
    """Build a newsroom with an address, a contact and a boilerplate."""
    newsroom = Newsroom(
        id="groupe-exemple",
        name="Groupe Exemple",
        url="https://presse.example.org/",
        language="fr",
        zone=PARIS,
        boilerplate="Le Groupe Exemple réunit 64 élus.",
        contacts=(Contact(name="Anne Martin", role="Presse", email="presse@example.org", phone="+33 1 23 45 67 89"),),
        test_to=("essai@example.org",),
    )
    return replace(newsroom, **changes)


def feed_settings(**changes: Any) -> FeedSettings:
    """Build feed settings as a new newsroom has them."""
    return replace(FeedSettings(), **changes)


def a_recipient(**changes: Any) -> Recipient:
    """Build one journalist."""
    recipient = Recipient(
        email="zoe@journal.example",
        name="Zoé Durand",
        language="fr",
        fields={"name": "Zoé Durand", "outlet": "Le Journal"},
    )
    return replace(recipient, **changes)


def a_variant(**changes: Any) -> Variant:
    """Build a variant that has every form."""
    variant = Variant(
        language="fr",
        mail=Mail(
            subject="Les maires ne peuvent pas lutter seuls",
            preheader="Le sénateur a interpellé le ministre.",
            html="<html lang='fr'><body><p>Bonjour,</p><p>Texte.</p></body></html>",
            text="Bonjour,\n\nTexte.\n",
            sender="Presse <presse@example.org>",
            reply_to="presse@example.org",
        ),
        posts=(Post(network="x", text="Les maires https://presse.example.org/", length=35, limit=280),),
        data='{"id":"narcotrafic","headline":"Les maires"}',
    )
    return replace(variant, **changes)


def a_part(**changes: Any) -> Part:
    """Build the only part of a delivery to one place."""
    part = Part(
        key="6f2c3f2e-8f0b-5d3a-9a57-6c6d3bd8f001",
        release="narcotrafic",
        edition=1,
        language="fr",
        target="desk",
        number=1,
        variant=a_variant(),
        members=(),
        first_claimed=NOON,
        attempted=NOON,
    )
    return replace(part, **changes)
