"""Says in few words what a field of the document takes, from its annotation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import FURTHEST_PIXEL, LARGEST_NUMBER, LONGEST_SECONDS
from kinoform.model.document.motion import TransitionSpec

_BY_VALIDATOR = {
    "_color": "colour",
    "_easing": "[easing](#easings)",
    "_percent_or_text": '`"N%"`',
}
_LIMITS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
_WIDE = 100
"""JSON that fits in so many letters stays on one line."""


def anchor_of(title: str) -> str:
    """The link to a heading, as Markdown pages make it."""
    kept = (letter for letter in title.lower() if letter.isalnum() or letter in " -_")
    return "#" + "".join(kept).replace(" ", "-")


def form_of(info: FieldInfo) -> str:
    """What a field takes."""
    return _form(info.annotation, list(info.metadata))


def _form(annotation: Any, metadata: list[Any]) -> str:
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _form(inner, [*_flat(more), *metadata])
    named = [_BY_VALIDATOR.get(note.func.__name__) for note in metadata if _is_check(note)]
    if any(named):
        return str(next(filter(None, named)))
    origin = get_origin(annotation)
    if origin in {Union, UnionType}:
        choices = [_form(choice, []) for choice in get_args(annotation) if choice is not type(None)]
        return " or ".join(dict.fromkeys(choices))
    if origin is Literal:
        return " ".join(f"`{choice}`" for choice in get_args(annotation))
    if origin is tuple:
        return _row(get_args(annotation), metadata)
    if origin is dict:
        return f"object of {_form(get_args(annotation)[1], [])} by name"
    return _plain(annotation, metadata)


def _is_check(note: Any) -> bool:
    return isinstance(note, AfterValidator)


def _flat(notes: Iterable[Any]) -> Iterator[Any]:
    for note in notes:
        if isinstance(note, FieldInfo):
            yield from note.metadata
        else:
            yield note


def _row(items: tuple[Any, ...], metadata: list[Any]) -> str:
    if items[-1] is Ellipsis:
        fewest, most = _bound(metadata, "min_length"), _bound(metadata, "max_length")
        counts = [f"at least {fewest}"] if fewest else []
        counts += [f"up to {most:,}"] if most else []
        return f"list of {_form(items[0], [])}" + (f" ({', '.join(counts)})" if counts else "")
    forms = [_form(item, []) for item in items]
    if len(forms) > 2 and len(set(forms)) == 1:
        return f"[{len(forms)} × {forms[0]}]"
    return f"[{', '.join(forms)}]"


def _plain(annotation: Any, metadata: list[Any]) -> str:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if issubclass(annotation, Clip):
            return "[clip](#clips)"
        name = f"[{annotation.__name__}]({anchor_of(annotation.__name__)})"
        return f"name or {name}" if annotation is TransitionSpec else name
    if annotation in {int, float}:
        return _number("whole number" if annotation is int else "number", metadata)
    if annotation is str:
        return "text"
    return "`true` `false`" if annotation is bool else "any value"


def _number(word: str, metadata: list[Any]) -> str:
    limits = {name: limit for name in _LIMITS if (limit := _bound(metadata, name)) is not None}
    if "ge" in limits and "gt" in limits:
        del limits["gt" if limits["ge"] > limits["gt"] else "ge"]
    if limits.get("le") == FURTHEST_PIXEL:
        return "pixels" if limits["ge"] else "pixels ≥ 0"
    if limits.get("le") == LONGEST_SECONDS:
        return "seconds > 0" if "gt" in limits else "seconds"
    if limits.keys() == {"ge", "le"}:
        return f"{word} {limits['ge']:,} to {limits['le']:,}"
    shown = [f"{_LIMITS[name]} {limit:,}" for name, limit in limits.items()]
    return " ".join([word, ", ".join(shown)]).rstrip()


def _bound(metadata: list[Any], name: str) -> Any:
    """The tightest of limits that may be given more than once, without those of machines."""
    given = [limit for note in metadata if (limit := getattr(note, name, None)) is not None]
    found = [limit for limit in given if abs(limit) < LARGEST_NUMBER]
    tightest = max if name in {"ge", "gt", "min_length"} else min
    return tightest(found, default=None)


def usual_of(info: FieldInfo) -> str:
    """What a field is when it is not written; nothing where that goes without saying."""
    if info.is_required():
        return "**required**"
    usual = info.get_default(call_default_factory=True)
    if isinstance(usual, BaseModel):
        usual = usual.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if usual in (None, "", (), {}, []):
        return ""
    if isinstance(usual, float) and usual.is_integer():
        usual = int(usual)
    return f"`{json.dumps(usual, ensure_ascii=False)}`"


def models_in(annotation: Any) -> set[type[BaseModel]]:
    """The models of objects that a field may hold, without clips."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return set() if issubclass(annotation, Clip) else {annotation}
    return reduce(or_, map(models_in, get_args(annotation)), set())


def pretty(value: Any, indent: str = "", before: int = 0) -> str:
    """JSON with short objects and lists on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(indent) + before + len(flat) <= _WIDE or not isinstance(value, dict | list) or not value:
        return flat
    inner = indent + "  "
    if isinstance(value, dict):
        names = [(json.dumps(key, ensure_ascii=False), item) for key, item in value.items()]
        rows = [f"{inner}{name}: {pretty(item, inner, len(name) + 2)}" for name, item in names]
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + pretty(item, inner) for item in value) + f"\n{indent}]"
