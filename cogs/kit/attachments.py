"""Files that are sent with a message, packed where they are too large for it."""

import io
import zipfile
from collections.abc import Sequence

ATTACHMENT_LIMIT_BYTES = 9_000_000
"""Largest total of attachments in one message of a server without boosts, less a margin."""

NamedContent = tuple[str, bytes]
"""A file's name and its content."""


def pack_files(files: Sequence[NamedContent], archive: str) -> Sequence[NamedContent]:
    """Return the files as they are, or if they are too large together, in one archive of this name."""
    if sum(len(content) for _, content in files) <= ATTACHMENT_LIMIT_BYTES:
        return files
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files:
            opened.writestr(name, content)
    return [(archive, packed.getvalue())]
