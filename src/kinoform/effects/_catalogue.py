"""All effects, the one that a name means, and the fewest steps that apply several in a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeAlias

from kinoform.effects.base import Effect, Shot
from kinoform.kit.discover import records
from kinoform.kit.lazy import skia

Step: TypeAlias = "skia.ImageFilter | Callable[[skia.Image], skia.Image]"
"""A filter to paint with, or a function of the whole picture."""


def all_effects() -> Mapping[str, Effect]:
    """Every effect by its kind."""
    return records("kinoform.effects", "EFFECT")


def names() -> tuple[str, ...]:
    """The kinds of all effects, in the order of the alphabet."""
    return tuple(sorted(all_effects()))


def find(name: str) -> Effect | None:
    """The effect of a kind or alias: `chromaKey`, `chroma_key`, `Chroma-Key`; None if unknown."""
    return _by_spelling().get(_spelling(name))


def plan(effects: Sequence[tuple[Effect, Any]], shot: Shot) -> tuple[Step, ...]:
    """The steps that apply effects in their order; values that change nothing cost nothing.

    Filters hold no lengths, so they may be painted with under any matrix.
    """
    steps: list[Step] = []
    colors: skia.ColorFilter | None = None
    for effect, written in effects:
        value = effect.held(written)
        if value == effect.neutral:
            continue
        if effect.color_filter is not None:
            made = effect.color_filter(value, shot)
            colors = (
                made.makeComposed(colors)
                if made is not None and colors is not None
                else (made or colors)
            )
        elif effect.picture is not None:
            if colors is not None:
                steps.append(skia.ImageFilters.ColorFilter(colors))
                colors = None
            steps.append(partial(_painted, effect.picture, value, shot))
    if colors is not None:
        steps.append(skia.ImageFilters.ColorFilter(colors))
    return tuple(steps)


def outset(effects: Sequence[tuple[Effect, Any]]) -> float:
    """How far effects paint beyond the picture together, in document pixels."""
    held = ((effect, effect.held(value)) for effect, value in effects)
    return sum(effect.outset(value) for effect, value in held if value != effect.neutral)


def apply(image: skia.Image, effects: Sequence[tuple[Effect, Any]], shot: Shot) -> skia.Image:
    """The whole picture after effects, of the same size."""
    for step in plan(effects, shot):
        image = step(image) if callable(step) else _filtered(image, step)
    return image


def _painted(
    picture: Callable[[skia.Image, Any, Shot], skia.Image],
    value: Any,
    shot: Shot,
    image: skia.Image,
) -> skia.Image:
    return picture(image, value, shot)


def _filtered(image: skia.Image, image_filter: skia.ImageFilter) -> skia.Image:
    surface = skia.Surface.MakeRasterN32Premul(image.width(), image.height())
    paint = skia.Paint(ImageFilter=image_filter)
    surface.getCanvas().drawImage(image, 0, 0, skia.SamplingOptions(), paint)
    return surface.makeImageSnapshot()


def _spelling(name: str) -> str:
    """The letters and digits of a name, which is all that tells names apart."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


@cache
def _by_spelling() -> Mapping[str, Effect]:
    known = all_effects().values()
    spellings = {_spelling(alias): effect for effect in known for alias in effect.aliases}
    return spellings | {_spelling(effect.kind): effect for effect in known}
