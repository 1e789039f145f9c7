"""Secrets and people's addresses kept out of what is shown and recorded."""

from collections.abc import Callable, Iterable

from pressctl.model import Target

Clean = Callable[[str], str]


def masking(targets: Iterable[Target], *, show_addresses: bool) -> Clean:
    """Return what takes secrets, and unless asked not to people's addresses, out of a text."""
    clean, redact = both_masking(targets)
    return redact if show_addresses else clean


def both_masking(targets: Iterable[Target]) -> tuple[Clean, Clean]:
    """Return what takes secrets and people's addresses out of a text, and what takes out secrets alone."""
    from pressctl.config.secrets import secret_values
    from pressctl.redaction import Redactor, mask_addresses

    redact = Redactor(secret for target in targets for secret in secret_values(target)).clean
    return (lambda text: mask_addresses(redact(text)) if text else text), redact
