"""Sealing personal data: SM4-GCM at rest, SM3 digests, and a keyed digest by which a sealed value can be found.

Not a key store: the one master key comes from the settings (``SEAL_KEY``) and every other key is derived from it.
"""

from fengqiao.seal.crypto import SealBroken, Sealer, sm3_hex
from fengqiao.seal.masks import mask_address, mask_id_number, mask_name, mask_phone

__all__ = ["SealBroken", "Sealer", "mask_address", "mask_id_number", "mask_name", "mask_phone", "sm3_hex"]
