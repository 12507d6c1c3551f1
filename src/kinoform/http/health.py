"""Whether the server can work."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter
from sqlalchemy.exc import DBAPIError

import kinoform
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.db.figures import workers_alive


def health(house: House) -> APIRouter:
    """The route that load balancers ask."""
    router = APIRouter(tags=["house"])

    @router.get("/health", summary="Whether the server can work")
    async def answer() -> dict[str, Any]:
        try:
            async with house.database.transaction() as tx:
                workers = await workers_alive(tx)
        except DBAPIError:
            raise Refused(
                "unavailable", "DATABASE_AWAY", "the database does not answer",
                retry_after_seconds=1,
            ) from None  # fmt: skip
        return {
            "status": "ok", "version": kinoform.__version__, "database": "ok",
            "workers": workers, "store": str(house.store),
            "media": f"PyAV {version('av')}, skia-python {version('skia-python')}",
        }  # fmt: skip

    return router
