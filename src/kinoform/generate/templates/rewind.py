"""Somebody's year, looked back on: how often, how long, at what, and how it compares."""

from __future__ import annotations

from typing import Any

from kinoform.generate.templates._facts import (
    columns,
    counted,
    facts_of,
    first,
    labels,
    leader,
    listed,
    noun,
    number,
    pairs,
    ranked,
    text,
)
from kinoform.generate.templates.base import Defaults, Facts, FilmTemplate, ScenePlan, Slot

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHORT_LETTERS = 3
_LEAST_AXES = 3
_MOST_ACTIVITIES = 6
_LEAST_PERCENTILE = 10
"""Whoever is behind nearly everybody is not told so."""


def facts(data: Facts) -> Facts:
    """What the data say of the year, and what follows from them."""
    workouts, minutes = number(data.get("totalWorkouts")), number(data.get("totalMinutes"))
    activities = sorted(pairs(data.get("topActivities")), key=lambda pair: -pair[1])
    months = _months(data.get("monthly"))
    axes = pairs(data.get("radarData"), ("axis", "label", "name", "category"))
    average = round(minutes / workouts) if minutes and workouts else None
    streak = number(data.get("longestStreak")) or 0
    achievements = labels(data.get("achievements"))
    percentile = number(data.get("percentile"))
    found: dict[str, Any] = {
        "name": text(data.get("person_name")), "first_name": first(data.get("person_name")),
        "year": text(data.get("year")),
        "workouts": workouts, "minutes": minutes,
        "hours": round(minutes / 60) if minutes and minutes >= 60 else None,
        "average_minutes": average, "each_time": counted(average, "minute"),
        "workouts_done": counted(workouts, "workout"),
        "minutes_moved": counted(minutes, "minute"),
        "percentile": percentile, "top_share": _top_share(percentile),
        "ahead_of": None if _top_share(percentile) else percentile,
        "axes": axes, "strongest": leader(axes),
        "activities": activities[:_MOST_ACTIVITIES],
        "top_activity": leader(activities),
        "activity_order": ranked(activities) or listed([name for name, _ in activities]),
        "months": months, "best_month": leader(months),
        "streak": streak if streak > 1 else None,
        "achievements": achievements, "first_achievement": achievements[0] if achievements else "",
    }  # fmt: skip
    return facts_of(data, found)


def _months(written: Any) -> list[tuple[str, float]]:
    if isinstance(written, list) and written and not isinstance(written[0], dict | str):
        values = [number(value) or 0.0 for value in written[: len(_MONTHS)]]
        return list(zip(_MONTHS, values, strict=False))
    return [(_whole(name), value) for name, value in pairs(written, ("month", "name", "label"))]


def _whole(name: str) -> str:
    """A month with all of its letters, as it is said; other names stay."""
    short = name.rstrip(".").casefold()
    if len(short) < _SHORT_LETTERS:
        return name
    return next((month for month in _MONTHS if month.casefold().startswith(short)), name)


def _top_share(percentile: float | None) -> float | None:
    """Better than 92% is the top 8%; the worse half is nothing to boast of."""
    return None if percentile is None or not 50 <= percentile < 100 else round(100 - percentile, 1)


def _title(known: Facts) -> dict[str, Any]:
    year = known.get("year", "")
    title = f"Your {year or 'year'} in\u00a0review"
    return {"kicker": known.get("name", ""), "title": title}


def _workouts(known: Facts) -> dict[str, Any] | None:
    value = known.get("workouts")
    return {"value": value, "label": f"{noun(value, 'workout')} this year"} if value else None


def _counters(known: Facts) -> dict[str, Any] | None:
    shown = [
        (noun(known[key], one, many), known[key])
        for key, one, many in (("minutes", "minute in motion", "minutes in motion"),
                               ("hours", "hour", ""),
                               ("average_minutes", "minute each time", "minutes each time"))
        if known.get(key)
    ]  # fmt: skip
    return columns(shown, "labels", "values", title="It all adds up")


def _radar(known: Facts) -> dict[str, Any] | None:
    axes = known.get("axes", [])
    if len(axes) < _LEAST_AXES:
        return None
    strongest = known.get("strongest")
    title = f"{strongest} above all" if strongest else "A bit of everything"
    return columns(axes, "axes", "values", title=title)


def _columns(known: Facts) -> dict[str, Any] | None:
    months = known.get("months", [])
    if len(months) < _LEAST_AXES:
        return None
    best = known.get("best_month")
    title = f"{best} was the best month" if best else "Month by month"
    short = [(name[:_SHORT_LETTERS] if name in _MONTHS else name, value) for name, value in months]
    return columns(short, "items", "values", title=title)


