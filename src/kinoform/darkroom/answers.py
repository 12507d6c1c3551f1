"""What a darkroom says of a document, and the playlist of its preview."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kinoform.darkroom.wire import Garbled
from kinoform.model.problem import Problem, errors_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The facts of a film, and every problem of its document."""

    width: int = 0
    """Zero, as all numbers here, where the document has errors."""
    height: int = 0
    fps: float = 0.0
    seconds: float = 0.0
    frames: int = 0
    has_sound: bool = False
    formats: tuple[str, ...] = ()
    """The formats of the outputs that the document asks for."""
    problems: tuple[Problem, ...] = ()

    @property
    def is_fine(self) -> bool:
        """Whether the document can be made into a film."""
        return not errors_of(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamPlan:
    """What a player must know of a preview before it asks for a piece of it."""

    width: int
    height: int
    codecs: str
    """As in `video/mp4; codecs="..."`."""
    seconds: tuple[float, ...]
    """The length of each segment."""

    @property
    def duration(self) -> float:
        """Seconds of the whole film."""
        return math.fsum(self.seconds)


def playlist_of(plan: StreamPlan, url_of: Callable[[int | None], str]) -> str:
    """The HLS media playlist of a preview.

    `url_of` gives the address of a segment by its number, and that of the init segment for None.
    """
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{max(1, math.ceil(max(plan.seconds, default=1.0)))}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MAP:URI="{url_of(None)}"',
    ]
    for number, seconds in enumerate(plan.seconds):
        lines += [f"#EXTINF:{seconds:.6f},", url_of(number)]
    return "\n".join([*lines, "#EXT-X-ENDLIST", ""])


def measured_of(header: Mapping[str, Any]) -> Measured:
    """Read from an answer; raises Garbled for what is none."""
    try:
        return Measured(
            width=int(header["width"]),
            height=int(header["height"]),
            fps=float(header["fps"]),
            seconds=float(header["seconds"]),
            frames=int(header["frames"]),
            has_sound=bool(header["has_sound"]),
            formats=tuple(str(name) for name in header["formats"]),
            problems=problems_of(header["problems"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as fault:
        raise Garbled("no facts of a film") from fault


def seen_of(header: Mapping[str, Any]) -> tuple[tuple[Problem, ...], ...]:
    """Read from an answer; raises Garbled for what is none."""
    try:
        return tuple(problems_of(each) for each in header["seen"])
    except (KeyError, TypeError) as fault:
        raise Garbled("nothing was seen") from fault


def stream_plan_of(header: Mapping[str, Any]) -> StreamPlan:
    """Read from an answer; raises Garbled for what is none."""
    try:
        return StreamPlan(
            width=int(header["width"]),
            height=int(header["height"]),
            codecs=str(header["codecs"]),
            seconds=tuple(float(length) for length in header["seconds"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as fault:
        raise Garbled("no plan of a stream") from fault


def problems_of(written: Any) -> tuple[Problem, ...]:
    """Problems read from plain JSON; raises Garbled for what are none."""
    try:
        return tuple(
            Problem(
                code=str(each["code"]),
                pointer=str(each["pointer"]),
                message=str(each["message"]),
                hint=str(each["hint"]),
                severity="warning" if each["severity"] == "warning" else "error",
            )
            for each in written
        )
    except (KeyError, TypeError) as fault:
        raise Garbled("no problems") from fault
