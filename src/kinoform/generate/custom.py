"""Reads the templates that people make for themselves, from nothing or from another one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from kinoform.generate.scenes import read_scenes
from kinoform.generate.scripts import filled, names_in
from kinoform.generate.slots import KINDS, Mistyped, read_value
from kinoform.generate.templates.base import Defaults, FilmTemplate, Slot, SlotKind
from kinoform.generate.wishes import Wish, read_look
from kinoform.kit import pointer
from kinoform.model.problem import Problem, errors_of, warning
from kinoform.primitives._catalogue import primitives
from kinoform.primitives._reading import read

MOST_SLOTS = 200
LONGEST_NAME = 200
_KEY = re.compile(r"[A-Za-z_][\w.]{0,99}")
_ALIASES: Mapping[str, SlotKind] = {
    "string": "text", "str": "text", "int": "number", "integer": "number", "float": "number",
    "boolean": "flag", "bool": "flag", "image": "picture", "url": "picture", "array": "list",
    "text[]": "texts", "number[]": "numbers", "colour": "color",
}  # fmt: skip
_PARTS = {
    "palette": "brand", "accentColor": "brand", "fonts": "brand", "logoPosition": "brand",
    "voiceId": "audio", "musicTrack": "audio",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """A template that was read, or why not."""

    template: FilmTemplate | None
    """None when there are errors."""
    problems: tuple[Problem, ...]
    """Pointers are into the content as it was written."""


def custom_template(
    content: Mapping[str, Any], base: FilmTemplate | None = None, template_id: str = "custom"
) -> Read:
    """The template of what somebody wrote; a fork takes from its base what is not written."""
    problems: list[Problem] = []
    name = content.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME:
        message = f"a template needs a name of {LONGEST_NAME} letters at the most"
        problems.append(Problem("missing_field", "/name", message))
        name = ""
    start = base or _nothing()
    scenes, slots, defaults = start.scenes, start.slots, start.defaults
    if content.get("scenes") is not None or base is None:
        scenes, of_scenes = read_scenes(content.get("scenes"), "/scenes")
        problems += of_scenes
    if content.get("dataSlots") is not None:
        slots, of_slots = _slots(content["dataSlots"])
        problems += of_slots
        slots = (*slots, *(each for each in start.slots if each.key not in _keys(slots)))
    if content.get("defaults") is not None:
        defaults, of_defaults = _defaults(content["defaults"], start)
        problems += of_defaults
    if errors_of(problems):
        return Read(None, tuple(problems))
    template = replace(
        start, kind=template_id, label=name.strip(), scenes=scenes, slots=slots,
        defaults=defaults, aliases=(), base=base.base or base.kind if base else "",
    )  # fmt: skip
    problems += _unknown_names(template, base)
    problems += _unreadable(template)
    return Read(template, tuple(problems))


def _nothing() -> FilmTemplate:
    return FilmTemplate(kind="custom", label="", summary="", slots=(), scenes=())


def _keys(slots: tuple[Slot, ...]) -> set[str]:
    return {slot.key for slot in slots}


def _slots(written: Any) -> tuple[tuple[Slot, ...], list[Problem]]:
    if not isinstance(written, list) or len(written) > MOST_SLOTS:
        message = f"data slots are a list of {MOST_SLOTS} at the most"
        return (), [Problem("wrong_type", "/dataSlots", message)]
    problems: list[Problem] = []
    found: dict[str, Slot] = {}
    for index, item in enumerate(written):
        where = pointer.join("/dataSlots", index)
        slot = _slot(item, where, problems)
        if slot is None:
            continue
        if slot.key in found:
            at = pointer.join(where, "key")
            problems.append(Problem("duplicate_key", at, f"two slots are called {slot.key!r}"))
        found[slot.key] = slot
    return tuple(found.values()), problems


def _slot(item: Any, where: str, problems: list[Problem]) -> Slot | None:
    if not isinstance(item, Mapping):
        problems.append(Problem("wrong_type", where, "a data slot is an object with a key"))
        return None
    key = item.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        at = pointer.join(where, "key")
        message = "a slot needs a key of letters, digits and underscores"
        problems.append(Problem("bad_value", at, message, "such as revenue"))
        return None
    written = item.get("type", "text")
    kind = _kind(written)
    if kind is None:
        at = pointer.join(where, "type")
        message = f"no type of data is called {str(written)[:40]!r}"
        problems.append(Problem("bad_value", at, message, f"one of {', '.join(KINDS)}"))
        return None
    required = item.get("required", False)
    if not isinstance(required, bool):
        at = pointer.join(where, "required")
        problems.append(Problem("wrong_type", at, "required is true or false"))
        return None
    usual = item.get("default")
    if usual is not None:
        try:
            usual = read_value(kind, usual)
        except Mistyped as wrong:
            at = pointer.join(where, "default")
            problems.append(Problem("mistyped_slot", at, f"this default is no {kind}: {wrong}"))
            return None
    summary = item.get("description", item.get("label", ""))
    return Slot(key, kind, summary if isinstance(summary, str) else "", required, usual)


def _kind(written: Any) -> SlotKind | None:
    if not isinstance(written, str):
        return None
    known: tuple[SlotKind, ...] = get_args(SlotKind)
    return _ALIASES.get(written) or next((kind for kind in known if kind == written), None)


def _defaults(written: Any, start: FilmTemplate) -> tuple[Defaults, list[Problem]]:
    if not isinstance(written, Mapping):
        return start.defaults, [Problem("wrong_type", "/defaults", "defaults are an object")]
    problems = [
        warning("unknown_field", pointer.join("/defaults", name), f"no default is called {name!r}",
                f"it knows {', '.join(_PARTS)}")
        for name in written
        if name not in _PARTS
    ]  # fmt: skip
    brand, audio = (
        {name: written[name] for name, at in _PARTS.items() if at == part and name in written}
        for part in ("brand", "audio")
    )
    look, wrong = read_look(start, Wish(brand=brand, audio=audio))
    problems += [
        replace(each, pointer="/defaults/" + each.pointer.rsplit("/", 1)[-1]) for each in wrong
    ]
    return Defaults(
        palette=look.palette, accent=look.accent, voice=look.voice, music=look.music,
        fonts=look.fonts, logo_position=look.logo_position,
    ), problems  # fmt: skip


def _unknown_names(template: FilmTemplate, base: FilmTemplate | None) -> list[Problem]:
    """Warnings for scripts that speak of what no slot has."""
    known = _keys(template.slots) | set(base.example if base else ())
    if base is not None:
        known |= set(base.facts(dict(base.example)))
        known |= {name for scene in base.scenes for name in names_in(scene.script)}
    return [
        warning(
            "unknown_slot", f"/scenes/{index}/voScript", f"no data slot is called {name!r}",
            "its sentence is left out unless a film's data have it",
        )
        for index, scene in enumerate(template.scenes)
        for name in names_in(scene.script)
        if name not in known
    ]  # fmt: skip


def _unreadable(template: FilmTemplate) -> list[Problem]:
    """Warnings for data of scenes that no film's data can mend, as they stand for themselves."""
    found: list[Problem] = []
    for index, scene in enumerate(template.scenes):
        literal = {name: value for name, value in scene.data.items() if value == filled(value, {})}
        where = pointer.join("/scenes", index, "data")
        _, problems = read(primitives()[scene.primitive], literal, where)
        found += [
            replace(each, severity="warning") for each in problems if each.code != "missing_field"
        ]
    return found
