"""Files named by their content, whole or not there at all."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

PART_SUFFIX = ".part"
"""Ends the name of a file that is still being written."""

# Without the system's own lists, so that every machine gives a file the same name.
_TYPES = mimetypes.MimeTypes(filenames=())
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def keep_content(chunks: Iterable[bytes], folder: Path, suffix: str = "") -> Path:
    """Write the chunks to a file named by their hash; when they fail, nothing is left."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, part_name = tempfile.mkstemp(prefix=".", suffix=PART_SUFFIX, dir=folder)
    digest = hashlib.blake2b(digest_size=16)
    try:
        with os.fdopen(handle, "wb") as part:
            for chunk in chunks:
                digest.update(chunk)
                part.write(chunk)
        kept = folder / f"{digest.hexdigest()}{suffix}"
        Path(part_name).replace(kept)
    except BaseException:
        Path(part_name).unlink(missing_ok=True)
        raise
    return kept


def suffix_for(content_type: str, name: str) -> str:
    """The ending for a file: by its type where that says enough, else as in its name."""
    by_type = _TYPES.guess_extension(content_type, strict=False) or ""
    if by_type and content_type.partition("/")[0] in {"image", "audio", "video", "font"}:
        return by_type
    by_name = PurePosixPath(name).suffix.lower()
    return by_name if _SUFFIX.fullmatch(by_name) else by_type
