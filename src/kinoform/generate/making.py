"""Makes the document of a film from a template and the data of one person or company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kinoform.generate import overlays
from kinoform.generate.binding import bound
from kinoform.generate.scripts import extent, filled, spoken
from kinoform.generate.slots import is_nothing, read_slots
from kinoform.generate.templates.base import Facts, FilmTemplate, ScenePlan
from kinoform.generate.wishes import Look, Wish, planned_scenes, read_look
from kinoform.kit import pointer
from kinoform.look.units import Page
from kinoform.model.problem import Problem, errors_of, warning
from kinoform.primitives._catalogue import primitives
from kinoform.primitives._reading import read
from kinoform.scenery.ground import ground
from kinoform.scenery.scene import Scene
from kinoform.scenery.theme import theme_of

MOST_LETTERS = 1_000_000
"""Of all that a film shows and says; a fact that a template names often counts each time."""
VOICE_WAITS_SECONDS = 0.4
"""A scene stands for a moment before anybody speaks."""
AFTER_WORDS_SECONDS = 0.7
STEP_SECONDS = 0.5
"""Scenes last a multiple of it, so that one longer name does not move all scenes after it."""
MUSIC_VOLUME = 0.4
UNDER_SPEECH = {"db": 6.0, "below": 15.0}
"""Decibels: so far music goes down at the least, and so far beneath the voice it is."""
_MISSING = "missing_field"
"""The code of data that nobody gave, as opposed to data that cannot be read."""


@dataclass(frozen=True, slots=True)
class Made:
    """A film that was made, or why not."""

    document: dict[str, Any] | None
    """None when there are errors."""
    display_name: str
    """Whom the film is about."""
    problems: tuple[Problem, ...]
    """Pointers are into the request."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One scene with all that it needs."""

    plan: ScenePlan
    data: Mapping[str, Any]
    words: str


def make(template: FilmTemplate, wish: Wish) -> Made:
    """The document of one film, and everything that is wrong with what was asked for."""
    values, problems = read_slots(template, wish.data)
    if template.source and not template.suffices(values):
        at = pointer.join("/data", template.source_key)
        problems.append(
            Problem("missing_slot", at, f"{template.source_key!r} is missing",
                    "give it, or the facts themselves as the template's slots have them")
        )  # fmt: skip
    look, of_look = read_look(template, wish)
    scenes, of_scenes = planned_scenes(template, wish)
    problems += of_look + of_scenes
    if errors_of(problems):
        return Made(None, "", tuple(problems))
    facts = template.facts(values)
    name = template.display_name(facts) or _name(facts) or template.label
    shown: list[Shown] = []
    unread: list[str] = []
    room = MOST_LETTERS
    for index, plan in enumerate(scenes):
        if _stands_back(plan, facts):
            continue
        if extent([plan.script, plan.data], facts) > room:
            return Made(None, name, (*problems, _too_large()))
        data = scene_data(template, plan, facts)
        if isinstance(data, Problem):
            unread += [] if data.code == _MISSING else [data.message]
            problems.append(_left_out(index, plan, data))
            continue
        words = spoken(plan.script, facts) if look.speaks else ""
        room -= extent([words, data, plan.options, look.options], {})
        if room < 0:
            return Made(None, name, (*problems, _too_large()))
        shown.append(Shown(plan, data, words))
    if not shown:
        message = "there are data for none of the scenes"
        hint = "; ".join(unread) or "give the data of one at least"
        problems.append(Problem("empty_film", "/data", message, hint))
        return Made(None, name, tuple(problems))
    document = _literal(_document(template, look, shown, name))
    return Made(document, name, tuple(problems))


def scene_data(template: FilmTemplate, plan: ScenePlan, facts: Facts) -> dict[str, Any] | Problem:
    """What a scene's primitive shows, or why it has nothing to show."""
    primitive = primitives()[plan.primitive]
    written = filled(dict(plan.data), facts)
    own = {key: value for key, value in written.items() if not is_nothing(value)}
    feed = template.feeds.get(plan.primitive)
    fed = feed(facts) if feed is not None else bound(template, plan, {**facts, **own})
    data = {**(fed or {}), **own}
    _, problems = read(primitive, data, "")
    errors = errors_of(problems)
    wrong = (each for each in errors if each.code != _MISSING)
    return next(wrong, errors[0]) if errors else data


