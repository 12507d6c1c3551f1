"""The parts of the reference that are read from the code."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import get_args

from forms import anchor_of, form_of, models_in, pretty, usual_of
from problems import EXPLAINED
from pydantic import BaseModel

from kinoform.animations._catalogue import all_animations
from kinoform.compile.expansion.budget import Limits as ExpansionLimits
from kinoform.compile.expression import FUNCTIONS
from kinoform.compile.expression import limits as expression
from kinoform.compile.parse import element_kinds, template_kinds
from kinoform.compile.read import Limits
from kinoform.compile.templates.base import COMMON_FIELDS
from kinoform.effects._catalogue import all_effects
from kinoform.elements._caption_styles import STYLES
from kinoform.elements._text_motion import PRESETS
from kinoform.engine import media_problem
from kinoform.generate.film_templates import film_templates as house_templates
from kinoform.kit.fetch import FetchLimits
from kinoform.model.document import fields
from kinoform.model.document.clip import BlendName, Clip
from kinoform.model.document.motion import Frame
from kinoform.model.document.timeline import FontAsset, Timeline
from kinoform.model.easing import EASINGS
from kinoform.transitions._catalogue import all_transitions

Row = tuple[str, ...]

_TAKES = {(Timeline, "assets"): "[Assets](#assets)"}
"""What no annotation says."""


def table(head: Row, rows: Iterable[Row]) -> str:
    """A Markdown table; columns that are empty all the way down are left out."""
    kept = list(rows)
    used = [index for index in range(len(head)) if any(row[index] for row in kept)]
    lines = [[head[index] for index in used], ["---"] * len(used)]
    lines += [[row[index].replace("|", "\\|") for index in used] for row in kept]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def code(words: Iterable[str]) -> str:
    """Words as code, side by side."""
    return " ".join(f"`{word}`" for word in words)


def one_line(text: str | None) -> str:
    """A docstring as one line of Markdown."""
    return " ".join((text or "").split())


def fields_of(model: type[BaseModel], without: Iterable[str] = ()) -> str:
    """The table of a model's fields."""
    hidden = {"type", *without} if issubclass(model, Clip) else set(without)
    return table(
        ("field", "takes", "usually", "meaning"),
        (
            (
                f"`{info.alias or name}`",
                _TAKES.get((model, name)) or form_of(info),
                usual_of(info),
                one_line(info.description),
            )
            for name, info in model.model_fields.items()
            if name not in hidden and not info.exclude
        ),
    )


def _nested(model: type[BaseModel], without: Iterable[str] = ()) -> list[type[BaseModel]]:
    """The models within a model, outer ones first."""
    found: dict[type[BaseModel], None] = {}
    waiting = [info.annotation for name, info in model.model_fields.items() if name not in without]
    for annotation in waiting:
        for inner in sorted(models_in(annotation), key=lambda one: one.__name__):
            if inner not in found:
                found[inner] = None
                waiting += [info.annotation for info in inner.model_fields.values()]
    return list(found)


def _users() -> dict[type[BaseModel], set[str]]:
    """The clip types that use each part of their own accord."""
    used: dict[type[BaseModel], set[str]] = {}
    for kind, element in element_kinds().items():
        for part in _nested(element.clip, Clip.model_fields):
            used.setdefault(part, set()).add(kind)
    return used


def _part(model: type[BaseModel], level: str) -> str:
    about = one_line(model.__doc__)
    return f"{level} {model.__name__}\n\n{about}\n\n{fields_of(model)}"


def document() -> str:
    """The top of a document, and its own parts."""
    common = {*_nested(Clip), Clip}
    parts = [part for part in _nested(Timeline) if part not in common]
    return "\n\n".join([fields_of(Timeline), *(_part(part, "###") for part in [*parts, FontAsset])])


def clip() -> str:
    """The fields that every clip has."""
    return fields_of(Clip)


def clips() -> str:
    """Every clip type with its own fields, its own parts and an example."""
    users, common = _users(), set(_nested(Clip))
    return "\n\n".join(_clip_type(kind, users, common) for kind in element_kinds())


def _clip_type(
    kind: str, users: Mapping[type[BaseModel], set[str]], common: set[type[BaseModel]]
) -> str:
    element = element_kinds()[kind]
    blocks = [f"### {kind}", inspect.getdoc(element.clip) or ""]
    if set(element.clip.model_fields) - set(Clip.model_fields):
        blocks.append(fields_of(element.clip, Clip.model_fields))
    blocks += [
        _part(part, "####")
        for part in _nested(element.clip, Clip.model_fields)
        if users[part] == {kind} and part not in common
    ]
    return "\n\n".join([*blocks, f"```json\n{pretty(element.example)}\n```"])


def parts() -> str:
    """What several clip types share."""
    users = _users()
    shared = [part for part in users if len(users[part]) > 1]
    known = list(dict.fromkeys([*_nested(Clip), *shared, Frame]))
    return "\n\n".join(_part(part, "###") for part in known)


def animations() -> str:
    """Every animation."""
    return table(
        ("animation", "also called", "waits", "what it does"),
        (
            (f"`{one.kind}`", code(one.aliases), "yes" if one.enters else "", one.summary)
            for one in all_animations().values()
        ),
    )


