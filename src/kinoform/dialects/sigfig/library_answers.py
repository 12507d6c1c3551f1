"""What is answered about templates, primitives, voices and projects."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, WithJsonSchema, with_config
from typing_extensions import TypedDict

from kinoform.db.custom_templates import Visibility
from kinoform.dialects.sigfig.answers import Moment
from kinoform.http.operations import DOCUMENT, Fault

_TOLD = with_config(ConfigDict(use_attribute_docstrings=True))
Document = Annotated[dict[str, Any], WithJsonSchema(DOCUMENT)]


@_TOLD
class Template(TypedDict):
    """A template: its scenes, and the data that they show."""

    id: str
    name: str
    description: str
    builtIn: bool
    aliases: list[str]
    """Other ids by which it can be asked for."""
    baseTemplateId: str | None
    """What it was forked from."""
    visibility: Visibility
    scenes: list[dict[str, Any]]
    dataSlots: list[dict[str, Any]]
    defaults: dict[str, Any]
    dataSource: str | None
    """Where its data is fetched, if only an id is given."""
    version: int
    createdAt: Moment | None
    updatedAt: Moment | None


@_TOLD
class TemplateAnswer(TypedDict):
    """One template."""

    success: Literal[True]
    template: Template
    message: NotRequired[str]
    warnings: NotRequired[list[Fault]]


@_TOLD
class TemplatePage(TypedDict):
    """Templates: those of one's own, the newest first, and the built-in ones."""

    success: Literal[True]
    templates: list[Template]
    total: int
    """On this page."""
    nextCursor: str | None
    """For `cursor`, to get more of one's own."""


class Version(TypedDict):
    """Something as it was after one of its changes."""

    version: int
    name: str
    createdAt: Moment | None


class Versions(TypedDict):
    """What something was and is, the newest first."""

    success: Literal[True]
    versions: list[Version]


class Primitive(TypedDict):
    """An animated building block."""

    id: str
    label: str
    category: str
    description: str
    animationOptions: list[str]
    defaultDuration: float
    dataInputs: list[str]
    inputs: list[dict[str, Any]]
    """Each input with its type, its limits and what it is for: enough for a form."""
    example: dict[str, Any]
    """Data that draw a good-looking picture."""


@_TOLD
class PrimitiveList(TypedDict):
    """Animated building blocks."""

    success: Literal[True]
    primitives: list[Primitive]
    categories: list[str]
    """All there are, whichever was asked for."""
    total: int


@_TOLD
class Voice(TypedDict):
    """Somebody who can read aloud."""

    id: str
    name: str
    description: str
    language: str
    gender: str
    provider: str
    tier: Literal["Free", "Studio+"]
    available: bool
    """Whether it speaks itself on this server; otherwise the nearest that is here stands in."""
    reason: str
    """Why it does not."""


class VoiceList(TypedDict):
    """Everybody who can read aloud, those of SigFig first."""

    success: Literal[True]
    voices: list[Voice]
    total: int


class Saved(TypedDict):
    """A project in a list."""

    id: str
    name: str
    templateId: str | None
    version: int
    createdAt: Moment | None
    updatedAt: Moment | None


class Project(Saved):
    """A project with what is in it: a document, or a template and what fills it."""

    document: NotRequired[Document]
    data: NotRequired[dict[str, Any]]
    brand: NotRequired[dict[str, Any]]
    audio: NotRequired[dict[str, Any]]
    scenes: NotRequired[list[Any]]
    output: NotRequired[dict[str, Any]]


class ProjectAnswer(TypedDict):
    """One project."""

    success: Literal[True]
    project: Project


class ProjectPage(TypedDict):
    """A page of projects, the newest first."""

    success: Literal[True]
    projects: list[Saved]
    nextCursor: str | None
