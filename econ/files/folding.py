"""A text folded small enough for an address: base64url of raw deflate, with words that both sides know in advance."""

from __future__ import annotations

import base64
import binascii
import zlib


def fold(content: bytes, known: bytes) -> str:
    """Fold a text.

    Args:
        content: the text.
        known: words that need not travel; whoever unfolds it must have the same.
    """
    folding = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=known)
    return base64.urlsafe_b64encode(folding.compress(content) + folding.flush()).decode().rstrip("=")


def unfold(folded: str, known: bytes, largest: int) -> tuple[bytes, bool]:
    """Unfold a text, no further than to a largest size; and whether that was all of it.

    Raises:
        ValueError: it is damaged.
    """
    try:
        raw = base64.urlsafe_b64decode(folded + "==")  # more than it needs is passed over
        unfolding = zlib.decompressobj(-zlib.MAX_WBITS, zdict=known)
        return unfolding.decompress(raw, largest), unfolding.eof and not unfolding.unused_data
    except (binascii.Error, zlib.error) as error:
        raise ValueError(str(error)) from None
