"""The whole document: what somebody asked for."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from kinoform.model.document.clip import Clips
from kinoform.model.document.fields import (
    LARGEST_SIDE,
    ColorText,
    Fill,
    Flag,
    Number,
    Whole,
    Written,
)

Side = Annotated[Whole, Field(ge=1, le=LARGEST_SIDE)]
Rate = Annotated[Number, Field(ge=1, le=240)]


class Meta(Written):
    """Size, speed and ground of the film; the rest describes it."""

    version: str = "2.0.0"
    """The version of VideoSchema; nothing depends on it."""
    width: Side
    """Width of the film in pixels."""
    height: Side
    """Height of the film in pixels."""
    fps: Rate = 30.0
    """Frames a second; 23.976, 29.97 and 59.94 mean the exact rates."""
    background: Fill = "#000000"
    """A colour, a gradient, or "transparent"."""
    title: str | None = None
    """For people; it is not shown."""
    description: str | None = None
    """For people; it is not shown."""
    author: str | None = None
    """For people; it is not shown."""
    created_at: str | None = None
    """For people; it is not shown."""
    tags: tuple[str, ...] | None = None
    """For people; they are not shown."""


class FontAsset(Written):
    """A font file that text may name by its family."""

    id: str | None = None
    """Name of the asset."""
    src: str
    """URL or path of a TTF, OTF, WOFF or WOFF2 file."""
    family: str
    """The name by which text asks for it."""
    weight: Number | str | None = None
    """The weight that this file has; unset is what the file says."""
    style: Literal["normal", "italic"] | None = None
    """Whether this file is the italic; unset is what the file says."""


class Track(Written):
    """Clips in a row; the order of tracks is an order of drawing."""

    id: str | None = None
    """Name of the track, for people."""
    clips: Clips
    """The clips, in the order in which they are written."""


class Brand(Written):
    """Colours, fonts and logo from which roles are derived."""

    colors: Annotated[tuple[ColorText, ...], Field(max_length=8)] = ()
    """From the most to the least important."""
    fonts: dict[str, str] = Field(default_factory=dict)
    """Families by role, such as `heading` and `body`."""
    logo: str | None = None
    """URL or path of a picture."""


class Loudness(Written):
    """How loud the finished film is."""

    target: Annotated[Number, Field(ge=-40, le=-5)] | None = -16.0
    """LUFS; null leaves the mix as it is."""


class Output(Written):
    """One file to make of the film."""

    format: Literal["mp4", "webm", "mov", "gif", "webp", "png", "jpg", "mp3", "m4a", "wav", "hls"]
    """The kind of file."""
    width: Side | None = None
    """Pixels; unset follows the height, or the film."""
    height: Side | None = None
    """Pixels; unset follows the width, or the film."""
    fps: Rate | None = None
    """Frames a second; unset is the film's."""
    codec: Literal["h264", "h265", "av1", "vp9"] | None = None
    """How the picture is coded; unset suits the format."""
    quality: Annotated[Number, Field(ge=1, le=100)] | None = None
    """1 is smallest, 100 is best; unset is a good middle."""
    alpha: Flag = False
    """Keep what is transparent, where the format can."""
    poster: Flag | Number = False
    """Also a picture; a number says at which second."""
    strip: Flag = False
    """Also a strip of small pictures for scrubbing."""
    sidecars: tuple[Literal["srt", "vtt", "ass", "json"], ...] = ()
    """Files of subtitles beside the film; `ass` has the time of each word for karaoke, and `json`
    (named `.words.json`) has words and cues in seconds."""
    subtitle_track: Flag = False
    """Put the words into the file as a track that players can switch on."""


class Timeline(Written):
    """What somebody asked for: open, with automatic times and media still elsewhere."""

    meta: Meta
    """Size, speed and ground of the film."""
    tracks: Annotated[tuple[Track, ...], Field(min_length=1)]
    """The clips, in rows."""
    assets: Any = None
    """Media that clips name by id."""
    variables: dict[str, Any] | None = None
    """Values for `{{ expressions }}`."""
    outputs: Annotated[tuple[Output, ...], Field(max_length=16)] = ()
    """The files to make, each in its own size and format."""
    brand: Brand | None = None
    """Colours, fonts and logo of whoever the film is for."""
    loudness: Loudness = Loudness()
    """How loud the finished film is."""
    seed: Annotated[Whole, Field(ge=0, lt=2**63)] = 0
    """For all that looks random; the same seed gives the same film."""
