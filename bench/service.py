"""Measures the server: starts, requests over a million rows, and the way from order to picture."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

import psycopg

from bench.house import House, Line, line, serving
from kinoform.db.embedded import running_url

STARTS = 3
ROWS = 1_000_000
ASKED, WARM_UP = 400, 20
ASKERS = 4
RENDERS = 7
SPARE_SECONDS = 2.0
"""After a render, until the worker has a warm process again."""
DOCUMENT: dict[str, Any] = {
    "meta": {"version": "2.0.0", "width": 1280, "height": 720, "fps": 30},
    "tracks": [{"clips": [{"type": "text", "text": "Hello", "start": 0, "duration": 2}]}],
}
FILL = """
INSERT INTO {table} (id, account_id, dialect, {names}, width, height, seconds, created_at)
SELECT '{mark}' || n, %(account)s, '{dialect}', {values}, 1280, 720, 2,
       now() - make_interval(secs => n)
FROM generate_series(1, %(rows)s) AS n
"""
FILMS = FILL.format(
    table="films", mark="bench", dialect="renderingvideo",
    names="category, metadata, document, status",
    values="'api', '{}', '{\"tracks\": []}', (ARRAY['created', 'completed'])[1 + n %% 2]",
)  # fmt: skip
JOBS = FILL.format(
    table="renders", mark="rt_bench", dialect="vidgenie",
    names="document, output, workers, cost, status, result, finished_at",
    values="'{\"tracks\": []}', '{\"format\": \"mp4\"}', 2, 0, 'done',"
    " '{\"film\": \"renders/x/y/film.mp4\"}', now()",
)  # fmt: skip


def measured() -> dict[str, Any]:
    """All figures of the server."""
    with tempfile.TemporaryDirectory() as folder:
        return {"starts": _starts(Path(folder)), **_requests(Path(folder) / "cold0")}


def lines(found: dict[str, Any]) -> Iterator[str]:
    """The figures for a reader."""
    starts, memory = found["starts"], found["serverMb"]
    yield f"start: {starts['newFolderSeconds']:.1f} s with a new folder (wanted 5)"
    yield f"start: {starts['againSeconds']:.1f} s after that (wanted 2)"
    yield f"order to first frame: {found['orderToFirstFrameMs']:.0f} ms (wanted 300)"
    yield f"memory of the server: {memory['idle']:.0f} MB, {memory['afterwards']:.0f} afterwards"
    yield f"\n{'ms, ' + format(ROWS, ',') + ' rows':<20}{'p50':>8}{'p95':>8}{'p99':>8}"
    for name, times in found["requests"].items():
        yield f"{name:<20}{times['p50']:>8.1f}{times['p95']:>8.1f}{times['p99']:>8.1f}"
    for name, number in found["requestsPerSecond"].items():
        yield f"{name}: {number:.0f} a second for {ASKERS} who ask without a pause"


def _starts(folder: Path) -> dict[str, float]:
    cold, again = [], []
    for number in range(STARTS):
        place = folder / f"cold{number}"
        place.mkdir()
        for times in (cold, again):
            with serving(place) as house:
                times.append(house.start_seconds)
    return {"newFolderSeconds": median(cold), "againSeconds": median(again)}


def _requests(folder: Path) -> dict[str, Any]:
    with serving(folder) as house:
        minted = house.command("keys", "create", "--account", "crowded", "--scopes", "admin")
        few = house.command("keys", "create", "--account", "quiet", "--scopes", "admin")
        for name in ("crowded", "quiet"):
            house.command("accounts", "plan", name, "operator")
            house.command("credits", "grant", "100000", "--account", name)
        memory_before = house.memory_mb
        with psycopg.connect(_database(house), autocommit=True) as database:
            overhead = _overhead_ms(house, few["key"], database)
            _fill(database)
        with line(house, few["key"]) as wire:
            for _ in range(25):
                wire.ask("POST", "/api/v1/video", {"config": DOCUMENT})
        rows = dict(_latencies(house, minted["key"], few["key"]))
        return {
            "orderToFirstFrameMs": overhead,
            "requests": rows,
            "requestsPerSecond": {
                "poll": _per_second(house, minted["key"], "/api/v1/video/bench5000"),
                "list": _per_second(house, minted["key"], "/api/v1/video"),
            },
            "serverMb": {"idle": memory_before, "afterwards": house.memory_mb},
        }


def _database(house: House) -> str:
    url = running_url(house.data / "postgres")
    if url is None:
        raise RuntimeError("the database of the bench is gone")
    return url


def _overhead_ms(house: House, key: str, database: psycopg.Connection[Any]) -> float:
    """Milliseconds from the row of a render until its first frame is drawn, on an idle worker."""
    for _ in range(RENDERS):
        with line(house, key) as wire:
            task = wire.ask("POST", "/api/v1/video", {"config": DOCUMENT})[1]["taskId"]
            wire.ask("POST", f"/api/v1/video/{task}/render", {})
            while wire.ask("GET", f"/api/v1/video/{task}")[1]["status"] == "rendering":
                time.sleep(0.1)
        time.sleep(SPARE_SECONDS)
    times = database.execute(
        "SELECT 1000 * (extract(epoch FROM started_at - created_at)"
        " + (result->>'firstFrameSeconds')::float) FROM renders WHERE status = 'done'"
    )
    return median(float(row[0]) for row in times)


def _fill(database: psycopg.Connection[Any]) -> None:
    """A million films and a million renders in one account."""
    found = database.execute("SELECT id FROM accounts WHERE name = 'crowded'").fetchone()
    values = {"account": found and found[0], "rows": ROWS}
    for statement in (FILMS, JOBS):
        database.execute(statement, values)
    database.execute("VACUUM ANALYZE films, renders, film_tallies")


def _latencies(house: House, crowded: str, quiet: str) -> Iterator[tuple[str, dict[str, float]]]:
    numbers = iter(range(1, ROWS, max(1, ROWS // (4 * ASKED))))
    wishes: dict[str, tuple[str, Callable[[Line], float]]] = {
        "create": (
            crowded, lambda on: on.milliseconds("POST", "/api/v1/video", {"config": DOCUMENT})
        ),
        "poll": (
            crowded, lambda on: on.milliseconds("GET", f"/api/v1/video/bench{next(numbers)}")
        ),
        "poll, VidGenie": (
            crowded,
            lambda on: on.milliseconds(
                "POST", "/api/v1/render.get", {"id": f"rt_bench{next(numbers)}"}
            ),
        ),
        "list": (crowded, lambda on: on.milliseconds("GET", "/api/v1/video")),
        "list, by status": (
            crowded, lambda on: on.milliseconds("GET", "/api/v1/video?status=completed")
        ),
        "list, page 1,000": (crowded, lambda on: on.milliseconds("GET", "/api/v1/video?page=1000")),
        "list, 25 rows": (quiet, lambda on: on.milliseconds("GET", "/api/v1/video")),
        "list, VidGenie": (crowded, lambda on: on.milliseconds("POST", "/api/v1/render.list", {})),
    }  # fmt: skip
    for name, (key, ask) in wishes.items():
        with line(house, key) as wire:
            for _ in range(WARM_UP):
                ask(wire)
            times = sorted(ask(wire) for _ in range(ASKED))
        yield name, {"p50": times[ASKED // 2], "p95": times[ASKED * 95 // 100],
                     "p99": times[ASKED * 99 // 100]}  # fmt: skip


def _per_second(house: House, key: str, path: str) -> float:
    """Requests a second of a few who ask without a pause."""

    def ask_on(_: int) -> None:
        with line(house, key) as wire:
            for _ in range(ASKED):
                wire.ask("GET", path)

    began = time.perf_counter()
    with ThreadPoolExecutor(ASKERS) as pool:
        list(pool.map(ask_on, range(ASKERS)))
    return ASKERS * ASKED / (time.perf_counter() - began)
