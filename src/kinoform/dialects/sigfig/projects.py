"""Projects: saved, changed, listed and made into films."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.app.projects import DOCUMENT, TEMPLATE, found_project, save_again, save_project
from kinoform.app.refusal import no_such
from kinoform.app.templated import ready_document
from kinoform.db.projects import Project, delete_project, list_projects
from kinoform.db.versions import list_versions
from kinoform.dialects.sigfig import asked as bodies
from kinoform.dialects.sigfig.answers import Done, JobMade
from kinoform.dialects.sigfig.library_answers import Project as Shown
from kinoform.dialects.sigfig.library_answers import (
    ProjectAnswer,
    ProjectPage,
    Saved,
    Versions,
)
from kinoform.dialects.sigfig.paging import RENDER, next_cursor, page_of
from kinoform.dialects.sigfig.renders import rendered, submitted
from kinoform.dialects.sigfig.voices import Voices
from kinoform.generate.wishes import Wish
from kinoform.http.asked import asked
from kinoform.http.callers import caller
from kinoform.http.instants import instant

READ, WRITE, TAG = "projects:read", "projects:write", "Projects"
_LOOK = ("brand", "audio", "output")


def projects(house: House, voices: Voices) -> APIRouter:
    """The routes of projects."""
    router = APIRouter(prefix="/api/projects", tags=[TAG])

    @router.get("", summary="List projects")
    async def index(request: Request) -> ProjectPage:
        who = await caller(house, request, READ)
        cursor, limit = page_of(request)
        async with house.database.transaction() as tx:
            found = await list_projects(tx, who.account_id, before=cursor, limit=limit)
        return {
            "success": True, "projects": [saved(each) for each in found],
            "nextCursor": next_cursor([each.id for each in found], limit),
        }  # fmt: skip

    @router.post("", summary="Save a project")
    async def create(request: Request) -> ProjectAnswer:
        who = await caller(house, request, WRITE)
        new = await asked(request, bodies.NewProject)
        project = await save_project(house, who.account_id, new.name, filling_of(new))
        return {"success": True, "project": shown(project)}

    @router.get("/{project_id}", summary="Read a project")
    async def read(request: Request, project_id: str) -> ProjectAnswer:
        who = await caller(house, request, READ)
        async with house.database.transaction() as tx:
            project = await found_project(tx, who.account_id, project_id)
        return {"success": True, "project": shown(project)}

    @router.api_route("/{project_id}", methods=["PUT", "PATCH"], summary="Change a project")
    async def change(request: Request, project_id: str) -> ProjectAnswer:
        who = await caller(house, request, WRITE)
        new = await asked(request, bodies.ProjectParts)
        project = await save_again(
            house, who.account_id, project_id, filling_of(new), name=new.name, version=new.version
        )
        return {"success": True, "project": shown(project)}

    @router.delete("/{project_id}", summary="Delete a project")
    async def delete(request: Request, project_id: str) -> Done:
        who = await caller(house, request, WRITE)
        async with house.database.transaction() as tx:
            if not await delete_project(tx, who.account_id, project_id):
                raise no_such("project")
        return {"success": True, "id": project_id, "message": "Project deleted."}

    @router.get("/{project_id}/versions", summary="List what a project was")
    async def versions(request: Request, project_id: str) -> Versions:
        who = await caller(house, request, READ)
        async with house.database.transaction() as tx:
            await found_project(tx, who.account_id, project_id)
            found = await list_versions(tx, project_id)
        return {
            "success": True,
            "versions": [
                {"version": each.version, "name": each.name, "createdAt": instant(each.created_at)}
                for each in found
            ],
        }

    @router.post("/{project_id}/render", summary="Make a film of a project")
    async def render(request: Request, project_id: str) -> JobMade:
        who = await caller(house, request, "videos:create", rates=RENDER)
        async with house.database.transaction() as tx:
            project = await found_project(tx, who.account_id, project_id)
        order = await asked(request, bodies.ProjectRender)
        if DOCUMENT in project.content:
            ready = await ready_document(
                house, who.account_id, project.content[DOCUMENT], project.name
            )
            return await submitted(house, who, ready, order.webhook_url, projectId=project_id)
        data = {**project.content.get("data", {}), **order.data}
        return await rendered(
            house, voices, who, project.content[TEMPLATE], data, wish_of(project, order),
            order.webhook_url, projectId=project_id,
        )  # fmt: skip

    return router


def wish_of(project: Project, order: bodies.ProjectRender) -> Wish:
    """How a project looks, with what is different this time."""
    parts = {
        name: {**project.content.get(name, {}), **(getattr(order, name) or {})} for name in _LOOK
    }
    scenes = order.scenes if order.scenes is not None else project.content.get("scenes")
    return Wish(**parts, scenes=scenes)


def filling_of(new: bodies.Filling) -> dict[str, Any]:
    """What is in a project, by the names that requests have for it."""
    own = set(bodies.Filling.model_fields)
    return new.model_dump(include=own, exclude_none=True, by_alias=True)


def saved(project: Project) -> Saved:
    """A project without what is in it."""
    return {
        "id": project.id, "name": project.name, "templateId": project.content.get(TEMPLATE),
        "version": project.version, "createdAt": instant(project.created_at),
        "updatedAt": instant(project.updated_at),
    }  # fmt: skip


def shown(project: Project) -> Shown:
    """A project with what is in it."""
    return {**saved(project), **project.content}  # type: ignore[typeddict-item]  # as it was read
