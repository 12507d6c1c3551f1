"""Stable content hashes: the same value gives the same name in every process."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any


def content_hash(value: Any) -> str:
    """32 hex digits that name the content of plain data, dataclasses and pydantic models."""
    digest = hashlib.blake2b(digest_size=16)
    for piece in _pieces(value):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(value: Any) -> Iterator[bytes]:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool | int | float | str | Fraction | Path):
        text = str(value).encode("utf-8", "surrogatepass")
        yield f"{type(value).__name__}:{len(text)}:".encode()
        yield text
    elif isinstance(value, bytes):
        yield f"bytes:{len(value)}:".encode()
        yield value
    elif isinstance(value, Mapping):
        yield f"map:{len(value)}:".encode()
        for key in sorted(value, key=str):
            yield from _pieces(str(key))
            yield from _pieces(value[key])
    elif isinstance(value, list | tuple):
        yield f"list:{len(value)}:".encode()
        for item in value:
            yield from _pieces(item)
    elif isinstance(value, set | frozenset):
        yield from _pieces(sorted(content_hash(item) for item in value))
    elif dataclasses.is_dataclass(value):
        yield f"{type(value).__name__}:".encode()
        for field in dataclasses.fields(value):
            yield from _pieces(field.name)
            yield from _pieces(getattr(value, field.name))
    elif hasattr(type(value), "model_fields"):
        yield f"{type(value).__name__}:".encode()
        set_fields = value.model_fields_set
        yield from _pieces({name: getattr(value, name) for name in sorted(set_fields)})
        yield from _pieces(value.model_extra or {})
    else:
        raise TypeError(f"no stable content: {type(value).__name__}")
