"""Frames in 256 colours, chosen once for the whole film so that still parts stay still."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from kinoform.kit.lazy import av

_TICK = Fraction(1, 100)


def paletted(
    frames: Iterator[av.VideoFrame], samples: Iterator[av.VideoFrame]
) -> Iterator[av.VideoFrame]:
    """Frames with the palette of some samples; half transparent pixels become one or the other."""
    palette = _palette(samples)
    graph: Any = None
    for number, frame in enumerate(frames):
        if graph is None:
            graph = _Dither(frame, palette)
        frame.pts, frame.time_base = number, _TICK
        yield graph.dithered(frame)


def _palette(samples: Iterator[av.VideoFrame]) -> av.VideoFrame:
    graph = None
    for number, frame in enumerate(samples):
        if graph is None:
            graph = av.filter.Graph()
            source = graph.add_buffer(
                width=frame.width, height=frame.height, format=frame.format, time_base=_TICK
            )
            choice = graph.add("palettegen", "stats_mode=full")
            sink = graph.add("buffersink")
            source.link_to(choice)
            choice.link_to(sink)
            graph.configure()
        frame.pts, frame.time_base = number, _TICK
        source.push(frame)
    source.push(None)
    return _pulled(sink)


def _pulled(sink: Any) -> av.VideoFrame:
    frame: av.VideoFrame = sink.pull()
    return frame


class _Dither:
    """A filter that puts frames into the colours of a palette."""

    def __init__(self, like: av.VideoFrame, palette: av.VideoFrame) -> None:
        graph = av.filter.Graph()
        self._graph = graph
        self._frames = graph.add_buffer(
            width=like.width, height=like.height, format=like.format, time_base=_TICK
        )
        colors = graph.add_buffer(
            width=palette.width, height=palette.height, format=palette.format, time_base=_TICK
        )
        use = graph.add("paletteuse", "dither=bayer:bayer_scale=3:alpha_threshold=128")
        self._sink = graph.add("buffersink")
        self._frames.link_to(use, 0, 0)
        colors.link_to(use, 0, 1)
        use.link_to(self._sink)
        graph.configure()
        palette.pts, palette.time_base = 0, _TICK
        colors.push(palette)
        colors.push(None)

    def dithered(self, frame: av.VideoFrame) -> av.VideoFrame:
        self._frames.push(frame)
        return _pulled(self._sink)
