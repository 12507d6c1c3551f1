"""What requests bring."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import AfterValidator, Field, WithJsonSchema

from kinoform.http.asked import Asked
from kinoform.http.operations import DOCUMENT

USUAL_WORKERS = 5
LONGEST_CATEGORY, LONGEST_TITLE = 200, 1_000
MOST_METADATA_BYTES = 64 * 1024
"""Lists show all of it for each of their tasks."""


def _short(metadata: dict[str, Any]) -> dict[str, Any]:
    if len(json.dumps(metadata, ensure_ascii=False).encode()) > MOST_METADATA_BYTES:
        raise ValueError(f"this has more than {MOST_METADATA_BYTES:,} bytes; give a name for it")
    return metadata


Config = Annotated[dict[str, Any], WithJsonSchema(DOCUMENT)]
Metadata = Annotated[dict[str, Any], AfterValidator(_short)]


class FilmFacts(Asked):
    """What a client may note about a task."""

    category: str | None = Field(None, max_length=LONGEST_CATEGORY)
    """A group of tasks, to list them by; `api` where none is given."""
    metadata: Metadata | None = None
    """Anything of yours; it is given back as it is."""


class NewVideo(FilmFacts):
    """A task to be made."""

    config: Config
    """The film: `meta`, `tracks` and what else a schema holds."""
    title: str | None = Field(None, max_length=LONGEST_TITLE)
    """What people call it."""


class RenderOrder(Asked):
    """How a task is to be rendered."""

    webhook_url: str | None = Field(None, json_schema_extra={"format": "uri"})
    """Where the end of the render is to be told."""
    num_workers: int = Field(USUAL_WORKERS, ge=1)
    """Processes that draw at the same time, as far as the server allows it."""


class PreviewOrder(FilmFacts, RenderOrder):
    """What becomes of a preview, and how it is to be rendered."""
