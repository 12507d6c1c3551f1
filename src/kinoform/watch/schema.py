"""What can be asked for outside of all doors, as people read about it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, WithJsonSchema

from kinoform.http.operations import Media, Operation, Parameter, Reference
from kinoform.http.refusals import plain
from kinoform.http.stills import PARAMETERS, PICTURE

_LINK = Parameter(
    "link_id", "A preview or a task, by the identifier in its link.", place="path", required=True
)
_PAGE = Media(("text/html",), "The page.")
_MP4 = Media(("video/mp4",), "A piece of the stream.")
_FILM = Media(
    ("video/mp4", "image/png", "image/jpeg", "application/octet-stream"), "The object itself."
)


class Health(BaseModel):
    """A server that works."""

    status: Annotated[str, WithJsonSchema({"const": "ok"})]
    version: str


class Plan(BaseModel):
    """What a player must know."""

    codecs: str
    seconds: list[float]
    width: int
    height: int


class Told(BaseModel):
    """Why it was refused."""

    code: str
    message: str
    hint: str


class PlainError(BaseModel):
    """A refusal."""

    error: Told


def _watch(id_: str, answer: object, *parameters: Parameter, summary: str = "") -> Operation:
    return Operation(
        id=id_, answer=answer, access="anybody", parameters=(_LINK, *parameters), summary=summary,
        refusals=("not_found", "invalid") if parameters else ("not_found",),
    )  # fmt: skip


REFERENCE = Reference(
    name="server",
    title="Watching",
    description="What needs no key: pages to watch films and previews on, the pieces that their "
    "players ask for, files behind signed links, and whether the server is well.",
    tags={
        "watch": "A film as the engine draws it, before it is rendered.",
        "house": "Files behind links, and the state of the server.",
    },
    operations={
        "GET /health": Operation(
            id="getHealth", answer=Health, access="anybody",
            answered={"status": "ok", "version": "0.1.0"},
        ),
        "GET /metrics": Operation(
            id="getMetrics", answer=Media(("text/plain",), "Figures in Prometheus' format."),
            access="anybody", refusals=("unauthenticated",),
            description="Needs `Authorization: Bearer TOKEN` where the server has a metrics token.",
        ),
        "GET /files/{key}": Operation(
            id="getObject", answer=_FILM, access="anybody", refusals=("not_found",),
            parameters=(
                Parameter("key", "Which object.", place="path", required=True),
                Parameter("t", "The signature that came with the link.", required=True),
            ),
        ),
        "GET /v/{link_id}": _watch("watchTask", _PAGE, summary="A page to watch a task on"),
        "GET /t/{link_id}": _watch("watchPreview", _PAGE, summary="A page to watch a preview on"),
        "GET /preview/{link_id}": _watch(
            "viewPreview", _PAGE, summary="The same page under its other address"
        ),
        "GET /watch/{link_id}/index.m3u8": _watch(
            "getPlaylist", Media(("application/vnd.apple.mpegurl",), "An HLS playlist.")
        ),
        "GET /watch/{link_id}/plan": _watch("getStreamPlan", Plan),
        "GET /watch/{link_id}/init.mp4": _watch("getStreamHead", _MP4),
        "GET /watch/{link_id}/{number}.m4s": _watch(
            "getStreamSegment", _MP4,
            Parameter(
                "number", "Which segment, from 0.", {"type": "integer", "minimum": 0},
                place="path", required=True,
            ),
        ),
        "GET /watch/{link_id}/frame": _watch(
            "getFrame", PICTURE, *PARAMETERS
        ),
    },
    error=PlainError,
    refuse=plain,
)  # fmt: skip
