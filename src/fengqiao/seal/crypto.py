"""SM3 (GB/T 32905) and SM4-GCM (GB/T 32907, RFC 8998) from the cryptography package, behind three verbs."""

from __future__ import annotations

import base64
import hmac
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12
_TAG_BYTES = 16
_PREFIX = "s1."
"""Names the scheme, so that a later one can be told apart."""


class SealBroken(ValueError):
    """A sealed value does not open: the key is another, or it was moved to another field, or it was changed."""


def sm3_hex(data: bytes) -> str:
    """The SM3 digest of the bytes, 64 hexadecimal digits."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize().hex()


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals and opens texts under one master key of 32 bytes."""

    master: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.master) != 32:
            raise ValueError(f"the seal key has {len(self.master)} bytes; make one of 32 with ./fengqiao secrets")

    def seal(self, text: str, place: str) -> str:
        """Encrypt a text for one place (``matters.Party.phone``); it opens only when read back as that place."""
        nonce = os.urandom(_NONCE_BYTES)
        encryptor = Cipher(algorithms.SM4(self._key(b"sm4")), modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(place.encode())
        sealed = encryptor.update(text.encode()) + encryptor.finalize()
        return _PREFIX + base64.urlsafe_b64encode(nonce + encryptor.tag + sealed).decode()

    def open(self, sealed: str, place: str) -> str:
        """The text that was sealed for that place; SealBroken when it does not open."""
        try:
            if not sealed.startswith(_PREFIX):
                raise ValueError("unknown scheme")
            raw = base64.urlsafe_b64decode(sealed[len(_PREFIX) :])
            nonce, tag, body = raw[:_NONCE_BYTES], raw[_NONCE_BYTES:][:_TAG_BYTES], raw[_NONCE_BYTES + _TAG_BYTES :]
            decryptor = Cipher(algorithms.SM4(self._key(b"sm4")), modes.GCM(nonce, tag)).decryptor()
            decryptor.authenticate_additional_data(place.encode())
            return (decryptor.update(body) + decryptor.finalize()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken(
                f"a sealed value at {place} does not open; is SEAL_KEY the one it was sealed with?"
            ) from error

    def digest(self, text: str, kind: str) -> str:
        """A keyed digest to find a sealed value by: the same text and kind give the same 64 hexadecimal digits."""
        mac = HMAC(self._key(b"find"), hashes.SM3())
        mac.update(kind.encode() + b"\0" + text.encode())
        return mac.finalize().hex()

    def same(self, left: str, right: str) -> bool:
        """Compare two digests without telling by the time taken where they differ."""
        return hmac.compare_digest(left, right)

    def _key(self, purpose: bytes) -> bytes:
        return HKDF(algorithm=hashes.SM3(), length=16, salt=b"fengqiao", info=purpose).derive(self.master)
