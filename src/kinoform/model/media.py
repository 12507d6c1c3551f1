"""What is in a media file, as far as a film needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kinoform.model.problem import Problem
from kinoform.model.word import Word

MediaKind = Literal["image", "animation", "video", "audio"]


@dataclass(frozen=True, slots=True)
class Media:
    """One local file and its probe."""

    path: str
    kind: MediaKind
    width: int = 0
    """Width in pixels as shown: after rotation and pixel aspect."""
    height: int = 0
    duration: Fraction | None = None
    """Seconds; None for a still picture."""
    rate: Fraction | None = None
    has_picture: bool = True
    has_sound: bool = False
    has_alpha: bool = False
    is_vector: bool = False
    """Drawn anew at any size (SVG)."""
    rotation_degrees: int = 0
    """Clockwise turn that the file asks for, already part of width and height."""
    words: tuple[Word, ...] = ()
    """What is said in it, on its own clock, as far as that is known."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a source that stands for something to be made."""

    media: Media | None
    """None when there is an error."""
    problems: tuple[Problem, ...] = ()
    """Their pointers lead into what the source says."""
