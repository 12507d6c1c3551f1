"""The library of uploaded files."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.requests import Request

from kinoform.app.files import keep_uploads, remove_file, usage
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.db.files import File, FileKind, list_files
from kinoform.dialects.renderingvideo.answers import (
    Asset,
    AssetDeleted,
    AssetPage,
    Uploaded,
)
from kinoform.dialects.renderingvideo.present import asset
from kinoform.http.callers import caller
from kinoform.http.forms import form_of
from kinoform.http.links import link_to
from kinoform.http.numbers import whole_number

PAGE, MOST_OF_A_PAGE, MOST_AT_ONCE = 20, 100, 50
MOST_BYTES_AT_ONCE = 4 * 1024**3
FRAME_BYTES = 64 * 1024
"""What a form has around its files."""
KINDS = get_args(FileKind)


def files(house: House) -> APIRouter:
    """The routes of files."""
    router = APIRouter(prefix="/api/v1", tags=["Files"])

    def shown(file: File) -> Asset:
        return asset(file, link_to(house, file.key))

    @router.post("/upload", summary="Upload files")
    async def upload(request: Request) -> Uploaded:
        who = await caller(house, request, "files:write")
        async with house.database.transaction() as tx:
            left_bytes = (await usage(tx, who.account_id)).left_bytes
        most_bytes = min(left_bytes, MOST_BYTES_AT_ONCE) + FRAME_BYTES
        async with form_of(request, most_files=MOST_AT_ONCE, most_bytes=most_bytes) as form:
            sent = [part for name in ("file", "files") for part in form.getlist(name)]
            parts = [part for part in sent if isinstance(part, UploadFile)]
            if not parts:
                raise Refused(
                    "invalid", "NO_FILES", "no file was sent",
                    "send multipart/form-data with a part called file, or several called files",
                )  # fmt: skip
            kept = await keep_uploads(house, who.account_id, parts)
        assets = [shown(file) for file in kept]
        message = f"{len(assets)} file(s) uploaded successfully"
        return {"success": True, "message": message, "count": len(assets), "assets": assets}

    @router.get("/files", summary="List files")
    async def index(request: Request) -> AssetPage:
        who = await caller(house, request, "files:read")
        page = whole_number(request, "page", 1)
        limit = whole_number(request, "limit", PAGE, MOST_OF_A_PAGE)
        kind = request.query_params.get("type")
        if kind is not None and kind not in KINDS:
            raise Refused("invalid", "INVALID_REQUEST", f"type is one of {', '.join(KINDS)}")
        async with house.database.transaction() as tx:
            found = await list_files(
                tx, who.account_id, kind=kind, offset=(page - 1) * limit, limit=limit
            )
        return {
            "success": True, "files": [shown(file) for file in found.files],
            "pagination": {"page": page, "limit": limit, "total": found.total},
        }  # fmt: skip

    @router.delete("/files/{file_id}", summary="Delete a file")
    async def delete(request: Request, file_id: str) -> AssetDeleted:
        who = await caller(house, request, "files:delete")
        await remove_file(house, who.account_id, file_id)
        return {
            "success": True, "fileId": file_id, "deleted": True,
            "message": "File deleted successfully",
        }  # fmt: skip

    return router
