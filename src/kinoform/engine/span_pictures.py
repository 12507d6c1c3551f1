"""Draws frames of a span as picture files in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kinoform.engine.codecs import PictureCodec
from kinoform.engine.painter import Painter
from kinoform.engine.still import Still
from kinoform.model.problem import Cancelled


def draw_pictures(
    painter: Painter,
    frames: Iterable[int],
    folder: Path,
    codec: PictureCodec,
    on_frame: Callable[[], None],
    cancelled: Callable[[], bool],
) -> None:
    """Write each frame as a file whose name sorts by its number; a second try starts anew."""
    folder.mkdir(exist_ok=True)
    for number in frames:
        if cancelled():
            raise Cancelled
        painter.paint(number)
        data = Still(painter.pixels).encoded(codec.ending, codec.quality)
        (folder / f"{number:08d}.{codec.ending}").write_bytes(data)
        on_frame()
