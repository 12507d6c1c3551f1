"""Films: asked for by a template and data, read until they are there, deleted."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.batch_ends import note_row_end
from kinoform.app.callers import Caller
from kinoform.app.films import found_film, remove_film
from kinoform.app.house import House
from kinoform.app.refusal import no_such
from kinoform.app.renders import Submitted, cancel_renders, retry_render, submit_film
from kinoform.app.templated import Ready, ready_film, submit_ready, with_career
from kinoform.app.templates import found_template
from kinoform.db.database import Transaction
from kinoform.db.films import Film
from kinoform.db.renders import Render, render_of
from kinoform.dialects.sigfig import asked as bodies
from kinoform.dialects.sigfig import present
from kinoform.dialects.sigfig.answers import Done, JobAnswer, JobMade
from kinoform.dialects.sigfig.paging import POLL, RENDER
from kinoform.dialects.sigfig.voices import Voices
from kinoform.generate.wishes import Wish
from kinoform.http.asked import asked
from kinoform.http.callers import caller
from kinoform.http.links import film_link, link_to

TAG = "Films"
WORKERS = 2
POLL_IT = "Render job created. Poll GET /api/render/[jobId] for status."


def renders(house: House, voices: Voices) -> APIRouter:
    """The routes of films."""
    router = APIRouter(prefix="/api/render", tags=[TAG])

    @router.post("", summary="Make a film")
    async def create(request: Request) -> JobMade:
        who = await caller(house, request, "videos:create", rates=RENDER)
        order = await asked(request, bodies.RenderOrder)
        return await rendered(
            house, voices, who, order.template_id, order.data, wish_of(order), order.webhook_url
        )

    @router.get("/{job_id}", summary="Read how far a film is")
    async def read(request: Request, job_id: str) -> JobAnswer:
        who = await caller(house, request, "videos:read", rates=POLL)
        async with house.database.transaction() as tx:
            film = await found_job(tx, who.account_id, job_id)
            render = await render_of(tx, who.account_id, film.render_id) if film.render_id else None
        return {"success": True, "job": shown(house, film, render)}

    @router.post("/{job_id}/retry", summary="Make a film anew that failed")
    async def retry(request: Request, job_id: str) -> JobMade:
        who = await caller(house, request, "videos:create", rates=RENDER)
        async with house.database.transaction() as tx:
            film = await found_job(tx, who.account_id, job_id, lock=True)
            done = (
                await retry_render(house, tx, who.account_id, film.render_id)
                if film.render_id
                else await submit_film(house, tx, film, workers=WORKERS)
            )
        return made(film, done)

    @router.delete("/{job_id}", summary="Delete a film, or end it before its time")
    async def delete(request: Request, job_id: str) -> Done:
        who = await caller(house, request, "videos:delete")
        async with house.database.transaction() as tx:
            film = await found_job(tx, who.account_id, job_id)
            ended = await cancel_renders(house, tx, [film.render_id] if film.render_id else [])
            for render in ended:
                await note_row_end(house, tx, render)
            await remove_film(tx, who.account_id, job_id)
        return {"success": True, "id": job_id, "message": "Video deleted."}

    return router


async def rendered(
    house: House,
    voices: Voices,
    who: Caller,
    template_id: str,
    data: dict[str, Any],
    wish: Wish,
    webhook_url: str | None,
    **facts: str,
) -> JobMade:
    """A film of a template that was asked for; raises Refused."""
    async with house.database.transaction() as tx:
        found = await found_template(tx, who.account_id, template_id)
    await voices.require(who, found, wish)
    told = await with_career(house, found, data)
    ready = await ready_film(house, who.account_id, found, told, wish)
    return await submitted(house, who, ready, webhook_url, templateId=template_id, **facts)


async def submitted(
    house: House, who: Caller, ready: Ready, webhook_url: str | None, **facts: str
) -> JobMade:
    """A film that was queued; raises Refused."""
    async with house.database.transaction() as tx:
        film, done = await submit_ready(
            house, tx, who.account_id, present.NAME, ready, facts=facts, workers=WORKERS,
            webhook_url=webhook_url,
        )  # fmt: skip
    return made(film, done)


def made(film: Film, done: Submitted) -> JobMade:
    """A film that waits for its turn."""
    return {
        "success": True, "jobId": film.id, "status": "pending",
        "templateId": film.metadata.get("templateId"), "displayName": film.title or "",
        "creditsUsed": done.render.cost, "creditsRemaining": done.remaining_credits,
        "warnings": film.metadata.get("warnings", []), "message": POLL_IT,
    }  # fmt: skip


def wish_of(order: bodies.Look) -> Wish:
    """How a request wants its films."""
    return Wish(
        brand=order.brand or {}, audio=order.audio or {}, scenes=order.scenes,
        output=order.output or {},
    )  # fmt: skip


async def found_job(tx: Transaction, account_id: str, job_id: str, *, lock: bool = False) -> Film:
    """A film of this door; raises Refused."""
    film = await found_film(tx, account_id, job_id, lock=lock)
    if film.dialect != present.NAME:
        raise no_such("film")
    return film


def shown(house: House, film: Film, render: Render | None) -> Any:
    """A film with links to its file and its poster."""
    poster = (render.result or {}).get("poster") if render else None
    return present.job(
        film, render, film_link(house, render), link_to(house, poster) if poster else None
    )
