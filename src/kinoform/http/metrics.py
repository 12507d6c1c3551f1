"""What Prometheus reads: requests of this server, and the state of the house."""

from __future__ import annotations

import hmac

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest
from prometheus_client.process_collector import ProcessCollector
from starlette.requests import Request
from starlette.responses import Response

from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.db.figures import figures
from kinoform.http.credentials import secret_of

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Meter:
    """Counts requests."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "kinoform_requests", "Requests by route and status.", ("method", "route", "status"),
            registry=self.registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "kinoform_request_seconds", "How long requests took.", ("method", "route"),
            buckets=_SECONDS, registry=self.registry,
        )  # fmt: skip
        self.house = {
            name: Gauge(f"kinoform_{name}", told, labels, registry=self.registry)
            for name, told, labels in (
                ("renders", "Renders that wait or are drawn now.", ("status",)),
                ("oldest_wait_seconds", "How long the first render in line has waited.", ()),
                ("deliveries_pending", "Webhook messages still owed.", ()),
                ("workers", "Workers that have been heard of lately.", ()),
                ("films", "Films that are kept, by status.", ("status",)),
            )
        }

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)


def metrics(house: House, meter: Meter) -> APIRouter:
    """The route that Prometheus asks."""
    router = APIRouter(tags=["house"])

    @router.get("/metrics", summary="Figures for Prometheus", response_class=Response)
    async def read(request: Request) -> Response:
        token = house.settings.metrics_token.get_secret_value()
        if token and not hmac.compare_digest(token, secret_of(request) or ""):
            raise Refused("unauthenticated", "UNAUTHENTICATED", "this needs the metrics token")
        async with house.database.transaction() as tx:
            now = await figures(tx)
        for name in ("renders", "films"):
            meter.house[name].clear()
        for status, number in now.renders.items():
            meter.house["renders"].labels(status).set(number)
        for status, number in now.films.items():
            meter.house["films"].labels(status).set(number)
        meter.house["oldest_wait_seconds"].set(now.oldest_wait_seconds)
        meter.house["deliveries_pending"].set(now.deliveries_pending)
        meter.house["workers"].set(now.workers)
        return Response(generate_latest(meter.registry), media_type=CONTENT_TYPE_LATEST)

    return router
