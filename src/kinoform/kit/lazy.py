"""The two heavy libraries, loaded by the first use instead of by the import.

Reading a document, its schema or its problems must not load a canvas.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from kinoform.kit.gl_stand_in import load_skia

if TYPE_CHECKING:
    from collections.abc import Callable

    import av
    import skia
else:

    class _Later:
        """A stand-in that imports its module when one of its names is asked for."""

        def __init__(self, load: Callable[[], Any]) -> None:
            self._load = load

        def __getattr__(self, attribute: str) -> Any:
            value = getattr(self._load(), attribute)
            setattr(self, attribute, value)
            return value

    skia = _Later(load_skia)
    av = _Later(lambda: importlib.import_module("av"))

__all__ = ["av", "skia"]
