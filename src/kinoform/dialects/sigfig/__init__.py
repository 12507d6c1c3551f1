"""The door of SigFig: personalised films of templates, one by one or for a whole table."""

from __future__ import annotations

from fastapi import APIRouter

from kinoform.app.house import House
from kinoform.app.scopes import PRESETS
from kinoform.dialects.base import Dialect
from kinoform.dialects.sigfig.batches import batches
from kinoform.dialects.sigfig.billing import billing
from kinoform.dialects.sigfig.keys import KEY_PREFIX, keys
from kinoform.dialects.sigfig.library import library
from kinoform.dialects.sigfig.present import NAME, event, refusal
from kinoform.dialects.sigfig.projects import projects
from kinoform.dialects.sigfig.renders import renders
from kinoform.dialects.sigfig.schema import REFERENCE
from kinoform.dialects.sigfig.templates import templates
from kinoform.dialects.sigfig.voices import Voices
from kinoform.dialects.sigfig.webhooks import webhooks

_NOUNS = (
    "render", "batches", "keys", "templates", "primitives", "voices", "credits", "billing",
    "projects", "webhooks",
)  # fmt: skip
_PATHS = tuple(f"/api/{noun}" for noun in _NOUNS)


def _router(house: House) -> APIRouter:
    router, voices = APIRouter(), Voices(house)
    for speaking in (renders, batches, library, projects):
        router.include_router(speaking(house, voices))
    for part in (templates, keys, billing, webhooks):
        router.include_router(part(house))
    return router


def _owns(path: str) -> bool:
    return any(path == own or path.startswith(f"{own}/") for own in _PATHS)


DIALECT = Dialect(
    name=NAME,
    key_prefix=KEY_PREFIX,
    scopes=PRESETS["full-access"],
    router=_router,
    refuse=refusal,
    event=event,
    owns=_owns,
    signature_header="X-Sigfigs-Signature",
    reference=REFERENCE,
)
