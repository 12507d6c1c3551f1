"""The two heavy libraries, loaded by the first use instead of by the import.

Reading a document, its schema or its problems must not load a canvas.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import av
    import skia
else:

    class _Later:
        """A stand-in that imports its module when one of its names is asked for."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, attribute: str) -> Any:
            value = getattr(importlib.import_module(self._name), attribute)
            setattr(self, attribute, value)
            return value

    skia = _Later("skia")
    av = _Later("av")

__all__ = ["av", "skia"]