def _race(known: Facts) -> dict[str, Any] | None:
    top = known.get("top_activity")
    title = f"{top} came first" if top else "What moved you"
    return columns(known.get("activities", ()), "items", "values", title=title)


def _streak(known: Facts) -> dict[str, Any] | None:
    days = known.get("streak")
    return {"days": days, "label": "days in a row"} if days else None


def _dial(known: Facts) -> dict[str, Any] | None:
    percentile = known.get("percentile")
    if percentile is None or not _LEAST_PERCENTILE <= percentile <= 100:
        return None
    return {"percentile": percentile, "label": "of everybody"}


def _badge(known: Facts) -> dict[str, Any] | None:
    earned = known.get("achievements")
    if earned:
        return {"title": earned[0], "subtitle": "unlocked this year"}
    share = known.get("top_share")
    return {"title": f"Top {share:g}%", "subtitle": known.get("name", "")} if share else None


def _tiles(known: Facts) -> dict[str, Any] | None:
    earned = known.get("achievements", [])
    return {"titles": earned, "unlocked": [1] * len(earned)} if len(earned) > 1 else None


def _outro(known: Facts) -> dict[str, Any]:
    name = known.get("first_name")
    title = f"See you next\u00a0year, {name}" if name else "See you next year"
    return {"title": title, "cta": "Keep going"}


FILM_TEMPLATE = FilmTemplate(
    kind="rewind",
    label="Rewind",
    summary="A year in review: totals, strengths, the best month, and how it compares.",
    slots=(
        Slot("person_name", "text", "whose year it is", required=True),
        Slot("totalWorkouts", "number", "how often"),
        Slot("totalMinutes", "number", "how long altogether"),
        Slot("percentile", "number", "better than so many percent of all"),
        Slot("radarData", "list", "strengths: {axis, value}, or an object by name"),
        Slot("year", "text", "which year"),
        Slot("topActivities", "list", "activities: {name, value}"),
        Slot("monthly", "list", "twelve numbers, January first"),
        Slot("longestStreak", "number", "days in a row"),
        Slot("achievements", "list", "names of what was achieved"),
    ),
    scenes=(
        ScenePlan("title-intro", "[first_name], this was your year.", seconds=5.0),
        ScenePlan("big-number", "You made it to [workouts_done].", seconds=5.5),
        ScenePlan("stat-counters", "That is [minutes_moved] in motion. "
                  "On average, [each_time] each time.", seconds=7.0),
        ScenePlan("radar", "This is what you are made of. Above all: [strongest].",
                  seconds=7.0),
        ScenePlan("column-chart", "Your best month was [best_month].", seconds=6.0),
        ScenePlan("bar-race", "[activity_order].", seconds=7.0),
        ScenePlan("streak", "[streak] days in a row. Nobody could stop you.", seconds=6.0),
        ScenePlan("percentile-dial",
                  "That puts you in the top [top_share] percent. "
                  "You came out ahead of [ahead_of] percent.", seconds=6.0),
        ScenePlan("badge-unlock", "You have earned this. [first_achievement]!", seconds=5.0),
        ScenePlan("outro", "See you next year, [first_name].", seconds=5.0),
    ),
    facts=facts,
    feeds={
        "title-intro": _title, "big-number": _workouts, "stat-counters": _counters,
        "radar": _radar, "column-chart": _columns, "bar-race": _race, "bar-chart": _race,
        "ranking-list": _race, "streak": _streak, "percentile-dial": _dial,
        "badge-unlock": _badge, "achievement-grid": _tiles, "outro": _outro,
    },
    defaults=Defaults(palette="charcoal-lime", music="energetic", fonts="poster"),
    headers={"name": "person_name", "workouts": "totalWorkouts", "minutes": "totalMinutes",
             "streak": "longestStreak"},
    display_name=lambda known: str(known.get("name", "")),
    example={
        "person_name": "Maya Torres", "year": "2026", "totalWorkouts": 214,
        "totalMinutes": 9480, "percentile": 92, "longestStreak": 21,
        "radarData": [
            {"axis": "Strength", "value": 72}, {"axis": "Endurance", "value": 91},
            {"axis": "Mobility", "value": 58}, {"axis": "Consistency", "value": 84},
            {"axis": "Recovery", "value": 66},
        ],
        "monthly": [14, 15, 18, 17, 19, 21, 16, 15, 22, 24, 18, 15],
        "topActivities": [
            {"name": "Running", "value": 82}, {"name": "Cycling", "value": 54},
            {"name": "Yoga", "value": 41}, {"name": "Swimming", "value": 37},
        ],
    },
)  # fmt: skip
