"""Identifiers that nobody can guess and anybody can read aloud."""

from __future__ import annotations

import secrets

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


def new_id(prefix: str = "", length: int = 20) -> str:
    """A fresh identifier of lower-case letters and digits after its prefix."""
    return prefix + "".join(secrets.choice(LETTERS) for _ in range(length))
