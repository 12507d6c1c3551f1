"""How a clip comes and goes: a fade at one end or at both."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from kinoform.dialects.vidgenie.asked import Asked
from kinoform.model.document.fields import Seconds

Name = Literal["fade", "none"]


class Transition(Asked):
    """A name alone, or each end by itself; the name means both ends where neither is given."""

    type: Name = "fade"
    """What happens at both ends where neither is given."""
    in_: Name | None = Field(None, alias="in")
    """What happens as the clip comes."""
    out: Name | None = None
    """What happens as it goes."""
    duration: Seconds = 1.0
    """Seconds of each end, half of the clip at the most."""

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: Any) -> Any:
        return {"type": value} if isinstance(value, str) else value


def passages(asked: Transition, length: float) -> dict[str, Any]:
    """The transition of our clip; empty where nothing happens."""
    ends = (asked.in_, asked.out)
    if ends == (None, None):
        ends = (asked.type, asked.type)
    seconds = min(asked.duration, length / 2)
    return {
        way: {"type": "fade", "duration": seconds}
        for way, name in zip(("in", "out"), ends, strict=True)
        if name == "fade" and seconds > 0
    }
