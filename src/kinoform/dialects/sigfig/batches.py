"""Batches: a table in, a film for each of its rows out."""

from __future__ import annotations

import json

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from kinoform.app.batch_rows import Table, prepared
from kinoform.app.batches import cancel_batch, found_batch, retry_batch, submit_batch
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.app.templates import found_template
from kinoform.db.batches import list_batches, tallies_of
from kinoform.db.credits import balance
from kinoform.dialects.sigfig import asked as bodies
from kinoform.dialects.sigfig import batch_answers, batch_shown
from kinoform.dialects.sigfig.paging import BATCH, next_cursor, page_of
from kinoform.dialects.sigfig.present import NAME
from kinoform.dialects.sigfig.renders import wish_of
from kinoform.dialects.sigfig.voices import Voices
from kinoform.http.asked import asked
from kinoform.http.callers import caller
from kinoform.http.zipped import zipped

TAG, MAKE, READ = "Batches", "videos:create:batch", "videos:read"
FORMATS = ("json", "csv")


def batches(house: House, voices: Voices) -> APIRouter:
    """The routes of batches."""
    router = APIRouter(prefix="/api", tags=[TAG])

    @router.post("/render/batch", summary="Make a film for each row of a table")
    async def create(request: Request) -> batch_answers.BatchMade:
        who = await caller(house, request, MAKE, rates=BATCH)
        order = await asked(request, bodies.BatchOrder)
        wish = wish_of(order)
        async with house.database.transaction() as tx:
            found = await found_template(tx, who.account_id, order.template_id)
        await voices.require(who, found, wish)
        table = Table(order.headers, order.rows, order.data)
        ready = await prepared(house, who.account_id, found, table, wish)
        async with house.database.transaction() as tx:
            done = await submit_batch(
                house, tx, who.account_id, NAME, ready, template_id=order.template_id,
                name=order.name, webhook_url=order.webhook_url,
            )  # fmt: skip
        return {
            "success": True, "batchId": done.batch.id, "jobIds": [film.id for film in done.films],
            "totalJobs": len(done.films), "status": "pending", "templateId": order.template_id,
            "creditsUsed": done.cost, "creditsRemaining": done.remaining_credits,
            "rowErrors": batch_shown.row_errors(done.batch),
            "message": "Batch created. Poll GET /api/batches/[batchId] for status.",
        }  # fmt: skip

    @router.get("/batches", summary="List batches")
    async def index(request: Request) -> batch_answers.BatchPage:
        who = await caller(house, request, READ)
        cursor, limit = page_of(request)
        async with house.database.transaction() as tx:
            found = await list_batches(tx, who.account_id, NAME, before=cursor, limit=limit)
            tallies = await tallies_of(tx, [batch.id for batch in found])
        return {
            "success": True,
            "batches": [batch_shown.summary(batch, tallies[batch.id]) for batch in found],
            "nextCursor": next_cursor([batch.id for batch in found], limit),
        }

    @router.get("/render/batch/{batch_id}", summary="Read how far a batch is, by its first path")
    @router.get("/batches/{batch_id}", summary="Read how far a batch is")
    async def read(request: Request, batch_id: str) -> batch_answers.BatchAnswer:
        return answered(await whole_of(request, batch_id))

    @router.post("/batches/{batch_id}/cancel", summary="End what is not finished")
    async def cancel(request: Request, batch_id: str) -> batch_answers.BatchAnswer:
        who = await caller(house, request, MAKE)
        async with house.database.transaction() as tx:
            batch = await found_batch(tx, who.account_id, NAME, batch_id)
            await cancel_batch(house, tx, batch)
            ended = await found_batch(tx, who.account_id, NAME, batch_id)
            return answered(await batch_shown.whole_of(tx, ended))

    @router.post("/batches/{batch_id}/retry", summary="Make the films that are missing")
    async def retry(request: Request, batch_id: str) -> batch_answers.BatchRetried:
        who = await caller(house, request, MAKE, rates=BATCH)
        async with house.database.transaction() as tx:
            batch = await found_batch(tx, who.account_id, NAME, batch_id)
            films = await retry_batch(house, tx, batch)
            tally = (await tallies_of(tx, [batch.id]))[batch.id]
            left = await balance(tx, who.account_id)
        return {
            "success": True, "batchId": batch_id, "jobIds": [film.id for film in films],
            "totalJobs": tally.total, "status": "processing", "creditsRemaining": left,
            "message": f"{len(films)} film(s) are made anew.",
        }  # fmt: skip

    @router.get(
        "/batches/{batch_id}/manifest", summary="List what a batch has made",
        response_class=Response,
    )  # fmt: skip
    async def manifest(request: Request, batch_id: str) -> Response:
        whole = await whole_of(request, batch_id)
        kind = request.query_params.get("format", "json")
        if kind not in FORMATS:
            raise Refused("invalid", "INVALID_REQUEST", f"format is one of {', '.join(FORMATS)}")
        if kind == "csv":
            name = {"Content-Disposition": f'attachment; filename="{batch_id}.csv"'}
            text = batch_shown.table([*batch_shown.jobs(house, whole)])
            return Response(text, media_type="text/csv; charset=utf-8", headers=name)
        return JSONResponse(told(whole))

    @router.get(
        "/batches/{batch_id}/zip", summary="Load all films that are there", response_class=Response
    )
    async def load(request: Request, batch_id: str) -> Response:
        whole = await whole_of(request, batch_id)
        films = batch_shown.files(whole)
        if not films:
            raise Refused(
                "conflict", "NOT_FINISHED", "this batch has no film yet", "ask again later"
            )
        listed = told(whole)
        texts = [
            ("manifest.json", json.dumps(listed, ensure_ascii=False, indent=2)),
            ("manifest.csv", batch_shown.table(listed["films"])),
        ]
        name = {"Content-Disposition": f'attachment; filename="{batch_id}.zip"'}
        pieces = zipped(house.store, texts, films)
        return StreamingResponse(pieces, media_type="application/zip", headers=name)

    async def whole_of(request: Request, batch_id: str) -> batch_shown.Whole:
        who = await caller(house, request, READ)
        async with house.database.transaction() as tx:
            batch = await found_batch(tx, who.account_id, NAME, batch_id)
            return await batch_shown.whole_of(tx, batch)

    def answered(whole: batch_shown.Whole) -> batch_answers.BatchAnswer:
        shown = batch_shown.with_jobs(house, whole)
        return {
            "success": True, "batchId": shown["id"], "status": shown["status"], "batch": shown,
        }  # fmt: skip

    def told(whole: batch_shown.Whole) -> batch_answers.Manifest:
        shown = batch_shown.with_jobs(house, whole)
        return {
            "success": True, "batchId": shown["id"], "templateId": shown["templateId"],
            "status": shown["status"], "films": shown["jobs"], "rowErrors": shown["rowErrors"],
        }  # fmt: skip

    return router