def transitions() -> str:
    """Every transition."""
    return table(
        ("transition", "also called", "what it does"),
        ((f"`{one.kind}`", code(one.aliases), one.summary) for one in all_transitions().values()),
    )


def filters() -> str:
    """Every filter."""
    return table(
        ("filter", "also called", "value", "unchanged at", "what it does"),
        (
            (
                f"`{one.kind}`", code(one.aliases),
                "" if one.parse else f"{one.least:g} to {one.most:g}",
                f"{one.neutral:g}" if isinstance(one.neutral, float) else "",
                one.summary,
            )
            for one in all_effects().values()
        ),
    )  # fmt: skip


def easings() -> str:
    """Every curve that has a name."""
    return code(EASINGS)


def blend_modes() -> str:
    """Every way of mixing."""
    return code(get_args(BlendName))


def caption_styles() -> str:
    """What each style of subtitles looks like."""
    return table(
        ("style", "looks like"), ((f"`{name}`", style.summary) for name, style in STYLES.items())
    )


def text_animations() -> str:
    """Every preset of text."""
    return table(
        ("preset", "splits by", "stagger", "easing"),
        (
            (f"`{name}`", one.split, f"{one.stagger:g} s", f"`{one.easing}`")
            for name, one in PRESETS.items()
        ),
    )


def templates() -> str:
    """Every template with its data."""
    blocks = ["Every template also takes:", _data(COMMON_FIELDS, (), {})]
    for kind, one in template_kinds().items():
        clip_of_it = {"type": "template", "template": kind, "start": 0, "duration": 5}
        example = pretty({**clip_of_it, "data": dict(one.example)})
        blocks += [f"### {kind}", one.summary, _data(one.fields, one.required, one.aliases)]
        if one.variants:
            blocks.append(f"Variants: {code(one.variants)}.")
        blocks.append(f"```json\n{example}\n```")
    return "\n\n".join(blocks)


def _data(what: Mapping[str, str], required: Iterable[str], aliases: Mapping[str, str]) -> str:
    return table(
        ("data", "", "also called", "meaning"),
        (
            (
                f"`{name}`",
                "**required**" if name in required else "",
                code(alias for alias, meant in aliases.items() if meant == name),
                words,
            )
            for name, words in what.items()
        ),
    )


def film_templates() -> str:
    """Every film template of the house, with its scenes and its slots."""
    found = []
    for each in house_templates().values():
        also = f" Also called {code(each.aliases)}." if each.aliases else ""
        scenes = ", ".join(f"[{scene.primitive}](gallery.md#{scene.primitive})"
                           for scene in each.scenes)  # fmt: skip
        slots = table(
            ("slot", "type", "", "meaning"),
            (
                (f"`{slot.key}`", slot.kind, "**required**" if slot.required else "", slot.summary)
                for slot in each.slots
            ),
        )
        found.append(f"### {each.kind}\n\n{each.summary}{also}\n\nScenes: {scenes}.\n\n{slots}")
    return "\n\n".join(found)


def functions() -> str:
    """Every function of expressions."""
    rows = ((f"`{one.form}`", one.summary) for one in FUNCTIONS.values())
    return table(("function", "gives"), rows)


def limits() -> str:
    """What is too much."""
    whole, expanded, fetched = Limits(), ExpansionLimits(), FetchLimits()
    rows = [
        ("side of the picture", f"{fields.LARGEST_SIDE:,} pixels"),
        ("frames a second", "240"),
        ("length of the film", f"{whole.seconds / 3600:g} hours"),
        ("clips, after repetition", f"{whole.clips:,}"),
        ("clips within clips", f"{whole.nesting} deep"),
        ("JSON", f"{whole.json_bytes / 1024**2:g} MB, {whole.depth} levels"),
        ("values after expansion", f"{expanded.nodes:,}"),
        ("letters put together by expressions", f"{expanded.letters:,}"),
        ("steps of all expressions", f"{expanded.steps:,}"),
        ("one expression", f"{expression.MAX_SOURCE:,} letters, {expression.MAX_STEPS:,} steps"),
        ("side of a picture that is read", f"{media_problem.LARGEST_SIDE:,} pixels"),
        ("area of a picture that is read", f"{media_problem.LARGEST_AREA:,} pixels"),
        ("file behind a URL", f"{fetched.max_bytes / 1024**2:g} MB, {fetched.total_seconds:g} s"),
    ]
    return table(("what", "at the most"), rows)


def problems() -> str:
    """Every code of a problem."""
    rows = ((f"`{name}`", words) for name, words in sorted(EXPLAINED.items()))
    return table(("code", "what happened"), rows)


def contents(page: str) -> str:
    """Links to the chapters of a page."""
    titles = [line[3:] for line in page.splitlines() if line.startswith("## ")]
    return "\n".join(f"- [{title}]({anchor_of(title)})" for title in titles)


PARTS: Mapping[str, Callable[[], str]] = {
    part.__name__.replace("_", "-"): part
    for part in (
        document, clip, clips, parts, animations, transitions, filters, easings, blend_modes,
        text_animations, caption_styles, templates, film_templates, functions, limits, problems,
    )
}  # fmt: skip
"""By the names that pages call them by."""
