"""Makes the file of a film: renders its spans, mixes its sound, joins them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kinoform.engine.codecs import VideoCodec
from kinoform.engine.cues import Cue
from kinoform.engine.joining import Container, join
from kinoform.engine.segments import part, plan
from kinoform.engine.sharing import film_spans
from kinoform.engine.shoot import Shoot, failure_of
from kinoform.engine.sound.master import master
from kinoform.engine.sound.samples import Samples
from kinoform.engine.span_file import Asked, never
from kinoform.engine.span_shelf import SpanShelf
from kinoform.model.composition import Composition
from kinoform.model.problem import KinoformError, Problem, RenderFailed
from kinoform.model.time import Span

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was made, and what it took."""

    path: Path
    frames: int
    seconds: float
    """Length of the film."""
    took_seconds: float
    size_bytes: int
    """Of all files together."""
    problems: tuple[Problem, ...] = ()
    files: tuple[Path, ...] = ()
    """Everything that was made, the target first."""
    shared_frames: int = 0
    """Frames of the film that were not drawn, since equal ones were at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted of a render."""

    container: Container
    codec: VideoCodec
    width: int
    height: int
    span: Span
    workers: int = 1
    cues: tuple[Cue, ...] = ()
    """Subtitles to put into the file, on its own clock."""
    options: tuple[tuple[str, str], ...] = ()
    """More settings of the container."""
    shelf: SpanShelf | None = None
    """Where films find each other's spans."""


@dataclass(frozen=True, slots=True)
class FilmMade:
    """What is to be told of a film that was made."""

    problems: tuple[Problem, ...]
    shared_frames: int


def even(number: float) -> int:
    """The closest even number of pixels, at least two."""
    return max(2, int(number / 2 + 0.5) * 2)


def render_video(
    composition: Composition,
    order: Order,
    work: Path,
    target: Path,
    on_frames: Callable[[int], None],
    cancelled: Asked = never,
) -> FilmMade:
    """Make a film with its sound. The target is in the folder for work."""
    spans = part(plan(composition), order.span)
    shoot = Shoot(composition, order.width, order.height, order.codec)
    filmed = film_spans(shoot, spans, work, order.workers, order.shelf, on_frames, cancelled)
    with sound_of(composition, order.span, work, cancelled) as sound:
        join(
            filmed.parts, composition.rate, sound.blocks,
            composition.mastering.sample_rate, target, order.container, order.cues, order.options,
        )  # fmt: skip
        return FilmMade(sound.problems, filmed.shared_frames)


@dataclass(frozen=True, slots=True)
class Heard:
    """The sound of a part of a film."""

    blocks: Iterator[Samples] | None
    """None where the film has no sound."""
    problems: tuple[Problem, ...]


@contextmanager
def sound_of(
    composition: Composition, span: Span, work: Path, cancelled: Asked = never
) -> Iterator[Heard]:
    """The mastered sound of some frames; its file in the folder for work is gone afterwards."""
    mix = master(
        composition.sounds, composition.duration, composition.mastering, work, cancelled=cancelled
    )
    if mix is None:
        yield Heard(None, ())
        return
    with mix:
        begin, end = (composition.rate.seconds_at(frame) for frame in (span.start, span.end))
        yield Heard(mix.blocks_between(begin, end), mix.problems)


@contextmanager
def work_folder(target: Path) -> Iterator[Path]:
    """A folder beside the target for unfinished files, gone afterwards; errors come out taught."""
    is_new = not target.parent.exists()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".kinoform-", dir=target.parent.absolute()))
    except OSError as error:
        raise RenderFailed(
            Problem(
                "target_unwritable", "", f"cannot write to {target.parent}: {error.strerror}",
                "choose a folder that you may write to",
            )
        ) from None  # fmt: skip
    try:
        yield folder
    except KinoformError:
        raise
    except OSError as error:
        raise RenderFailed(
            Problem("disk_trouble", "", f"writing failed: {error}", "is the disk full?")
        ) from error
    except Exception as error:
        raise failure_of(error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # it stays where something was made in it
                target.parent.rmdir()
