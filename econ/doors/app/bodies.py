"""What a browser sends along with a request: JSON of bounded size, read here alone."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.requests import Request

from econ.files import bounds
from econ.files.bounds import Json
from econ.wording.errors import InputError

SECONDS = 10.0
"""In which all of it must be here."""


class RefusedError(Exception):
    """What was sent is larger than it may be, or no message.

    Attributes:
        status: what is answered.
        why: what is wrong, in a sentence; None for what no page of this server sends.
    """

    def __init__(self, status: int, why: InputError | None = None) -> None:
        """Keep both."""
        super().__init__(status)
        self.status, self.why = status, why


async def body(request: Request, most: int) -> Mapping[str, Json]:
    """The message of a request; no more of it is kept than it may have.

    Args:
        request: as it comes.
        most: bytes that it may have.

    Raises:
        RefusedError: it has more, or is no object of JSON within the bounds of one.
        TimeoutError: it does not come.
    """
    sent = bytearray()
    async with asyncio.timeout(SECONDS):
        async for piece in request.stream():
            sent += piece
            if len(sent) > most:
                raise RefusedError(413)
    try:
        found = bounds.json_of(bytes(sent), typed=True)
    except ValueError as error:
        raise RefusedError(400, error if isinstance(error, InputError) else None) from None
    if not isinstance(found, dict):
        raise RefusedError(400)
    return found
