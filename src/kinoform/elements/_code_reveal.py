"""How code comes in: typed letter by letter with a caret, or line after line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from kinoform.model.document.fields import Seconds, Written
from kinoform.model.easing import ease
from kinoform.model.geometry import Box
from kinoform.typeset.placed import GlyphRun, TextLayout

_LETTERS_A_SECOND = 32.0
_LINE_STAGGER = 0.12
_LINE_SECONDS = 0.5
_LINE_SHIFT = -0.7
"""Where a line comes from, in font sizes."""
_curve = ease("easeOutQuint")


class RevealSpec(Written):
    """Brings code in piece by piece."""

    by: Literal["line", "letter"] = "line"
    """By line, each sliding in, or by letter as somebody types."""
    duration: Annotated[Seconds, Field(gt=0)] | None = None
    """Seconds until all of it stands; unset is a good pace."""
    delay: Seconds = 0.0
    """Seconds of the clip's life before it begins."""


Shown = tuple[float, ...]
"""For letters how many stand; for lines how far each has come, up to the last that moves."""


@dataclass(frozen=True, slots=True)
class Reveal:
    """A way in, in plain numbers."""

    by: str
    duration: float | None
    delay: float

    @classmethod
    def of(cls, spec: RevealSpec | None) -> Reveal | None:
        """The way in that a document asks for."""
        return None if spec is None else cls(spec.by, spec.duration, spec.delay)

    def shown(self, layout: TextLayout, seconds: float) -> Shown:
        """How much is there; equal while nothing changes."""
        passed = seconds - self.delay
        if self.by == "letter":
            count = len(layout.letters)
            duration = self.duration or count / _LETTERS_A_SECOND
            share = passed / duration if duration > 0 else 1.0
            return (float(min(max(int(share * count + 1e-9), 0), count)),)
        count = max(len(layout.lines), 1)
        duration = self.duration or _LINE_SECONDS + _LINE_STAGGER * (count - 1)
        single = min(_LINE_SECONDS, duration)
        stagger = (duration - single) / max(count - 1, 1)
        return tuple(
            min(max((passed - line * stagger) / single, 0.0), 1.0) for line in range(count)
        )

    def parts(
        self, layout: TextLayout, shown: Shown
    ) -> Iterator[tuple[tuple[GlyphRun, ...], float, float]]:
        """Runs to draw, with their opacity and their shift in font sizes."""
        if self.by == "letter":
            typed = (_typed(run, int(shown[0])) for run in layout.runs)
            yield tuple(run for run in typed if run is not None), 1.0, 0.0
            return
        for line, progress in enumerate(shown):
            if progress > 0.0:
                come = _curve(progress)
                runs = tuple(run for run in layout.runs if run.line == line)
                yield runs, come, _LINE_SHIFT * (1.0 - come)

    def caret(self, layout: TextLayout, shown: Shown) -> Box | None:
        """The letter behind which the caret stands; None when nobody types."""
        if self.by != "letter" or shown[0] >= len(layout.letters):
            return None
        if shown[0] > 0:
            return layout.letters[int(shown[0]) - 1].box
        first = layout.letters[0].box
        return replace(first, right=first.left)


def _typed(run: GlyphRun, count: int) -> GlyphRun | None:
    """The part of a run whose letters stand already; code reads from left to right."""
    end = bisect_left(run.letters, count)
    if end == len(run.letters):
        return run
    if end == 0:
        return None
    return replace(
        run,
        glyphs=run.glyphs[:end],
        xs=run.xs[:end],
        ys=run.ys[:end],
        letters=run.letters[:end],
        words=run.words[:end],
    )
