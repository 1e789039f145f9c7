"""The guards that concern a whole run, looked at before anything is recorded or sent."""

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

from pressctl.errors import Guarded, Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressctl.delivery.plan import Place, Plan
    from pressctl.model import Config, Secret
    from pressctl.newsroom.leaks import LeakOf


def check_digest(plan: "Plan", wanted: str) -> None:
    """Stop when what would go out is not what was looked at.

    Raises:
        Guarded: The plan's digest is another one than `wanted`; an empty `wanted` passes.
    """
    if wanted and wanted != plan.digest:
        raise Guarded(
            f"the plan has changed: its digest is {plan.digest}, not {wanted}",
            hint="Look at `pressctl plan` again, and publish with the digest it shows.",
        )


def leak_finder(config: "Config", environ: "Mapping[str, str]") -> "LeakOf":
    """Return what names the target whose secret a text holds, for every secret that can be read without running anything.

    A text that goes to one place must not hold the key to another, nor may a page.
    """
    from pressctl.redaction import Redactor

    redactors = {name: Redactor(secrets) for secrets, name in _at_hand(config, environ).items()}
    return lambda text: next((name for name, redactor in redactors.items() if redactor.holds_secret(text)), "")


def marks_of_secrets(config: "Config", environ: "Mapping[str, str]", salt: bytes) -> frozenset[str]:
    """Return what stands for each secret that `leak_finder` looks for: keyed and cut to 32 bits, so that it tells no secret."""
    held = (secret.reveal().encode() for secrets in _at_hand(config, environ) for secret in secrets)
    return frozenset(hashlib.blake2b(secret, key=salt, digest_size=4).hexdigest() for secret in held)


def _at_hand(config: "Config", environ: "Mapping[str, str]") -> "dict[tuple[Secret, ...], str]":
    """Return the secrets that can be read by looking, with the first target of those that share them."""
    from pressctl.config.secrets import secrets_at_hand

    names: dict[tuple[Secret, ...], str] = {}
    for target in config.targets:
        names.setdefault(secrets_at_hand(target, environ=environ, root=config.root), target.name)
    names.setdefault(_keys_of_ledger(config, environ), "ledger")
    names.pop((), None)
    return names


def _keys_of_ledger(config: "Config", environ: "Mapping[str, str]") -> "tuple[Secret, ...]":
    """Return what opens the ledger, where it can be had by looking."""
    from pressctl.config.secrets import read_secret
    from pressctl.model import Reference

    found = []
    for reference in (config.newsroom.ledger, config.newsroom.ledger_key):
        if isinstance(reference, Reference) and not reference.command:
            with suppress(Invalid):  # what cannot be read is said where it is needed
                found.append(read_secret(reference, environ=environ, root=config.root))
    return tuple(found)


def refuse_leaks(plan: "Plan", places: "Mapping[str, Place]") -> None:
    """Refuse text that contains one of the secrets it would be sent with, those among them that only a command gives.

    Raises:
        Invalid: With the release, and never the secret.
    """
    from pressctl.config.secrets import secret_values
    from pressctl.redaction import Redactor

    secrets = {name: secret_values(place.target) for name, place in places.items()}
    any_secret = Redactor(secret for held in secrets.values() for secret in held)
    for planned in plan.releases:
        acceptance = planned.acceptance
        if acceptance is None or planned.outcome is not None:
            continue
        new = [part.variant for delivery in acceptance.deliveries for part in delivery.parts]
        texts = {variant.encode() for variant in (*new, *(acceptance.refreeze or {}).values())}
        leaking = [text for text in texts if any_secret.holds_secret(text)]
        for name, held in secrets.items() if leaking else ():
            if any(map(Redactor(held).holds_secret, leaking)):
                raise Invalid(
                    f"{planned.release.path}: its text contains the secret of the target {name}",
                    hint="Take it out of the release and change the secret at the vendor's; nothing was sent.",
                )
