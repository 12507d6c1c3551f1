"""What is answered: the shapes that handlers return, and that the reference shows."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, WithJsonSchema, with_config
from typing_extensions import TypedDict

from kinoform.app.prices import QUALITIES
from kinoform.db.files import FileKind
from kinoform.db.films import FilmStatus
from kinoform.http.operations import DOCUMENT, Fault

Quality = Annotated[
    str, WithJsonSchema({"type": "string", "enum": [each.name for each in QUALITIES]})
]
Config = Annotated[dict[str, Any], WithJsonSchema(DOCUMENT)]
Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
Moment = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
_TOLD = with_config(ConfigDict(use_attribute_docstrings=True))


@_TOLD
class Links(TypedDict):
    """Where a film can be seen and read."""

    previewUrl: Address
    """A page that plays the film, before it is rendered as well."""
    viewerUrl: Address
    configUrl: Address
    """The schema, for those who have a key."""


@_TOLD
class Task(Links):
    """A film, and how far it is."""

    taskId: str
    videoTaskId: str
    renderTaskId: str | None
    """The latest render."""
    videoUrl: Address | None
    """The file, for a week; asking again gives a fresh link."""
    status: FilmStatus
    title: str | None
    category: str
    width: int
    height: int
    duration: float
    """Seconds."""
    quality: Quality
    costCredits: int | None
    """What the latest render costs."""
    error: str | None
    """Why the latest render failed."""
    warnings: list[Fault]
    """What the latest render noticed, such as a voice that another one stands in for."""
    metadata: dict[str, Any]
    createdAt: Moment | None
    completedAt: Moment | None


class TaskAnswer(Task):
    """One task."""

    success: Literal[True]


class TaskMade(TaskAnswer):
    """A task that was made."""

    message: str


class Pagination(TypedDict):
    """Which page it is, and of how many entries."""

    page: int
    limit: int
    total: int


class TaskPage(TypedDict):
    """A page of tasks, the newest first."""

    success: Literal[True]
    tasks: list[Task]
    pagination: Pagination


class TaskConfig(TypedDict):
    """The schema of a task."""

    success: Literal[True]
    taskId: str
    config: Config


class TaskDeleted(TypedDict):
    """A task is gone."""

    success: Literal[True]
    taskId: str
    videoTaskId: str
    deleted: Literal[True]
    remoteDeleted: Literal[True]
    message: str


@_TOLD
class RenderStarted(Links):
    """A render that has begun, and its price."""

    success: Literal[True]
    taskId: str
    videoTaskId: str
    renderTaskId: str
    status: Literal["rendering"]
    quality: Quality
    width: int
    height: int
    cost: int
    """Credits set aside; they come back if the render fails."""
    remainingCredits: int
    message: str


class RenderedAlready(Task):
    """A task that has its film: nothing is rendered and nothing is paid again."""

    success: Literal[True]
    message: str
    alreadyRendered: Literal[True]
    cost: int
    remainingCredits: int


class Balance(TypedDict):
    """What an account has left."""

    success: Literal[True]
    credits: int
    currency: Literal["credits"]


@_TOLD
class Asset(TypedDict):
    """A file of the library."""

    id: str
    name: str
    url: Address
    """For `src` in schemas, for a week; listing files gives fresh links."""
    type: FileKind
    mimeType: str
    size: int
    """Bytes."""
    createdAt: Moment | None


class Uploaded(TypedDict):
    """Files that were taken."""

    success: Literal[True]
    message: str
    count: int
    assets: list[Asset]


class AssetPage(TypedDict):
    """A page of files, the newest first."""

    success: Literal[True]
    files: list[Asset]
    pagination: Pagination


class AssetDeleted(TypedDict):
    """A file is gone."""

    success: Literal[True]
    fileId: str
    deleted: Literal[True]
    message: str


class PreviewOpened(TypedDict):
    """A preview, for a week."""

    success: Literal[True]
    tempId: str
    previewUrl: Address
    viewerUrl: Address
    expiresIn: str


class PreviewConfig(TypedDict):
    """The schema of a preview."""

    success: Literal[True]
    tempId: str
    config: Config


class PreviewDeleted(TypedDict):
    """A preview is gone."""

    success: Literal[True]
    tempId: str
    deleted: Literal[True]
    message: str


class _Converted(Links):
    success: Literal[True]
    tempId: str
    converted: Literal[True]
    taskId: str
    videoTaskId: str


class PreviewConverted(_Converted):
    """A preview that became a task; its link goes on working."""

    message: str


class PreviewRendered(RenderStarted):
    """A preview that became a task whose render has begun."""

    tempId: str
    converted: Literal[True]
    convertMessage: str


class PublicPreview(TypedDict):
    """A preview that was made without a key; its addresses begin at the viewer's origin."""

    success: Literal[True]
    tempId: str
    url: str
    viewerUrl: str
    expiresIn: str


class PublicConfig(TypedDict):
    """The schema of a preview that was made without a key."""

    success: Literal[True]
    config: Config


class SchemaAbilities(TypedDict):
    """What schemas may hold here."""

    clipTypes: list[str]


class Capabilities(TypedDict):
    """What this server can do."""

    success: Literal[True]
    apiVersion: Literal["v1"]
    schema: SchemaAbilities


class Details(TypedDict, total=False):
    """How to mend it."""

    hint: str
    problems: list[Fault]


@_TOLD
class Error(TypedDict):
    """A refusal."""

    success: Literal[False]
    error: str
    code: str
    """Stable, for programs."""
    details: NotRequired[Details]


@_TOLD
class RenderEnded(TypedDict):
    """The end of a render."""

    taskId: str | None
    renderTaskId: str
    status: Literal["completed", "failed"]
    videoUrl: Address | None
    """The film, for a week."""
    error: str | None
    timestamp: Moment | None
