"""A month or a quarter of a business: key numbers, categories, trend, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kinoform.generate.templates._facts import (
    NAMES,
    columns,
    entries,
    facts_of,
    first,
    labels,
    leader,
    listed,
    number,
    pairs,
    ranked,
    rounded,
    text,
)
from kinoform.generate.templates._figures import counters, figures
from kinoform.generate.templates.base import Defaults, Facts, FilmTemplate, ScenePlan, Slot
from kinoform.look import numbers
from kinoform.scenery.mirror import reads_leftwards

_MOST_STATS = 4
_MOST_SAID = 3
_MOST_COMPARED = 7
"""Side by side; what is said of them is seen, since all of them are."""
_LEAST_POINTS = 3


def facts(data: Facts) -> Facts:
    """What the data say of the period, and what follows from them."""
    stats = figures(data.get("keyStats"))
    categories = sorted(pairs(data.get("categories")), key=lambda pair: -pair[1])
    lead = stats[0] if stats else None
    trend, sides = _trend(data.get("trend")), _sides(data)
    compared = [stat for stat in stats if stat.delta is not None]
    moved = next((stat for stat in compared if stat.delta), compared[0] if compared else None)
    change = (moved.delta or 0.0) if moved else 0.0
    found: dict[str, Any] = {
        "name": text(data.get("person_name")), "first_name": first(data.get("person_name")),
        "company": text(data.get("company_name")), "period": text(data.get("period")),
        "stats": stats, "lead_label": lead.label if lead else "",
        "lead_value": lead.said if lead else "",
        "moved": moved, "moved_label": moved.label if moved else "",
        "moved_by": abs(change) if moved else None,
        "way": ("up" if change >= 0 else "down") if moved else "",
        "change": _change(change) if moved else "",
        "stats_said": ", ".join(f"{each.label}: {each.said}" for each in stats[:_MOST_SAID]),
        "ranked": categories, "top_category": leader(categories),
        "category_order": ranked(categories) or listed([name for name, _ in categories]),
        "trend": trend, "course": _course(trend, rounded),
        "sides": sides, "most_grown": _most_grown(sides) if sides else "",
        "points": labels(data.get("highlights")),
    }  # fmt: skip
    return facts_of(data, found)


def _change(percent: float) -> str:
    if percent == 0:
        return "held steady"
    return f"went {'up' if percent > 0 else 'down'} by {numbers.plain(abs(percent))} percent"


def _course(trend: list[tuple[str, float]], written: Callable[[float], str]) -> str:
    """Where a trend goes: "up, from 310 to 465"."""
    if len(trend) < _LEAST_POINTS:
        return ""
    first_value, last_value = trend[0][1], trend[-1][1]
    if first_value == last_value:
        return f"steady, at {written(last_value)}"
    way = "up" if last_value > first_value else "down"
    return f"{way}, from {written(first_value)} to {written(last_value)}"


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
    if len(both) > _MOST_COMPARED:
        both = sorted(both, key=lambda name: -now[name])[:_MOST_COMPARED]
    return {"items": both, "left": [then[name] for name in both],
            "right": [now[name] for name in both]}  # fmt: skip


def _most_grown(sides: dict[str, Any]) -> str:
    """What has gained the greatest share of what it was."""
    both = zip(sides["items"], sides["left"], sides["right"], strict=True)
    return leader([(name, (now - then) / then) for name, then, now in both if then > 0])


def _title(known: Facts) -> dict[str, Any]:
    period = known.get("period", "")
    # English words among letters that run leftwards would be read in a wrong order.
    tail = "" if reads_leftwards({"period": period}) else " in\u00a0review"
    title = f"{period}{tail}" if period else "The numbers that matter"
    whose = known.get("company") or known.get("name", "")
    return {"kicker": "Business review", "title": title, "subtitle": whose}


def _counters(known: Facts) -> dict[str, Any] | None:
    return counters(known.get("stats", ())[:_MOST_STATS], title=known.get("period", ""))


def _moved(known: Facts) -> dict[str, Any] | None:
    stat = known.get("moved")
    if not stat:
        return None
    return {"value": stat.value, "label": stat.shown, "delta": stat.delta, "unit": stat.unit}


def _categories(known: Facts) -> dict[str, Any] | None:
    top = known.get("top_category")
    title = f"{top} came first" if top else "Where it comes from"
    return columns(known.get("ranked", ()), "items", "values", title=title)


def _line(known: Facts) -> dict[str, Any] | None:
    trend = known.get("trend", [])
    if len(trend) < _LEAST_POINTS:
        return None
    title = _course(trend, numbers.short)
    return columns(trend, "x", "y", title=title[0].upper() + title[1:])


def _versus(known: Facts) -> dict[str, Any] | None:
    sides = known.get("sides")
    if not sides:
        return None
    grown, period = known.get("most_grown"), known.get("period", "") or "Now"
    title = f"{grown} grew most" if grown else "Then and now"
    return {**sides, "leftLabel": "Before", "rightLabel": period, "title": title}


def _bullets(known: Facts) -> dict[str, Any] | None:
    points = known.get("points")
    return {"title": "What made the difference", "items": points} if points else None


def _outro(known: Facts) -> dict[str, Any]:
    name = known.get("first_name")
    return {"title": f"Thank\u00a0you, {name}" if name else "Thank you",
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
        ScenePlan("title-intro", "Hello, [first_name]. Here is [period] in numbers.",
                  seconds=5.0),
        ScenePlan("stat-counters", "[stats_said].", seconds=5.5),
        ScenePlan("big-number", "[moved_label] [change].", seconds=5.0),
        ScenePlan("bar-chart", "[category_order].", seconds=6.0),
        ScenePlan("comparison-bars",
                  "And this is how it compares with the period before. [most_grown] grew most.",
                  seconds=6.0),
        ScenePlan("line-chart", "The trend is [course].", seconds=5.5),
        ScenePlan("bullet-list", "And this is what made the difference.", seconds=7.0),
        ScenePlan("outro", "That was [period].", seconds=4.5),
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
        "trend": [
            {"month": "Jul", "value": 398000}, {"month": "Aug", "value": 421000},
            {"month": "Sep", "value": 465000},
        ],
    },
)  # fmt: skip
