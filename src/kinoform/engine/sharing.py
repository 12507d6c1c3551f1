"""Films the spans of a film, each kind of span once: equal ones are one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kinoform.engine.crew import film
from kinoform.engine.drawing_code import drawing_code
from kinoform.engine.file_mark import content_mark, place_mark
from kinoform.engine.joining import Part
from kinoform.engine.shoot import Shoot, Take
from kinoform.engine.span_file import Asked
from kinoform.engine.span_key import SpanKeys
from kinoform.engine.span_shelf import SpanShelf
from kinoform.model.time import Span

WORTH_A_CREW_SECONDS = 8.0
"""Of film, from which worker processes are called before it is compiled."""


@dataclass(frozen=True, slots=True)
class Filmed:
    """The spans of a film as files; equal spans have the same file."""

    parts: tuple[Part, ...]
    shared_frames: int
    """Frames that were not drawn, since equal ones were at hand."""


def film_spans(
    shoot: Shoot,
    spans: Sequence[Span],
    work: Path,
    workers: int,
    shelf: SpanShelf | None,
    on_frames: Callable[[int], None],
    cancelled: Asked,
) -> Filmed:
    """Make every span that is not on the shelf, and put it there."""
    keys = _keys(shoot, shelf)
    parts: list[Part] = []
    found: dict[str, Path] = {}
    missing: dict[Take, str | None] = {}
    shared_frames = 0
    for span in spans:
        key, path = keys.of(span), work / f"{span.start:08d}.part"
        if key is not None and (key in found or (shelf is not None and shelf.take(key, path))):
            path = found.setdefault(key, path)
            shared_frames += len(span)
        else:
            missing[Take(span, path)] = key
            if key is not None:
                found[key] = path
        parts.append((span, path))

    def keep(take: Take) -> None:
        key = missing[take]
        if shelf is not None and key is not None:
            shelf.put(key, take.path)

    if shared_frames:
        on_frames(shared_frames)
    film(shoot, tuple(missing), workers, on_frames, cancelled, keep)
    if shelf is not None and missing:
        shelf.tidy()
    return Filmed(tuple(parts), shared_frames)


def _keys(shoot: Shoot, shelf: SpanShelf | None) -> SpanKeys:
    """Names that last as long as the shelf does, or only as long as the film takes."""
    if shelf is None:
        return SpanKeys(shoot, place_mark, "")
    return SpanKeys(shoot, content_mark, drawing_code())
