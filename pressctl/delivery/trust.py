"""Whom a connection trusts: the authorities that vouch for a server's name."""

import ssl
import sys

from pressctl.errors import Rejected


def authorities(ca_file: str | None = None) -> ssl.SSLContext:
    """Return a TLS context with the system's authorities (or those of SSL_CERT_FILE), and those of a PEM file beside.

    Raises:
        Rejected: The file has none.
    """
    paths = ssl.get_default_verify_paths()
    if sys.platform != "win32" and not (paths.cafile or paths.capath):
        # Python from python.org finds no authorities on macOS; httpx brings Mozilla's list.
        from httpx import create_ssl_context

        context = create_ssl_context()
    else:
        context = ssl.create_default_context()
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except OSError as error:
            raise Rejected(
                f"{ca_file} holds no certificate authority: {error.strerror or error}",
                hint="Name a PEM file that can be read.",
            ) from None
    return context
