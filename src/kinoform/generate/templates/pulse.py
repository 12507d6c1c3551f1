"""A month or a quarter of a business: key numbers, categories, trend, and what comes next."""

from __future__ import annotations

from typing import Any

from kinoform.generate.templates._facts import (
    NAMES,
    columns,
    entries,
    facts_of,
    first,
    labels,
    number,
    pairs,
    part,
    text,
)
from kinoform.generate.templates.base import Defaults, Facts, FilmTemplate, ScenePlan, Slot

_MOST_STATS = 4
_LEAST_POINTS = 3


def facts(data: Facts) -> Facts:
    """What the data say of the period, and what follows from them."""
    stats = [stat for stat in map(_stat, entries(data.get("keyStats"))) if stat is not None]
    categories = sorted(pairs(data.get("categories")), key=lambda pair: -pair[1])
    lead = stats[0] if stats else {}
    moved = next((stat for stat in stats if stat["delta"] is not None), None)
    found: dict[str, Any] = {
        "name": text(data.get("person_name")), "first_name": first(data.get("person_name")),
        "company": text(data.get("company_name")), "period": text(data.get("period")),
        "stats": stats, "lead_label": lead.get("label", ""),
        "lead_value": _said(lead) if lead else "",
        "moved": moved, "moved_label": moved["label"] if moved else "",
        "moved_by": abs(moved["delta"]) if moved else None,
        "way": ("up" if moved["delta"] >= 0 else "down") if moved else "",
        "ranked": categories, "top_category": categories[0][0] if categories else "",
        "trend": _trend(data.get("trend")), "sides": _sides(data),
        "points": labels(data.get("highlights")),
    }  # fmt: skip
    return facts_of(data, found)


def _stat(entry: Any) -> dict[str, Any] | None:
    label, value = text(part(entry, NAMES)), part(entry, ("value", "amount", "count"))
    amount = number(value)
    if not label or amount is None:
        return None
    percent = "%" if isinstance(value, str) and value.strip().endswith("%") else ""
    unit = text(part(entry, ("unit", "suffix"))) or percent
    delta = number(part(entry, ("delta", "change", "growth")))
    return {"label": label, "value": amount, "unit": unit, "delta": delta}


def _said(stat: dict[str, Any]) -> str:
    value = stat["value"]
    written = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    return f"{written}{stat['unit']}"


def _trend(written: Any) -> list[tuple[str, float]]:
    listed = entries(written)
    if listed and not isinstance(listed[0], dict | str):
        return [(str(at), number(value) or 0.0) for at, value in enumerate(listed, 1)]
    return pairs(written, ("month", "date", "x", *NAMES), ("y", "value", "amount"))


def _sides(data: Facts) -> dict[str, Any] | None:
    """This period and the one before, for the categories that both have."""
    now, then = dict(pairs(data.get("categories"))), dict(pairs(data.get("previous")))
    both = [name for name in now if name in then]
    if len(both) < 2:
        return None
    return {"items": both, "left": [then[name] for name in both],
            "right": [now[name] for name in both]}  # fmt: skip


def _title(known: Facts) -> dict[str, Any]:
    period = known.get("period", "")
    title = f"{period} in review" if period else "The numbers that matter"
    whose = known.get("company") or known.get("name", "")
    return {"kicker": "Business review", "title": title, "subtitle": whose}


def _counters(known: Facts) -> dict[str, Any] | None:
    stats = known.get("stats", ())[:_MOST_STATS]
    if not stats:
        return None
    return {
        "labels": [stat["label"] for stat in stats], "values": [stat["value"] for stat in stats],
        "units": [stat["unit"] for stat in stats], "title": known.get("period", ""),
    }  # fmt: skip


def _moved(known: Facts) -> dict[str, Any] | None:
    stat = known.get("moved")
    if not stat:
        return None
    return {"value": stat["value"], "label": stat["label"], "delta": stat["delta"],
            "unit": stat["unit"]}  # fmt: skip


