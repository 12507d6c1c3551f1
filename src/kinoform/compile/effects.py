"""The effects of a clip: its key colour, its grade and its filters, in that order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinoform.compile.keyframes import Keyed
from kinoform.compile.suggest import shown, suggestion
from kinoform.effects._catalogue import find, names
from kinoform.effects.base import Effect
from kinoform.effects.chroma_key import ChromaKey
from kinoform.effects.lut import Lut
from kinoform.kit import pointer
from kinoform.model.composition import EffectUse
from kinoform.model.document.clip import Clip
from kinoform.model.media import Media
from kinoform.model.problem import Problem


def effects_of(
    clip: Clip,
    keys: Keyed,
    media: Mapping[str, Media],
    where: str,
    problems: list[Problem],
) -> tuple[EffectUse, ...]:
    """Everything that changes a clip's pixels after it is drawn."""
    uses: list[EffectUse] = []
    key = clip.optional("chroma_key")
    if key is not None:
        uses.append(
            EffectUse("chroma-key", ChromaKey(key.color, key.threshold, key.halo, key.spill))
        )
    lut = clip.optional("lut")
    if lut is not None and lut.src in media:
        uses.append(EffectUse("lut", Lut(media[lut.src].path, lut.strength)))
    moving = dict(keys.effects)
    for index, wish in enumerate(clip.style.filters or ()):
        at = pointer.join(where, "style", "filters", index)
        effect = find(wish.type)
        if effect is None:
            problems.append(
                Problem(
                    "unknown_filter", pointer.join(at, "type"),
                    f"no filter is called {shown(wish.type)}", suggestion(wish.type, names()),
                )
            )  # fmt: skip
            continue
        still = _value(effect, wish.value, at, problems)
        value = moving.pop(effect.kind, still)
        if value is not None:
            uses.append(EffectUse(effect.kind, value))
    uses.extend(EffectUse(kind, animated) for kind, animated in moving.items())
    return tuple(uses)


def _value(effect: Effect, value: Any, where: str, problems: list[Problem]) -> Any:
    if value is None:
        return effect.usual
    try:
        read = effect.read(value)
    except (TypeError, ValueError) as error:
        problems.append(
            Problem("bad_value", pointer.join(where, "value"), str(error), effect.summary)
        )
        return None
    return read
