"""The OpenAPI documents of a server, made when somebody first asks for one."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter

import kinoform
from kinoform.app.refusal import Refused
from kinoform.http.openapi import openapi
from kinoform.http.operations import Reference, Schema
from kinoform.http.overall import overall
from kinoform.settings import Settings

OVERALL = ""
"""The name of the document that holds all doors."""
_SCHEMA_SECONDS = 60
_ABOUT = (
    "A self-hosted video API: JSON, a template or a table of people goes in; a finished film comes "
    "out. Each group of operations is an API of its own, with keys and errors of its own; each is "
    "described by itself as well."
)


@dataclass(frozen=True, slots=True)
class Door:
    """What a door tells of itself, and the routes that it really has."""

    reference: Reference
    router: APIRouter


class Shelf:
    """Descriptions by the name of their door, as JSON."""

    def __init__(self, doors: Sequence[Door], settings: Settings) -> None:
        self.doors = doors
        self._settings = settings
        self._texts: dict[str, bytes] = {}
        self._making = asyncio.Lock()

    async def text(self, name: str) -> bytes | None:
        """The description of one door, or of all; None where there is no such door."""
        async with self._making:
            if not self._texts:
                document = await _document_schema()
                self._texts = await asyncio.to_thread(self._written, document)
        return self._texts.get(name)

    def _written(self, document: Schema) -> dict[str, bytes]:
        settings, version = self._settings, kinoform.__version__
        parts = [
            (
                door.reference,
                openapi(
                    door.reference, door.router.routes, base_url=settings.base_url,
                    version=version, document=document, query_key=settings.allow_query_key,
                ),
            )
            for door in self.doors
        ]  # fmt: skip
        info = {"title": "Kinoform", "version": version, "description": _ABOUT}
        named = {reference.name: part for reference, part in parts}
        named[OVERALL] = overall(parts, info=info, document=document)
        return {
            name: json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
            for name, part in named.items()
        }


async def _document_schema() -> Schema:
    """The schema of documents. Raises Refused.

    Another process makes it: making it needs what this one does not load.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "kinoform.cli", "schema",
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        written, _ = await asyncio.wait_for(child.communicate(), _SCHEMA_SECONDS)
        schema: Schema = json.loads(written)
    except (TimeoutError, ValueError):
        raise Refused(
            "unavailable", "UNAVAILABLE", "the schema of documents could not be made",
            "ask again; `kinoform schema` on the server shows why",
        ) from None  # fmt: skip
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    return schema
