"""A ready scene: a template's name and data, which become clips before anything is drawn."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from kinoform.elements.base import Element, Setting
from kinoform.elements.group import SQUARE, Group
from kinoform.model.document.clip import Clip, Clips
from kinoform.model.document.fields import Number, Written
from kinoform.model.document.motion import TransitionSpec
from kinoform.model.document.style import Style


class TemplateOverrides(Written):
    """What replaces the template's own choices."""

    data: dict[str, Any] = Field(default_factory=dict)
    """Data that win over those of the clip."""
    style: Style | None = None
    """Goes into every clip that is seen."""
    transition: TransitionSpec | None = None
    """For clips to which the template gives none."""
    z_index_offset: Number = 0.0
    """Added to the order of every clip."""


class TemplateClip(Clip):
    """A template with data; its clips begin with it and end with it."""

    nested: ClassVar[tuple[str, ...]] = ("clips",)

    type: Literal["template"]
    template: Annotated[str, Field(max_length=100)]
    """The name of a template."""
    data: dict[str, Any]
    """What the template shows; each template has its own fields."""
    variant: Annotated[str, Field(max_length=100)] | None = None
    """Another form of the same template."""
    version: Any = None
    """Reserved."""
    overrides: TemplateOverrides = TemplateOverrides()
    """What replaces the template's own choices."""
    clips: Annotated[Clips, Field(exclude=True)] = ()
    """What the template became; not written by anybody."""


def build(clip: TemplateClip, setting: Setting) -> Group:
    """The scene; the transform of a template clip is not its clips' own, so it is not used."""
    layers = setting.layers(clip.clips, setting.parent)
    return Group(setting.parent, layers, False, None, SQUARE, is_scene=True)


ELEMENT = Element(
    kind="template",
    clip=TemplateClip,
    build=build,
    nested_rows=lambda clip: clip.clips,
    example={
        "type": "template",
        "template": "quote",
        "start": 0,
        "duration": 4,
        "data": {"quote": "Simplicity is the ultimate sophistication.", "author": "Unknown"},
    },
)