def _categories(known: Facts) -> dict[str, Any] | None:
    return columns(
        known.get("ranked", ()), "items", "values", title=f"{known.get('top_category', '')} leads"
    )


def _line(known: Facts) -> dict[str, Any] | None:
    trend = known.get("trend", [])
    if len(trend) < _LEAST_POINTS:
        return None
    rises = trend[-1][1] >= trend[0][1]
    return columns(trend, "x", "y", title="The way is up" if rises else "A slower stretch")


def _versus(known: Facts) -> dict[str, Any] | None:
    sides = known.get("sides")
    if not sides:
        return None
    period = known.get("period", "") or "Now"
    return {**sides, "leftLabel": "Before", "rightLabel": period}


def _bullets(known: Facts) -> dict[str, Any] | None:
    points = known.get("points")
    return {"title": "What made the difference", "items": points} if points else None


def _outro(known: Facts) -> dict[str, Any]:
    name = known.get("first_name")
    return {"title": f"Well done, {name}" if name else "Well done",
            "cta": known.get("company", "")}  # fmt: skip


FILM_TEMPLATE = FilmTemplate(
    kind="pulse",
    label="Pulse",
    summary="A business review of a month or a quarter: key numbers, categories and trend.",
    slots=(
        Slot("person_name", "text", "whom the review is for"),
        Slot("period", "text", "such as Q3 2026", required=True),
        Slot("keyStats", "list", "numbers: {label, value, unit, delta}, or an object by name",
             required=True),
        Slot("categories", "list", "parts of the whole: {name, value}, or an object by name"),
        Slot("company_name", "text", "whose business it is"),
        Slot("trend", "list", "points over time: {month, value}, or numbers"),
        Slot("previous", "list", "the categories of the period before"),
        Slot("highlights", "list", "sentences on what happened"),
    ),
    scenes=(
        ScenePlan("title-intro", "Hello [first_name]. Here is [period] in numbers.",
                  seconds=5.0),
        ScenePlan("stat-counters", "[lead_label]: [lead_value].", seconds=7.0),
        ScenePlan("big-number", "[moved_label] went [way] by [moved_by] percent.", seconds=6.0),
        ScenePlan("bar-chart", "[top_category] leads the field.", seconds=7.0),
        ScenePlan("comparison-bars", "And this is how it compares with the period before.",
                  seconds=7.0),
        ScenePlan("line-chart", seconds=6.0),
        ScenePlan("bullet-list", seconds=6.0),
        ScenePlan("outro", "That was [period].", seconds=4.0),
    ),
    facts=facts,
    feeds={
        "title-intro": _title, "stat-counters": _counters, "big-number": _moved,
        "bar-chart": _categories, "donut-chart": _categories, "bar-race": _categories,
        "comparison-bars": _versus, "line-chart": _line, "area-chart": _line,
        "bullet-list": _bullets, "outro": _outro,
    },
    defaults=Defaults(palette="white-cobalt", music="corporate"),
    headers={"name": "person_name", "company": "company_name", "stats": "keyStats"},
    display_name=lambda known: str(known.get("name") or known.get("company", "")),
    example={
        "person_name": "Alex Morgan", "company_name": "Northwind", "period": "Q3 2026",
        "keyStats": [
            {"label": "Revenue", "value": 1284000, "delta": 18},
            {"label": "New customers", "value": 342},
            {"label": "Retention", "value": 94, "unit": "%"},
        ],
        "categories": [
            {"name": "Subscriptions", "value": 640000}, {"name": "Services", "value": 402000},
            {"name": "Hardware", "value": 242000},
        ],
        "previous": [
            {"name": "Subscriptions", "value": 520000}, {"name": "Services", "value": 398000},
            {"name": "Hardware", "value": 170000},
        ],
    },
)  # fmt: skip
