"""The door of RenderingVideo: schemas, tasks, renders, files and previews."""

from __future__ import annotations

from fastapi import APIRouter

from kinoform.app.house import House
from kinoform.dialects.base import Dialect
from kinoform.dialects.renderingvideo.files import files
from kinoform.dialects.renderingvideo.present import NAME, event, refusal
from kinoform.dialects.renderingvideo.previews import previews
from kinoform.dialects.renderingvideo.public import public
from kinoform.dialects.renderingvideo.schema import KEY_PREFIX, REFERENCE
from kinoform.dialects.renderingvideo.videos import videos

_PATHS = (
    "/api/v1/video", "/api/v1/upload", "/api/v1/files", "/api/v1/credits", "/api/v1/preview",
    "/api/v1/capabilities", "/api/preview", "/api/temp",
)  # fmt: skip


def _router(house: House) -> APIRouter:
    router = APIRouter()
    for part in (videos, files, previews, public):
        router.include_router(part(house))
    return router


def _owns(path: str) -> bool:
    return any(path == own or path.startswith(f"{own}/") for own in _PATHS)


DIALECT = Dialect(
    name=NAME,
    key_prefix=KEY_PREFIX,
    scopes=("videos:create", "videos:read", "videos:delete", "files:*"),
    router=_router,
    refuse=refusal,
    event=event,
    owns=_owns,
    reference=REFERENCE,
)
