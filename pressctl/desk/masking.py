"""Secrets and people's addresses kept out of what is shown and recorded."""

from collections.abc import Callable, Iterable

from pressctl.model import Target


def masking(targets: Iterable[Target], *, show_addresses: bool) -> Callable[[str], str]:
    """Return what takes secrets, and unless asked not to people's addresses, out of a text."""
    from pressctl.config.secrets import secret_values
    from pressctl.redaction import Redactor, mask_addresses

    redactor = Redactor(secret for target in targets for secret in secret_values(target))
    if show_addresses:
        return redactor.clean
    return lambda text: mask_addresses(redactor.clean(text))
