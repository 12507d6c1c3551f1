"""What requests bring."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema
from pydantic.alias_generators import to_camel

from kinoform.db.custom_templates import Visibility
from kinoform.dialects.sigfig.answers import Event
from kinoform.http.asked import Asked
from kinoform.http.operations import DOCUMENT

MOST_ROWS, MOST_HEADERS = 100, 200
LONGEST_NAME = 200
MOST_KEPT_BYTES = 1024 * 1024
MOST_DAYS = 3650


def _short(kept: Any) -> Any:
    if len(json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace")) > MOST_KEPT_BYTES:
        raise ValueError(f"this has more than {MOST_KEPT_BYTES:,} bytes; give large parts by URLs")
    return kept


def _object(**fields: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"type": "object", "properties": fields})


Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
Object = Annotated[dict[str, Any], AfterValidator(_short)]
Brand = Annotated[
    dict[str, Any],
    AfterValidator(_short),
    _object(
        accentColor={"type": "string", "description": "#RRGGBB."},
        logoUrl={"type": "string", "format": "uri"},
        logoPosition={"type": "string", "examples": ["top-right"]},
    ),
]
Audio = Annotated[
    dict[str, Any],
    AfterValidator(_short),
    _object(
        includeVoiceover={"type": "boolean"},
        voiceId={"type": "string", "examples": ["en-GB-RyanNeural"]},
        musicTrack={"type": "string"},
    ),
]
Output = Annotated[
    dict[str, Any],
    AfterValidator(_short),
    _object(
        resolution={"enum": ["720p", "1080p", "4k"]},
        fps={"enum": [30, 60]},
    ),
]
Scenes = Annotated[
    list[Any],
    AfterValidator(_short),
    WithJsonSchema({
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "primitiveId": {"type": "string"},
                "voScript": {"type": "string", "description": "What is said; [key] is a datum."},
                "data": {"type": "object"},
                "options": {},
                "duration": {"type": "number", "description": "Seconds."},
            },
        },
    }),
]  # fmt: skip
Slots = Annotated[
    list[Any],
    AfterValidator(_short),
    WithJsonSchema({
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "key": {"type": "string"},
                "type": {"type": "string"},
                "required": {"type": "boolean"},
                "default": {},
            },
        },
    }),
]  # fmt: skip
Cell = str | int | float | bool | None


class Camel(Asked):
    """A body whose names are written as JavaScript writes them."""

    model_config = ConfigDict(alias_generator=to_camel)


class Look(Camel):
    """How films look and sound."""

    brand: Brand | None = None
    """Colours and logo."""
    audio: Audio | None = None
    """Voice and music."""
    scenes: Scenes | None = None
    """In place of the template's own."""
    output: Output | None = None
    """Size and speed; 1080p at 30 frames a second by itself."""


class RenderOrder(Look):
    """A film to be made."""

    template_id: str
    """`emeritus`, `laureate`, `rewind`, `pulse`, `handshake`, or a template of your own."""
    data: Object = Field(default_factory=dict)
    """What the template shows."""
    webhook_url: Address | None = None
    """Where the end of this render is to be told, besides subscriptions."""


class BatchOrder(Look):
    """Films to be made, one for each row."""

    template_id: str
    headers: Annotated[list[str], Field(min_length=1, max_length=MOST_HEADERS)]
    """The names of the columns: those of the template's data, in any spelling."""
    rows: Annotated[list[list[Cell]], Field(min_length=1, max_length=MOST_ROWS)]
    """A film each."""
    data: Object = Field(default_factory=dict)
    """For all rows, where a row has no cell of that name."""
    name: Name | None = None
    """What people call the batch."""
    webhook_url: Address | None = None
    """Where the end of each render, and of the batch, is to be told."""


class NewKey(Camel):
    """A key to be made."""

    name: Name = "API key"
    """What people call it."""
    scopes: str
    """`render-only`, `render-batch`, `full-access`, `read-only` or `admin`, or scopes with
    commas."""
    expires_in_days: int | None = Field(None, ge=1, le=MOST_DAYS)
    """For ever, if left out."""


class TemplateParts(Camel):
    """The parts of a template."""

    name: Name | None = None
    description: str | None = Field(None, max_length=2_000)
    scenes: Scenes | None = None
    """What is shown, one after the other."""
    data_slots: Slots | None = None
    """The data that it takes."""
    defaults: Object | None = None
    """Values such as `voiceId` and `accentColor`."""
    visibility: Visibility | None = None
    """Other accounts of this server may read, render and fork what is public."""


class TemplateChange(TemplateParts):
    """What becomes of a template; what is left out stays."""

    version: int | None = None
    """The one that was changed; another one in the meantime is a conflict."""


class NewTemplate(TemplateParts):
    """A template to be made, from scratch or from another."""

    name: Name
    fork_from: str | None = None
    """A template whose parts are taken where none are given."""


class Filling(Look):
    """A document, or a template and what fills it."""

    document: Annotated[dict[str, Any], AfterValidator(_short), WithJsonSchema(DOCUMENT)] | None = (
        None
    )
    """A film as JSON."""
    template_id: str | None = None
    data: Object | None = None


class ProjectParts(Filling):
    """What becomes of a project; what is left out stays."""

    name: Name | None = None
    version: int | None = None
    """The one that was changed; another one in the meantime is a conflict."""


class NewProject(Filling):
    """A project to be saved."""

    name: Name


class ProjectRender(Look):
    """What is different this time."""

    data: Object = Field(default_factory=dict)
    """In place of the project's, key by key."""
    webhook_url: Address | None = None


class NewWebhook(Camel):
    """A subscription to be made."""

    url: Address
    events: Annotated[list[Event], Field(min_length=1)] | None = None
    """All, if none is named."""


class WebhookParts(Camel):
    """What becomes of a subscription; what is left out stays."""

    url: Address | None = None
    events: Annotated[list[Event], Field(min_length=1)] | None = None
    active: bool | None = None
