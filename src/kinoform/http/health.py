"""Whether the server can work."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import text

import kinoform
from kinoform.app.house import House


def health(house: House) -> APIRouter:
    """The route that load balancers ask."""
    router = APIRouter(tags=["house"])

    @router.get("/health", summary="Whether the server can work")
    async def answer() -> dict[str, str]:
        async with house.database.transaction() as tx:
            await tx.execute(text("SELECT 1"))
        return {"status": "ok", "version": kinoform.__version__}

    return router
