"""What every clip has, whatever its type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, GetJsonSchemaHandler, InstanceOf, model_validator
from pydantic.json_schema import JsonSchemaValue

from kinoform.model.document.fields import Number, Seconds, Share, Written
from kinoform.model.document.motion import Animation, KeyframeTrack, Transform, TransitionSpec
from kinoform.model.document.style import Style

BlendName = Literal[
    "normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn",
    "hard-light", "soft-light", "difference", "exclusion", "hue", "saturation", "color",
    "luminosity", "plus-lighter",
]  # fmt: skip


class Clip(Written):
    """One thing on the timeline: when it lives, where it is, how it looks."""

    nested: ClassVar[tuple[str, ...]] = ()
    """Names of the fields that hold clips."""

    type: str
    id: Annotated[str, Field(max_length=200)] | None = None
    """A name by which the times of other clips can refer to this one."""
    start: Seconds | Annotated[str, Field(max_length=200)] | None = None
    """Seconds, "auto" (after the one before on its track) or an anchor such as "@intro.end+0.5"."""
    duration: Seconds | Annotated[str, Field(max_length=200)] | None = None
    """Seconds, "auto" (the medium's own) or "end" (to the end of the film)."""
    transform: Transform = Transform()
    """Place, size and turn."""
    z_index: Number = 0.0
    """Order of drawing; equal ones are drawn by start, then as they are written."""
    opacity: Share | None = None
    """1 is solid, 0 is not seen."""
    style: Style = Style()
    """Colours, type, borders and filters."""
    animations: Annotated[tuple[Animation, ...], Field(max_length=100)] = ()
    """Named movements; all of them run together."""
    keyframes: Annotated[tuple[KeyframeTrack, ...], Field(max_length=100)] = ()
    """Properties over time."""
    transition: TransitionSpec | None = None
    """How it comes and goes."""
    blend_mode: BlendName | None = None
    """How its pixels mix with those beneath."""
    mask: MaskSpec | None = None
    """Another picture that says where it is seen."""

    @property
    def own_opacity(self) -> float:
        """Opacity without movement; the style's wins."""
        if self.style.opacity is not None:
            return self.style.opacity
        return 1.0 if self.opacity is None else self.opacity

    def optional(self, name: str) -> Any:
        """A field that only some kinds of clip have; None for others, whatever they are given."""
        return getattr(self, name) if name in type(self).model_fields else None


class _AnyClip:
    """The published schema of a place where any clip may stand."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _core: Any, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"$ref": "#/$defs/Clip"}


AnyClip = Annotated[InstanceOf[Clip], _AnyClip]
Clips = tuple[AnyClip, ...]
"""Clips that `compile.parse` has read already, each by the model of its type."""


class MaskSpec(Written):
    """Another picture that says where this one is seen."""

    type: Literal["alpha", "luma", "alpha-inverted", "luma-inverted"] = "alpha"
    src: Annotated[str, Field(max_length=20_000_000)] | None = None
    """URL, path or asset of a picture that fills the canvas."""
    clip: AnyClip | None = None
    """Or any clip, in place of `src`."""

    @model_validator(mode="before")
    @classmethod
    def _needs_a_picture(cls, value: Any) -> Any:
        if isinstance(value, dict) and not value.keys() & {"src", "clip"}:
            raise ValueError("a mask has nothing to go by; add `src` or `clip`")
        return value


Clip.model_rebuild()

Reader = Callable[[dict[str, Any], str], Clip | None]
