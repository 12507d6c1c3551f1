"""What the files in the store may be called."""

from __future__ import annotations

import re

from kinoform.blobs.store_problem import StoreProblem

LONGEST_KEY = 512
_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}(?:/[A-Za-z0-9_][A-Za-z0-9._-]{0,127})*")


def checked_key(key: str) -> str:
    """The key itself, when it is one; raises a `StoreProblem` otherwise.

    No part begins with a dot, so none leads out of the store or hides in it, and no letter needs
    escaping in a URL or on a disk.
    """
    if len(key) <= LONGEST_KEY and is_key(key):
        return key
    raise StoreProblem(
        "store_bad_key",
        f"{key[:80]!a} cannot be the key of a file.",
        f"Use letters, digits, '.', '_', '-' and '/', at most {LONGEST_KEY} in all; "
        "no part may begin with '.' or '-'.",
    )


def is_key(key: str) -> bool:
    return _KEY.fullmatch(key) is not None
