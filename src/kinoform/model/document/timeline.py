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
    width: Side
    height: Side
    fps: Rate = 30.0
    """Frames a second; 23.976, 29.97 and 59.94 mean the exact rates."""
    background: Fill = "#000000"
    """A colour, a gradient, or "transparent"."""
    title: str | None = None
    description: str | None = None
    author: str | None = None
    created_at: str | None = None
    tags: tuple[str, ...] | None = None


class FontAsset(Written):
    """A font file that text may name by its family."""

    id: str | None = None
    src: str
    family: str
    weight: Number | str | None = None
    style: Literal["normal", "italic"] | None = None


class Track(Written):
    """Clips in a row; the order of tracks is an order of drawing."""

    id: str | None = None
    clips: Clips


class Brand(Written):
    """Colours, fonts and logo from which roles are derived."""

    colors: Annotated[tuple[ColorText, ...], Field(max_length=8)] = ()
    fonts: dict[str, str] = Field(default_factory=dict)
    logo: str | None = None


class Loudness(Written):
    """How loud the finished film is."""

    target: Annotated[Number, Field(ge=-40, le=-5)] | None = -16.0
    """LUFS; null leaves the mix as it is."""


class Output(Written):
    """One file to make of the film."""

    format: Literal["mp4", "webm", "mov", "gif", "webp", "png", "jpg", "mp3", "m4a", "wav", "hls"]
    width: Side | None = None
    height: Side | None = None
    fps: Rate | None = None
    codec: Literal["h264", "h265", "av1", "vp9"] | None = None
    quality: Annotated[Number, Field(ge=1, le=100)] | None = None
    """1 is smallest, 100 is best; unset is a good middle."""
    alpha: Flag = False
    poster: Flag | Number = False
    """Also a picture; a number says at which second."""
    strip: Flag = False
    """Also a strip of small pictures for scrubbing."""
    sidecars: tuple[Literal["srt", "vtt"], ...] = ()
    subtitle_track: Flag = False
    """Put the words into the file as a track that players can switch on."""


class Timeline(Written):
    """What somebody asked for: open, with automatic times and media still elsewhere."""

    meta: Meta
    tracks: Annotated[tuple[Track, ...], Field(min_length=1)]
    assets: Any = None
    variables: dict[str, Any] | None = None
    outputs: Annotated[tuple[Output, ...], Field(max_length=16)] = ()
    brand: Brand | None = None
    loudness: Loudness = Loudness()
    seed: Annotated[Whole, Field(ge=0, lt=2**63)] = 0
