"""Kinoform makes films of documents: `kinoform.render(document, "film.mp4")`."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kinoform.batches.front import batch, check_batch
    from kinoform.compile.schema import json_schema
    from kinoform.film import frame, render, render_all, validate
    from kinoform.model.problem import (
        Cancelled,
        InvalidDocument,
        KinoformError,
        Problem,
        RenderFailed,
    )

__version__ = "0.1.0"

__all__ = [
    "Cancelled",
    "InvalidDocument",
    "KinoformError",
    "Problem",
    "RenderFailed",
    "batch",
    "check_batch",
    "frame",
    "json_schema",
    "render",
    "render_all",
    "validate",
]

_HOMES = {
    "batch": "kinoform.batches.front",
    "check_batch": "kinoform.batches.front",
    "frame": "kinoform.film",
    "render": "kinoform.film",
    "render_all": "kinoform.film",
    "validate": "kinoform.film",
    "json_schema": "kinoform.compile.schema",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'kinoform' has no attribute {name!r}")
    home = importlib.import_module(_HOMES.get(name, "kinoform.model.problem"))
    return getattr(home, name)
