"""Sealing: what a git ledger holds of people, and of texts, so that only the holders of `ledger_key` can read it.

ChaCha20-Poly1305 (RFC 8439) with keys derived from `ledger_key` and the ledger's own salt by HKDF (RFC 5869, SHA-256).
Each seal has a fresh nonce of 96 random bits; 2^32 seals by one key stay below a chance of 2^-32 that two share one.
What it is about goes with it, unencrypted but authenticated: the members of one part cannot be put in place of another's.
"""

import hashlib
import hmac
import secrets
import zlib

from pressctl.errors import LedgerUnusable

SHORTEST = 32  # characters of a ledger_key: whoever can fetch the ref can try keys for as long as they like
MAKE_ONE = "Make one with `openssl rand -base64 32`, and keep a copy where you keep the press list: without it nobody can read the addresses."
_MAGIC = b"PCS1"  # before what is sealed; a text of ours begins with { or [
_NONCE = 12  # bytes
_LARGEST = 1 << 26  # bytes of one text


class Sealer:
    """Seals and unseals with one ledger's key."""

    def __init__(self, key: str, salt: bytes) -> None:
        """Derive the keys.

        Raises:
            LedgerUnusable: The key is too short, or the library is not installed.
        """
        try:
            from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
        except ImportError:
            hint = "Install it with `pip install 'pressctl[git]'`."
            raise LedgerUnusable("a sealed ledger needs the library cryptography", hint=hint) from None
        if len(key) < SHORTEST:
            raise LedgerUnusable(f"ledger_key has less than {SHORTEST} characters", hint=MAKE_ONE)
        secret = hmac.digest(salt, key.encode(), hashlib.sha256)
        self.salt = _derived(secret, b"pressctl settings")[:16]
        self._cipher = ChaCha20Poly1305(_derived(secret, b"pressctl sealing"))

    def seal(self, text: bytes, about: str) -> bytes:
        """Return a text compressed and sealed; `about` is what it has to be unsealed as."""
        nonce = secrets.token_bytes(_NONCE)
        return _MAGIC + nonce + self._cipher.encrypt(nonce, zlib.compress(text), about.encode())

    def unseal(self, sealed: bytes, about: str) -> bytes:
        """Return the text.

        Raises:
            ValueError: It was sealed by another key, about something else, or was changed since.
        """
        from cryptography.exceptions import InvalidTag

        nonce, body = sealed[len(_MAGIC) :][:_NONCE], sealed[len(_MAGIC) + _NONCE :]
        try:
            packed = self._cipher.decrypt(nonce, body, about.encode())
        except InvalidTag:
            raise ValueError(about) from None
        return zlib.decompressobj().decompress(packed, _LARGEST)


def is_sealed(held: bytes) -> bool:
    """Whether something that the ledger holds is sealed."""
    return held.startswith(_MAGIC)


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return hmac.digest(secret, purpose + b"\x01", hashlib.sha256)
