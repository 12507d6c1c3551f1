"""JSON in which some objects stand for something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from kinoform.kit import pointer

KEPT: Final = object()
"""The answer for an object that stands for itself."""

Exchange = Callable[[dict[str, Any], str], Any]
"""What an object at a pointer stands for, or KEPT."""


def exchanged(value: Any, where: str, exchange: Exchange) -> Any:
    """The value with each object in it, however deep, in exchange for what it stands for."""
    if isinstance(value, list):
        return [
            exchanged(item, pointer.join(where, index), exchange)
            if isinstance(item, dict | list)
            else item
            for index, item in enumerate(value)
        ]
    if not isinstance(value, dict):
        return value
    found = exchange(value, where)
    if found is not KEPT:
        return found
    return {
        key: exchanged(item, pointer.join(where, key), exchange)
        if isinstance(item, dict | list)
        else item
        for key, item in value.items()
    }
