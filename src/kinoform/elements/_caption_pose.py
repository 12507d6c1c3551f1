"""How far the words of a caption are from where they rest: growing, hopping, coming in."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.elements._caption_look import CaptionLook
from kinoform.elements._caption_time import Lift, Now
from kinoform.elements._caption_words import Place, in_font, places
from kinoform.model.easing import ease
from kinoform.model.geometry import EMPTY, Box
from kinoform.typeset.paint import run_ink
from kinoform.typeset.placed import GlyphRun

_SLIDE = 0.55
"""How far below its place a word begins to slide, in font sizes."""
_POP_FROM = 0.6
_TIGHT = 0.15
"""How far a word may reach over its neighbour where no blank parts them, in font sizes."""
_pop = ease("spring(1, 100, 12)")


@dataclass(frozen=True, slots=True)
class Pose:
    """A word's glyphs, how much larger they are about their middle, and how much lower."""

    runs: tuple[GlyphRun, ...]
    middle: tuple[float, float]
    scale: float = 1.0
    down: float = 0.0
    opacity: float = 1.0

    @property
    def rests(self) -> bool:
        return self.scale == 1.0 and self.down == 0.0

    @property
    def ink(self) -> Box:
        """What its letters paint."""
        ink = EMPTY
        for run in self.runs:
            ink = ink.union(run_ink(run))
        if ink.is_empty:
            return ink
        x, y = self.middle
        return Box(
            x + (ink.left - x) * self.scale,
            y + (ink.top - y) * self.scale + self.down,
            x + (ink.right - x) * self.scale,
            y + (ink.bottom - y) * self.scale + self.down,
        )


def special_poses(look: CaptionLook, now: Now) -> dict[int, Pose]:
    """The words that are not simply where the layout has them."""
    words = places(now.caption.paragraph)
    found: dict[int, Pose] = {}
    if look.active.font is not None and now.active is not None and now.active < now.shown:
        found[now.active] = _pose(look, now, words, now.active, None)
    for lift in now.lifts:
        if words[lift.word].is_whole and lift.word < now.shown:
            found[lift.word] = _pose(look, now, words, lift.word, lift)
    first = now.shown - len(now.coming)
    for word, share in enumerate(now.coming, first):
        found[word] = _arriving(look, words[word], share)
    return found


def _pose(
    look: CaptionLook, now: Now, words: tuple[Place, ...], word: int, lift: Lift | None
) -> Pose:
    place, font = words[word], look.active.font
    runs = place.runs
    if font is not None and word == now.active:
        runs = in_font(now.caption.paragraph, word, font)
    scale, hop = 1.0, 0.0
    if lift is not None:
        scale, hop = 1.0 + (_scale(look, place) - 1.0) * lift.grown, lift.hop
    return Pose(runs, _middle(place), scale, -hop * look.font.size)


def _scale(look: CaptionLook, place: Place) -> float:
    """As large as asked, or as large as there is room between the neighbours."""
    size = look.font.size
    free = max(place.room - size * 0.12, size * _TIGHT)
    return min(look.active.scale, 1.0 + 2.0 * free / max(place.box.width, 1.0))


def _arriving(look: CaptionLook, place: Place, share: float) -> Pose:
    left = (1.0 - share) ** 3
    match look.manner.arrival:
        case "pop":
            scale = _POP_FROM + (1.0 - _POP_FROM) * _pop(share)
            return Pose(place.runs, _middle(place), scale, 0.0, min(share * 3.0, 1.0))
        case "slide":
            down = look.font.size * _SLIDE * left
            return Pose(place.runs, _middle(place), 1.0, down, 1.0 - left)
        case _:
            return Pose(place.runs, _middle(place), 1.0, 0.0, share)


def _middle(place: Place) -> tuple[float, float]:
    return (place.box.left + place.box.right) / 2, (place.box.top + place.box.bottom) / 2


def panels(look: CaptionLook, now: Now) -> tuple[Box, ...]:
    """The boxes behind the active word, one for each line on which it stands."""
    if look.active.background is None or now.active is None or now.active >= now.shown:
        return ()
    words = places(now.caption.paragraph)
    place, size = words[now.active], look.font.size
    lines: dict[int, Box] = {}
    for stretch in place.stretches:
        lines[stretch.line] = lines.get(stretch.line, EMPTY).union(stretch.box)
    side = max(min(size * 0.26, place.room / 2 + size * 0.04), size * 0.08)
    tall = size * 0.63
    inset = (1.0 - now.panel) * size * 0.14
    boxes = []
    for box in lines.values():
        middle = (box.top + box.bottom) / 2
        top, bottom = middle - tall, middle + tall
        if len(lines) == 1:
            top = min(top, place.ink.top - size * 0.1)
            bottom = max(bottom, place.ink.bottom + size * 0.1)
        around = Box(box.left - side, top, box.right + side, bottom)
        boxes.append(around.grown(-inset))
    return tuple(boxes)
