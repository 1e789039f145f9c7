"""aiohttp without the two TLS contexts it makes for itself at import.

Each reads every certificate authority of the system, 40 to 100 ms for both (measured), and `http`
brings its own context for every https request.
"""

import os
from importlib import import_module

_WHERE = ("SSL_CERT_FILE", "SSL_CERT_DIR")  # what OpenSSL asks first (SSL_CTX_set_default_verify_paths)


def load_aiohttp() -> None:
    """Import aiohttp while the system's authorities are nowhere: its own contexts trust nobody, and cost nothing.

    Were one of them ever used, it would refuse. What the environment said is back when this returns.
    """
    before = {name: os.environ.get(name) for name in _WHERE}
    os.environ.update(dict.fromkeys(_WHERE, os.devnull))
    try:
        import_module("aiohttp")
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
