"""One output of one film: what is wanted, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from kinoform.engine.cues import Cue, cues_of
from kinoform.engine.span_file import Asked
from kinoform.engine.span_shelf import SpanShelf
from kinoform.model.composition import Composition
from kinoform.model.document.fields import LARGEST_SIDE
from kinoform.model.document.timeline import Output
from kinoform.model.problem import Problem, RenderFailed
from kinoform.model.time import FrameRate, Span


@dataclass(frozen=True, slots=True)
class Job:
    """Everything about one output of one film."""

    composition: Composition
    output: Output
    target: Path
    width: float
    """Pixels; whoever draws makes them whole."""
    height: float
    span: Span
    """The frames that are wanted."""
    workers: int
    on_frames: Callable[[int], None]
    cancelled: Asked
    shelf: SpanShelf | None = None
    """Where films find each other's spans."""

    @property
    def rate(self) -> FrameRate:
        return self.composition.rate

    @property
    def pixels(self) -> tuple[int, int]:
        """Whole width and height, odd ones too."""
        return max(1, round(self.width)), max(1, round(self.height))

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """Seconds of the film at which the wanted frames begin and end."""
        return self.rate.seconds_at(self.span.start), self.rate.seconds_at(self.span.end)

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The subtitles on the clock of what is made."""
        return cues_of(self.composition.words, *self.bounds)


@dataclass(frozen=True, slots=True)
class Finished:
    """A file or folder that was made in the folder for work, and where it belongs."""

    made: Path
    target: Path


@dataclass(frozen=True, slots=True)
class Made:
    """What a family made, the target first."""

    files: tuple[Finished, ...]
    problems: tuple[Problem, ...] = ()
    shared_frames: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """How outputs of some formats are made."""

    formats: tuple[str, ...]
    make: Callable[[Job, Path], Made]
    """Makes the files in a folder for work."""
    check: Callable[[Job], None]
    """Raises RenderFailed for what cannot be made, before anything is drawn."""
    count: Callable[[Job], int]
    """How many frames `on_frames` will hear of."""


def frame_count(job: Job) -> int:
    """Every wanted frame is drawn."""
    return len(job.span)


def refuse(code: str, message: str, hint: str) -> RenderFailed:
    """An error about an output that cannot be made."""
    return RenderFailed(Problem(code, "", message, hint))


def check_size(width: float, height: float) -> None:
    """Raise for pictures that are larger than any film may be."""
    if not 0 < max(width, height) <= LARGEST_SIDE:
        raise refuse(
            "frame_too_large", f"pictures would have {width:,.0f} x {height:,.0f} pixels",
            f"{LARGEST_SIDE:,} pixels a side is the limit; choose a smaller scale",
        )  # fmt: skip


def refuse_alpha(job: Job) -> None:
    """Raise when alpha is asked of a format that has none."""
    if job.output.alpha:
        raise refuse(
            "alpha_unsupported",
            f"{job.output.format} has no alpha",
            "ask for webm with vp9, gif, webp or png",
        )
