"""Which music is wished for, as the document writes it."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Field, model_validator

from kinoform.model.document.fields import Number, Whole, Written

SCHEME = "music:"
"""Begins the sources that stand for music; the rest is a mood, or JSON."""


class MusicSpec(Written):
    """Music that is made or chosen for the film."""

    mood: Annotated[str, Field(min_length=1, max_length=200)]
    """A mood or the id of a piece, as `kinoform music` lists them."""
    seconds: Annotated[Number, Field(ge=1, le=1_200)] | None = None
    """How long, with an end of its own; unset is a round that can be looped."""
    seed: Annotated[Whole, Field(ge=0, lt=2**31)] = 0
    """Another number is another tune in the same mood."""
    tempo: Annotated[Number, Field(ge=40, le=200)] | None = None
    """Beats a minute; unset is what suits the mood."""

    @model_validator(mode="before")
    @classmethod
    def _mood_alone(cls, value: Any) -> Any:
        return {"mood": value} if isinstance(value, str) else value

    @property
    def music_source(self) -> str:
        """The source that stands for this music."""
        written = self.model_dump(mode="json", exclude_defaults=True, by_alias=True)
        return SCHEME + json.dumps(written, ensure_ascii=False, sort_keys=True)


def music_of(source: str) -> MusicSpec:
    """The music that a source stands for; raises ValueError."""
    written = source.removeprefix(SCHEME)
    try:
        wish = json.loads(written) if written[:1] == "{" else written
    except RecursionError:
        raise ValueError("nested too deep") from None
    return MusicSpec.model_validate(wish)
