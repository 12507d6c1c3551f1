"""Templates: browsed, made, forked and changed."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.callers import Caller
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.app.templates import (
    Found,
    Kept,
    change_template,
    create_template,
    found_template,
    no_own,
    still_readable,
)
from kinoform.db.custom_templates import (
    custom_template_of,
    delete_custom_template,
    list_custom_templates,
)
from kinoform.db.versions import list_versions
from kinoform.dialects.sigfig import asked as bodies
from kinoform.dialects.sigfig.answers import Done
from kinoform.dialects.sigfig.library_answers import (
    Template,
    TemplateAnswer,
    TemplatePage,
    Versions,
)
from kinoform.dialects.sigfig.paging import next_cursor, page_of
from kinoform.generate.film_templates import film_templates
from kinoform.http.asked import asked
from kinoform.http.callers import caller, stranger
from kinoform.http.credentials import secret_of
from kinoform.http.instants import instant

READ, WRITE, TAG = "templates:read", "templates:write", "Templates"
_PARTS = {"description", "scenes", "data_slots", "defaults"}


def templates(house: House) -> APIRouter:
    """The routes of templates."""
    router = APIRouter(prefix="/api/templates", tags=[TAG])

    async def reader(request: Request) -> Caller | None:
        """Whoever has a key, or nobody: built-in and public templates are for all."""
        if secret_of(request, allow_query=house.settings.allow_query_key) is not None:
            return await caller(house, request, READ)
        await stranger(house, request)
        return None

    @router.get("", summary="List templates")
    async def index(request: Request) -> TemplatePage:
        who = await reader(request)
        cursor, limit = page_of(request)
        built_in, is_public = _wanted(request)
        owner = None if is_public or who is None else who.account_id
        async with house.database.transaction() as tx:
            kept = (
                await list_custom_templates(tx, owner, before=cursor, limit=limit)
                if built_in is not True and (owner or is_public)
                else []
            )
        own = [shown(each) for each in still_readable(kept)]
        house_own = [] if built_in is False or is_public or cursor else [
            shown(Found(each.id, each)) for each in film_templates().values()
        ]  # fmt: skip
        return {
            "success": True, "templates": [*own, *house_own], "total": len(own) + len(house_own),
            "nextCursor": next_cursor([each.id for each in kept], limit),
        }  # fmt: skip

    @router.post("", summary="Make or fork a template")
    async def create(request: Request) -> TemplateAnswer:
        who = await caller(house, request, WRITE)
        new = await asked(request, bodies.NewTemplate)
        kept = await create_template(
            house, who.account_id, name=new.name, parts=parts_of(new), fork_from=new.fork_from,
            visibility=new.visibility or "private",
        )  # fmt: skip
        message = f"Template forked from {new.fork_from}." if new.fork_from else "Template created."
        return _answer(kept, message)

    @router.get("/{template_id}", summary="Read a template")
    async def read(request: Request, template_id: str) -> TemplateAnswer:
        who = await reader(request)
        async with house.database.transaction() as tx:
            found = await found_template(tx, who.account_id if who else None, template_id)
        return {"success": True, "template": shown(found)}

    @router.api_route("/{template_id}", methods=["PUT", "PATCH"], summary="Change a template")
    async def change(request: Request, template_id: str) -> TemplateAnswer:
        who = await caller(house, request, WRITE)
        new = await asked(request, bodies.TemplateChange)
        values = new.model_dump(include={"name", "visibility"}, exclude_none=True)
        kept = await change_template(
            house, who.account_id, template_id, parts_of(new), version=new.version, **values
        )
        return _answer(kept, "Template updated.")

    @router.delete("/{template_id}", summary="Delete a template")
    async def delete(request: Request, template_id: str) -> Done:
        who = await caller(house, request, WRITE)
        async with house.database.transaction() as tx:
            if not await delete_custom_template(tx, who.account_id, template_id):
                raise no_own(template_id, "deleted")
        return {"success": True, "id": template_id, "message": "Template deleted."}

    @router.get("/{template_id}/versions", summary="List what a template was")
    async def versions(request: Request, template_id: str) -> Versions:
        who = await caller(house, request, READ)
        async with house.database.transaction() as tx:
            if await custom_template_of(tx, who.account_id, template_id) is None:
                raise no_own(template_id, "changed, so it has no versions")
            found = await list_versions(tx, template_id)
        return {
            "success": True,
            "versions": [
                {"version": each.version, "name": each.name, "createdAt": instant(each.created_at)}
                for each in found
            ],
        }

    return router


def shown(found: Found) -> Template:
    """A template with its scenes and slots."""
    film, custom = found.film, found.custom
    written = custom.content if custom else {}
    return {
        "id": found.id, "name": custom.name if custom else film.label,
        "description": written.get("description") or film.summary,
        "builtIn": custom is None, "aliases": [] if custom else list(film.aliases),
        "baseTemplateId": custom.base_template_id if custom else None,
        "visibility": custom.visibility if custom else "public",
        "scenes": [
            {"primitiveId": scene} if isinstance(scene, str) else scene
            for scene in written.get("scenes", ())
        ] or [scene.as_dict() for scene in film.scenes],
        "dataSlots": [slot.as_dict() for slot in film.slots],
        "defaults": film.defaults.as_dict(), "dataSource": film.source,
        "version": custom.version if custom else 1,
        "createdAt": instant(custom.created_at) if custom else None,
        "updatedAt": instant(custom.updated_at) if custom else None,
    }  # fmt: skip


def parts_of(new: bodies.TemplateParts) -> dict[str, Any]:
    """The parts of a template that a request brings, by the names that it has for them."""
    return new.model_dump(include=_PARTS, exclude_none=True, by_alias=True)


def _answer(kept: Kept, message: str) -> TemplateAnswer:
    warnings = [problem.as_dict() for problem in kept.warnings]
    return {
        "success": True, "template": shown(kept.found), "message": message, "warnings": warnings,
    }  # fmt: skip


def _wanted(request: Request) -> tuple[bool | None, bool]:
    """Whether only built-in ones are asked for, or none of them; and whether public ones are."""
    built_in = request.query_params.get("builtIn")
    if built_in not in (None, "true", "false"):
        raise Refused("invalid", "INVALID_REQUEST", "builtIn is true or false")
    visibility = request.query_params.get("visibility")
    if visibility not in (None, "public"):
        raise Refused("invalid", "INVALID_REQUEST", "visibility can only be public")
    return None if built_in is None else built_in == "true", visibility == "public"
