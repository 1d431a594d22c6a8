"""A ZIP with the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

READABLE = 0o644 << 16
UNIX = 3


def zip_bytes(files: Mapping[str, bytes], day: str) -> bytes:
    """Files in the order in which they stand, each dated by a day in ISO form."""
    when = date.fromisoformat(day)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in files.items():
            about = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = READABLE
            about.create_system = UNIX
            archive.writestr(about, content)
    return stream.getvalue()
