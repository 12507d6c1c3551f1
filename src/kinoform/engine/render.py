"""Makes the file of a film: renders its spans, mixes its sound, joins them, moves it into place."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kinoform.engine.codecs import VideoCodec
from kinoform.engine.crew import Shoot, Take, failure_of, film
from kinoform.engine.joining import CONTAINERS, join
from kinoform.engine.segments import part, plan
from kinoform.engine.sound.master import Master, master
from kinoform.engine.span_file import Asked, never
from kinoform.model.composition import Composition
from kinoform.model.problem import KinoformError, Problem, RenderFailed
from kinoform.model.time import Span

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file that was made, and what it took."""

    path: Path
    frames: int
    seconds: float
    """Length of the film."""
    took_seconds: float
    size_bytes: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted of a render."""

    container: str
    codec: VideoCodec
    width: int
    height: int
    workers: int = 1
    span: Span | None = None
    """Only these frames; all of them by default."""


def even(number: float) -> int:
    """The closest even number of pixels, at least two."""
    return max(2, round(number / 2) * 2)


def render_video(
    composition: Composition,
    target: Path,
    order: Order,
    on_progress: OnProgress | None = None,
    cancelled: Asked = never,
) -> Rendered:
    """The finished file at its target; on any failure nothing is left there."""
    began = time.monotonic()
    whole = Span(0, composition.frame_count)
    wanted = whole if order.span is None else order.span.cut(whole)
    if not len(wanted):
        raise RenderFailed(
            Problem("empty_part", "", "no frame of the film is in that part", "choose another part")
        )
    spans = part(plan(composition), wanted)
    done = 0

    def on_frames(count: int) -> None:
        nonlocal done
        done += count
        if on_progress is not None:
            on_progress(done, len(wanted))

    with work_folder(target) as work:
        takes = [Take(span, work / f"{span.start:08d}.part") for span in spans]
        shoot = Shoot(composition, order.width, order.height, order.codec)
        film(shoot, takes, order.workers, on_frames, cancelled)
        rate = composition.rate
        made = work / "film"
        container = CONTAINERS[order.container]
        mix = _sound(composition, work, cancelled)
        try:
            begin, end = rate.seconds_at(wanted.start), rate.seconds_at(wanted.end)
            blocks = None if mix is None else mix.blocks_between(begin, end)
            join(
                [(take.span, take.path) for take in takes], rate, blocks,
                composition.mastering.sample_rate, made, container,
            )  # fmt: skip
        finally:
            if mix is not None:
                mix.close()
        put_in_place(made, target)
    return Rendered(
        target,
        len(wanted),
        float(rate.seconds_at(len(wanted))),
        time.monotonic() - began,
        target.stat().st_size,
        mix.problems if mix is not None else (),
    )


def _sound(composition: Composition, work: Path, cancelled: Asked) -> Master | None:
    return master(
        composition.sounds, composition.duration, composition.mastering, work, cancelled=cancelled
    )


@contextmanager
def work_folder(target: Path) -> Iterator[Path]:
    """A folder beside the target for unfinished files, gone afterwards; errors come out taught."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise RenderFailed(
            Problem(
                "target_unwritable", "", f"cannot write to {target.parent}: {error.strerror}",
                "choose a folder that you may write to",
            )
        ) from None  # fmt: skip
    try:
        yield folder
    except (KinoformError, KeyboardInterrupt):
        raise
    except OSError as error:
        raise RenderFailed(
            Problem("disk_trouble", "", f"writing failed: {error}", "is the disk full?")
        ) from error
    except (ValueError, MemoryError, ArithmeticError, LookupError, TypeError, RuntimeError) as error:
        raise failure_of(error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(made: Path, target: Path) -> None:
    """Move a finished file, or folder, to its target in one step."""
    if target.is_dir() and not made.is_dir():
        raise RenderFailed(
            Problem("target_is_folder", "", f"{target} is a folder", "name a file")
        )
    if made.is_dir() and target.exists():
        shutil.rmtree(target)
    made.replace(target)
