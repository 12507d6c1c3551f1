"""Which code draws and encodes here: another version may make other pixels."""

from __future__ import annotations

import hashlib
import platform
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

_OWN = "kinoform"
_PACKAGES = (
    "animations", "effects", "elements", "engine", "kit", "look", "model", "primitives", "scenery",
    "transitions", "typeset",
)  # fmt: skip
"""What draws a composition: the engine and all that lies below it."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def drawing_code() -> str:
    """A name for the code that draws as it lies here, for its libraries, and for the machine.

    The files themselves count, not only the version: who changes the code while working on it
    must not see what it drew before.
    """
    digest = hashlib.blake2b(digest_size=16)
    root = Path(__file__).parents[1]
    for path in sorted(path for name in _PACKAGES for path in (root / name).rglob("*.py")):
        status = path.stat()
        digest.update(f"{path.relative_to(root)}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    for line in (_OWN, *(requires(_OWN) or ())):
        named = _NAME.match(line)
        if named is not None and "extra ==" not in line:
            digest.update(f"{named[0]}={_version(named[0])}\n".encode())
    digest.update(f"{platform.machine()}:{platform.python_implementation()}".encode())
    return digest.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