def _stands_back(plan: ScenePlan, facts: Facts) -> bool:
    """Whether another scene of the template shows the same in place of this one."""
    is_better_shown = plan.unless and not is_nothing(facts.get(plan.unless))
    return bool(is_better_shown or (plan.only_with and is_nothing(facts.get(plan.only_with))))


def _left_out(index: int, plan: ScenePlan, why: Problem) -> Problem:
    cause = "since its data are missing" if why.code == _MISSING else f"since {why.message}"
    message = f"the scene {plan.primitive!r} is left out, {cause}"
    return warning("scene_left_out", pointer.join("/scenes", index), message)


def _name(facts: Facts) -> str:
    named = (facts.get(key) for key in ("person_name", "company_name", "name", "title"))
    return next((each for each in named if isinstance(each, str) and each), "")


def _too_large() -> Problem:
    message = f"these data make a film of more than {MOST_LETTERS:,} letters"
    return Problem("film_too_large", "/data", message, "give less, or name it in fewer scenes")


def _literal(value: Any) -> Any:
    """A value whose texts mean nothing but themselves: somebody's data are no expressions."""
    if isinstance(value, str):
        return value.replace("{{", r"\{{")
    if isinstance(value, list):
        return [_literal(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _literal(item) for name, item in value.items()}
    return value


def _document(template: FilmTemplate, look: Look, shown: list[Shown], name: str) -> dict[str, Any]:
    look = replace(look, captions=look.captions and any(each.words for each in shown))
    room = overlays.clear(look)
    options = {**look.options, "background": "none", **({"clear": room} if room else {})}
    tracks = [
        {"id": "ground", "clips": _ground(look)},
        {"id": "scenes", "clips": [_scene(options, at, each) for at, each in enumerate(shown, 1)]},
        {"id": "logo", "clips": overlays.logo(look)},
        {"id": "voice", "clips": _voice(look, shown)},
        {"id": "music", "clips": _music(look)},
        {"id": "captions", "clips": overlays.captions(look)},
    ]
    return {
        "meta": {
            "version": "2.0.0", "title": f"{template.label}: {name}", "width": look.width,
            "height": look.height, "fps": look.fps,
        },
        "tracks": [track for track in tracks if track["clips"]],
    }  # fmt: skip


def _ground(look: Look) -> list[dict[str, Any]]:
    """One ground for the whole film, on which scenes come and go."""
    page = Page(look.width, look.height)
    scene = Scene(page, theme_of(look.options), 0.0, 1.0)
    return [{**clip, "start": 0, "duration": "end"} for clip in ground(scene, drifts=False)]


def _scene(options: Mapping[str, Any], at: int, shown: Shown) -> dict[str, Any]:
    plan = shown.plan
    usual = primitives()[plan.primitive].seconds if plan.seconds is None else plan.seconds
    clip: dict[str, Any] = {
        "type": "primitive", "id": f"scene-{at}", "primitive": plan.primitive,
        "data": dict(shown.data),
        "options": {**options, **plan.options},
        "duration": usual,
    }  # fmt: skip
    if at > 1:
        clip["start"] = f"@scene-{at - 1}.end"
    if shown.words:
        clip |= {
            "duration": f"@vo-{at}.end+{AFTER_WORDS_SECONDS}", "atLeast": usual,
            "step": STEP_SECONDS, "beats": f"@vo-{at}",
        }  # fmt: skip
    return clip


def _voice(look: Look, shown: list[Shown]) -> list[dict[str, Any]]:
    voice = {"voice": look.voice} if look.voice else {}
    return [
        {"type": "narration", "id": f"vo-{at}", "text": each.words, **voice,
         "start": f"@scene-{at}.start+{VOICE_WAITS_SECONDS}"}
        for at, each in enumerate(shown, 1)
        if each.words
    ]  # fmt: skip


def _music(look: Look) -> list[dict[str, Any]]:
    if not look.music:
        return []
    return [
        {
            "type": "audio", "src": look.music if look.music_is_address else {"$music": look.music},
            "start": 0, "duration": "end", "loop": True, "volume": MUSIC_VOLUME,
            "fadeIn": 0.4, "fadeOut": 1.6, "duck": dict(UNDER_SPEECH) if look.speaks else False,
        }
    ]  # fmt: skip
