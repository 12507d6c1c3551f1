"""A request as it is written: tracks of clips, and the file that is to be made of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from kinoform.dialects.vidgenie.asked import Asked
from kinoform.dialects.vidgenie.assets import Asset
from kinoform.dialects.vidgenie.captions import Caption
from kinoform.dialects.vidgenie.motion import Factor, Transform
from kinoform.dialects.vidgenie.output import Output
from kinoform.dialects.vidgenie.placement import CENTERED, Degrees, Offset
from kinoform.dialects.vidgenie.transition import Transition
from kinoform.model.document.fields import ColorText, Seconds


class Clip(Asked):
    """One thing that is seen for a while."""

    asset: Asset
    """What is shown."""
    start: Seconds
    """Second of the film at which it comes."""
    length: Annotated[Seconds, Field(gt=0)]
    """Seconds for which it is seen."""
    offset: Offset = Offset()
    """Where it lies."""
    position: Annotated[str, Field(max_length=100)] = CENTERED
    """What the offset counts from: "center", or by any other name the top-left corner."""
    scale: Factor = 1.0
    rotate: Degrees = 0.0
    """Degrees, counter-clockwise."""
    transition: Transition | None = None
    transform: Transform | None = None
    """How it moves."""
    caption: Caption | None = None
    """What is written over it."""


class Track(Asked):
    """Clips; those of later tracks, and later ones of a track, lie over the earlier ones."""

    clips: tuple[Clip, ...]


class Timeline(Asked):
    """All that is seen, from second 0 to the end of the last clip."""

    tracks: tuple[Track, ...]
    background: ColorText = "#000000"
    """What is seen where no clip is."""


class Request(Asked):
    """A film and its file; other fields of a request are for others to read."""

    model_config = ConfigDict(extra="ignore")

    timeline: Timeline
    output: Output = Output()
