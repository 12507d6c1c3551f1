"""A welcome for a new client: who we are, what happens next, and a hand to shake."""

from __future__ import annotations

from typing import Any

from kinoform.generate.templates._facts import (
    entries,
    facts_of,
    first,
    labels,
    listed,
    part,
    text,
)
from kinoform.generate.templates._figures import counters, figures
from kinoform.generate.templates.base import Defaults, Facts, FilmTemplate, ScenePlan, Slot

_FIRST_STEPS = (
    "Get to know each other",
    "Agree on a plan",
    "Start the work",
    "Look back and improve",
)
_DATES = ("date", "when", "month", "quarter", "year")
_MOST_DATES_SAID = 4
_EVENTS = ("title", "event", "name", "label", "text")


def facts(data: Facts) -> Facts:
    """What the data say of the client, and what follows from them."""
    milestones = entries(data.get("milestones"))
    dated = [(text(part(each, _DATES)), text(part(each, _EVENTS))) for each in milestones]
    dated = [pair for pair in dated if all(pair)]
    steps = labels(data.get("milestones"), _EVENTS)
    stats = figures(data.get("companyStats"))
    found: dict[str, Any] = {
        "name": text(data.get("person_name")), "first_name": first(data.get("person_name")),
        "company": text(data.get("company_name")), "field": text(data.get("industry")),
        "steps": steps, "first_step": steps[0] if steps else "",
        "later_steps": listed(steps[1:], 5),
        "dated": dated if len(dated) > 1 else [],
        "dates_said": ". ".join(f"{when}: {what}" for when, what in dated[:_MOST_DATES_SAID]),
        "stats": stats,
        "stats_said": listed([f"{each.said} {each.label}" for each in stats]),
        "host": text(data.get("host_name")), "link": text(data.get("url")),
    }  # fmt: skip
    return facts_of(data, found)


def _title(known: Facts) -> dict[str, Any]:
    host = known.get("host", "")
    return {
        "kicker": f"From {host}" if host else "Welcome aboard",
        "title": f"Welcome, {known['company']}",
        "subtitle": known.get("field", ""),
    }


def _person(known: Facts) -> dict[str, Any] | None:
    if not known.get("name"):
        return None
    facts_of = [known[key] for key in ("company", "field") if known.get(key)]
    return {"name": known["name"], "role": facts_of[0] if facts_of else "", "facts": facts_of[1:]}


def _greeting(known: Facts) -> dict[str, Any] | None:
    name = known.get("first_name")
    return {"text": f"We are glad that you are here, {name}"} if name else None


def _counters(known: Facts) -> dict[str, Any] | None:
    return counters(known.get("stats", ()), title="Whom you work with")


def _steps(known: Facts) -> dict[str, Any] | None:
    steps = known.get("steps")
    return {"steps": steps, "title": "What happens next"} if steps else None


def _checklist(known: Facts) -> dict[str, Any] | None:
    steps = known.get("steps")
    return {"items": steps, "title": "What happens next"} if steps else None


def _road(known: Facts) -> dict[str, Any] | None:
    steps = known.get("steps")
    return {"milestones": steps} if steps else None


def _timeline(known: Facts) -> dict[str, Any] | None:
    dated = known.get("dated")
    if not dated:
        return None
    return {"dates": [date for date, _ in dated], "events": [event for _, event in dated],
            "title": "What happens when"}  # fmt: skip


def _outro(known: Facts) -> dict[str, Any]:
    return {"title": "Let us begin", "cta": known.get("host", ""), "url": known.get("link", "")}


FILM_TEMPLATE = FilmTemplate(
    kind="handshake",
    label="Handshake",
    summary="A welcome for a new client: a greeting, numbers, and what happens next.",
    slots=(
        Slot("company_name", "text", "the client's company", required=True),
        Slot("person_name", "text", "whom the film greets"),
        Slot("industry", "text", "the client's field"),
        Slot("milestones", "list", "steps: texts, or {date, title}", default=list(_FIRST_STEPS)),
        Slot("companyStats", "list", "your own numbers: {label, value}, or an object by name"),
        Slot("host_name", "text", "who welcomes them"),
        Slot("url", "text", "where they find more"),
    ),
    scenes=(
        ScenePlan("title-intro", "Welcome, [company]. This is a hello from [host].",
                  seconds=5.5),
        ScenePlan("kinetic-text", "We are glad that you are here, [first_name].", seconds=6.0),
        ScenePlan("stat-counters", "A few numbers: [stats_said].",
                  seconds=6.5),
        ScenePlan("timeline-horizontal", "Save the dates. [dates_said].",
                  seconds=8.0, only_with="dated"),
        ScenePlan("flow-steps",
                  "First: [first_step]. Then: [later_steps]. One step at a time.",
                  seconds=9.5, unless="dated"),
        ScenePlan("outro", "We look forward to it. Let us begin.", seconds=5.5),
    ),
    facts=facts,
    feeds={
        "title-intro": _title, "kinetic-text": _greeting, "profile-card": _person,
        "stat-counters": _counters, "timeline-horizontal": _timeline,
        "timeline-vertical": _timeline, "flow-steps": _steps, "checklist": _checklist,
        "milestone-path": _road, "outro": _outro,
    },
    defaults=Defaults(palette="navy-signal", music="warm"),
    aliases=("client-welcome",),
    headers={"name": "person_name", "contact": "person_name", "company": "company_name"},
    display_name=lambda known: str(known.get("name") or known.get("company", "")),
    example={
        "company_name": "Meridian Health", "person_name": "Sarah Chen",
        "industry": "Healthcare", "host_name": "Brightside Studio",
        "companyStats": [
            {"label": "clients", "value": 140}, {"label": "years", "value": 12},
            {"label": "countries", "value": 9},
        ],
        "milestones": ["Kick-off call", "Discovery", "First designs", "Launch"],
    },
)  # fmt: skip
