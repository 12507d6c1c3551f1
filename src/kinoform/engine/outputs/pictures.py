"""Frames as picture files: one, or every frame under its number."""

from __future__ import annotations

from pathlib import Path

from kinoform.engine.codecs import picture_codec
from kinoform.engine.crew import film
from kinoform.engine.outputs.asked import is_numbered, numbered
from kinoform.engine.outputs.job import Family, Finished, Job, Made, refuse_alpha
from kinoform.engine.outputs.poster import draw_poster
from kinoform.engine.segments import part, plan
from kinoform.engine.shoot import Shoot, Take

_DIGITS = 6


def _is_sequence(job: Job) -> bool:
    return is_numbered(job.target) or _is_folder(job)


def _is_folder(job: Job) -> bool:
    return not job.target.suffix or job.target.is_dir()


def _check(job: Job) -> None:
    if job.output.format == "jpg":
        refuse_alpha(job)


def _count(job: Job) -> int:
    return len(job.span) if _is_sequence(job) else 1


def _make(job: Job, work: Path) -> Made:
    if not _is_sequence(job):
        made = work / "picture"
        made.write_bytes(draw_poster(job, job.output.format))
        job.on_frames(1)
        return Made((Finished(made, job.target),))
    pictures = _draw_all(job, work)
    if not _is_folder(job):
        places = (numbered(job.target, number) for number in range(1, len(pictures) + 1))
        return Made(tuple(map(Finished, pictures, places)))
    folder = work / "folder"
    folder.mkdir()
    for number, picture in enumerate(pictures, 1):
        picture.rename(folder / f"{number:0{_DIGITS}d}.{job.output.format}")
    return Made((Finished(folder, job.target),))


def _draw_all(job: Job, work: Path) -> list[Path]:
    """Every frame, in order."""
    codec = picture_codec(job.output.format, job.output.quality)
    takes = [
        Take(span, work / f"{span.start:08d}") for span in part(plan(job.composition), job.span)
    ]
    shoot = Shoot(job.composition, *job.pixels, codec)
    film(shoot, takes, job.workers, job.on_frames, job.cancelled)
    return [picture for take in takes for picture in sorted(take.path.iterdir())]


FAMILY = Family(formats=("png", "jpg"), make=_make, check=_check, count=_count)
