"""Measures how long it takes to check the rows of a table before anything is drawn.

`python -m bench preflight 1000` checks so many rows of the template pulse.
"""

from __future__ import annotations

import os
import time
from typing import Any

from kinoform.batches.files import table_of_objects
from kinoform.batches.order import order_of
from kinoform.batches.run import checked
from kinoform.generate.wishes import Wish

ROWS = 10_000
WANTED_SECONDS = 60.0
NAMES = ("Ann", "Bo", "Carmen", "Dmitri", "Elena", "Farid", "Grace", "Hiro")


def rows(count: int) -> list[dict[str, Any]]:
    """Rows that differ in nearly all that a film says; every fiftieth is bad."""
    return [
        {
            "person_name": f"{NAMES[at % len(NAMES)]} {at}",
            "company_name": f"Company {at % 97}",
            "period": "Q3 2026" if at % 50 else "",
            "keyStats": f"Revenue: {10_000 + at * 37}; Customers: {at % 613}",
            "categories": f"North: {at % 211}; South: {at % 97}; East: {at % 53}",
        }
        for at in range(count)
    ]


def measured(count: int) -> dict[str, float]:
    """Seconds of CPU and of the clock for some rows, by as many processes as there are cores."""
    table = table_of_objects(rows(count))
    order = order_of("pulse", table, Wish())
    cpu, began = os.times(), time.perf_counter()
    reports = checked(order, table, media=False)
    wall = time.perf_counter() - began
    after = os.times()
    used = (after.user + after.system + after.children_user + after.children_system) - (
        cpu.user + cpu.system + cpu.children_user + cpu.children_system
    )
    return {
        "rows": len(reports),
        "bad": sum(not report.is_good for report in reports),
        "cpuSeconds": used,
        "wallSeconds": wall,
        "cores": os.cpu_count() or 1,
    }


def line(found: dict[str, float]) -> str:
    """One measurement as a sentence."""
    alone = found["cpuSeconds"] / found["cores"]
    return (
        f"preflight of {found['rows']:,.0f} rows ({found['bad']:.0f} bad): "
        f"{found['cpuSeconds']:.0f} s of CPU, {found['wallSeconds']:.0f} s here, "
        f"{alone:.0f} s on {found['cores']:.0f} idle cores (wanted: {WANTED_SECONDS:g})"
    )
