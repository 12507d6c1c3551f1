"""The file that is asked for: its format, its size by name or in pixels, its frames a second."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from kinoform.dialects.vidgenie.asked import Asked
from kinoform.model.document.timeline import Rate, Side

Resolution = Literal["360p", "480p", "540p", "720p", "1080p", "1440p", "2160p", "4k"]
Orientation = Literal["landscape", "portrait", "square"]

_WIDE: dict[Resolution, tuple[int, int]] = {
    "360p": (640, 360),
    "480p": (854, 480),
    "540p": (960, 540),
    "720p": (1280, 720),
    "1080p": (1920, 1080),
    "1440p": (2560, 1440),
    "2160p": (3840, 2160),
    "4k": (3840, 2160),
}


class Output(Asked):
    """The file to make; `width` and `height` win over `resolution` and `orientation`."""

    format: Literal["mp4", "webm", "mov", "gif", "webp"] = "mp4"
    """The kind of file."""
    resolution: Resolution = "1080p"
    """The size by its name: the number of lines of a wide picture."""
    orientation: Orientation = "landscape"
    """How a named size stands."""
    width: Side | None = None
    """Pixels; goes together with `height`."""
    height: Side | None = None
    """Pixels; goes together with `width`."""
    fps: Rate = 30.0
    """Frames a second."""

    @model_validator(mode="before")
    @classmethod
    def _any_case(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        names = {"format", "resolution", "orientation"}
        return {
            key: item.lower() if key in names and isinstance(item, str) else item
            for key, item in value.items()
        }

    @model_validator(mode="after")
    def _both_sides(self) -> Output:
        if (self.width is None) != (self.height is None):
            raise ValueError(
                "one side of the picture is not given; write width and height, or a resolution"
            )
        return self

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        if self.width is not None and self.height is not None:
            return self.width, self.height
        long, short = _WIDE[self.resolution]
        sides = {"landscape": (long, short), "portrait": (short, long), "square": (short, short)}
        return sides[self.orientation]
