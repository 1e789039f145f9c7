"""How much a release may become when it is rendered; more is that release's own error, and stops no other."""

from typing import TYPE_CHECKING

from pressctl.errors import TooLarge
from pressctl.model import Finding

if TYPE_CHECKING:
    from pressctl.model import Release, Variant

LARGEST_DATA = (
    128_000  # bytes; Standard Webhooks 1.0 asks for about 20 kB, automation services refuse above a few hundred
)


def too_large(release: "Release", error: TooLarge) -> Finding:
    """Return the error of a release that makes a template write more than it may."""
    (found,) = error.findings
    return Finding(
        path=release.path,
        code="too-large",
        message=f"this text is too long to be rendered: with it, {found.path} {found.message}.",
        hint="Shorten it, or put its longest parts into files under media; if it is short, look at that template.",
    )


def check_data(data: str, release: "Release") -> tuple[Finding, ...]:
    """Return what receivers of webhooks would do badly with rendered data."""
    size = len(data.encode())
    if size <= LARGEST_DATA:
        return ()
    return (
        Finding(
            path=release.path,
            level="advice",
            code="payload-size",
            message=f"the webhook's data is {size // 1000} kB; some receivers refuse that much",
            hint="Shorten the text, or link to the longest parts.",
        ),
    )


def is_large(variant: "Variant") -> bool:
    """Whether any template could write more than it may for this text: the data has all of it, three times."""
    return len(variant.data) > LARGEST_DATA
