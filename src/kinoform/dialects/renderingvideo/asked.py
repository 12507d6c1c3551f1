"""What requests bring."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from kinoform.http.asked import Asked
from kinoform.http.operations import DOCUMENT

USUAL_WORKERS = 5

Config = Annotated[dict[str, Any], WithJsonSchema(DOCUMENT)]


class FilmFacts(Asked):
    """What a client may note about a task."""

    category: str | None = None
    """A group of tasks, to list them by; `api` where none is given."""
    metadata: dict[str, Any] | None = None
    """Anything of yours; it is given back as it is."""


class NewVideo(FilmFacts):
    """A task to be made."""

    config: Config
    """The film: `meta`, `tracks` and what else a schema holds."""
    title: str | None = None
    """What people call it."""


class RenderOrder(Asked):
    """How a task is to be rendered."""

    webhook_url: str | None = Field(None, json_schema_extra={"format": "uri"})
    """Where the end of the render is to be told."""
    num_workers: int = Field(USUAL_WORKERS, ge=1)
    """Processes that draw at the same time, as far as the server allows it."""


class PreviewOrder(FilmFacts, RenderOrder):
    """What becomes of a preview, and how it is to be rendered."""
