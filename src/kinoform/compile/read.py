"""From bytes, text or a value to a plain JSON object that is safe to walk."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinoform.kit import pointer
from kinoform.model.problem import InvalidDocument, Problem

_MOST_DIGITS = 400
_LARGEST = sys.float_info.max


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a document may be; over a limit is a problem, never an attempt."""

    json_bytes: int = 20 * 1024 * 1024
    depth: int = 64
    """Objects and lists within one another."""
    values: int = 2_000_000
    """Of JSON text, the commas and brackets within its strings count as well."""
    clips: int = 5_000
    nesting: int = 16
    seconds: float = 4 * 3600


def read_document(source: Any, limits: Limits) -> dict[str, Any]:
    """The document as a JSON object; raises InvalidDocument when it is none.

    A string that begins like a file name is not opened: pass a Path for a file.
    """
    if isinstance(source, Path):
        source = _read_file(source, limits)
    if isinstance(source, bytes | bytearray):
        source = _decode(bytes(source), limits)
    if isinstance(source, str):
        source = _parse(source, limits)
    if not isinstance(source, Mapping):
        raise _invalid(
            "not_an_object", "", "a document is a JSON object", 'begin with {"meta": ...'
        )
    return plain_object(source, "", limits)


def plain_object(source: Mapping[Any, Any], where: str, limits: Limits) -> dict[str, Any]:
    """A copy that holds nothing but JSON values; raises InvalidDocument when that is impossible."""
    copier = _Copier(where, limits)
    plain = copier.object(source)
    if copier.problems:
        raise InvalidDocument(copier.problems)
    return plain


class _Copier:
    """Copies values, and lists what is none of JSON's."""

    def __init__(self, where: str, limits: Limits) -> None:
        self.problems: list[Problem] = []
        self._base = where
        self._steps: list[str | int] = []
        self._limits = limits
        self._left = limits.values

    def object(self, source: Mapping[Any, Any]) -> dict[str, Any]:
        self._count(len(source))
        return {_clean(str(key)): self._value(item, str(key)) for key, item in source.items()}

    def _value(self, value: Any, step: str | int) -> Any:
        if isinstance(value, str):
            return _clean(value)
        if value is None or isinstance(value, int | float):
            if value is not None and not abs(value) <= _LARGEST:
                self._note("not_finite", step, "this is no number that a film can use")
            return value
        self._steps.append(step)
        if len(self._steps) >= self._limits.depth:
            raise _too_deep(self._place(), self._limits.depth)
        copied: Any = None
        if isinstance(value, Mapping):
            copied = self.object(value)
        elif isinstance(value, list | tuple):
            self._count(len(value))
            copied = [self._value(item, index) for index, item in enumerate(value)]
        self._steps.pop()
        if copied is None:
            self._note("not_json", step, f"a {type(value).__name__} is no JSON value")
        return copied

    def _place(self, *last: str | int) -> str:
        return pointer.join(self._base, *self._steps, *last)

    def _count(self, more: int) -> None:
        self._left -= more
        if self._left < 0:
            raise _too_many_values(self._place(), self._limits)

    def _note(self, code: str, step: str | int, message: str) -> None:
        hint = "write a finite number, text, a list or an object"
        self.problems.append(Problem(code, self._place(step), message, hint))


def _invalid(code: str, where: str, message: str, hint: str = "") -> InvalidDocument:
    return InvalidDocument([Problem(code, where, message, hint)])


def _read_file(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limits.json_bytes + 1)
    except (OSError, ValueError) as error:
        raise _invalid(
            "document_missing", "", f"cannot read {path.name}: {getattr(error, 'strerror', error)}",
            "name a JSON file that exists",
        ) from None  # fmt: skip


def _too_large(limits: Limits) -> InvalidDocument:
    return _invalid(
        "document_too_large", "", f"the document has more than {limits.json_bytes:,} bytes",
        "move large data to files that the document names",
    )  # fmt: skip


def _too_many_values(where: str, limits: Limits) -> InvalidDocument:
    return _invalid(
        "document_too_large", where, f"more than {limits.values:,} values, commas and brackets",
        "move large data to files that the document names",
    )  # fmt: skip


def _decode(data: bytes, limits: Limits) -> str:
    if len(data) > limits.json_bytes:
        raise _too_large(limits)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _invalid(
            "not_utf8", "", f"byte {error.start} is not UTF-8", "save the document as UTF-8"
        ) from None


def _parse(text: str, limits: Limits) -> Any:
    if len(text) > limits.json_bytes:
        raise _too_large(limits)
    # Each value has one of these before it, so they are counted before anything is made of them.
    if sum(map(text.count, "[{,")) > limits.values:
        raise _too_many_values("", limits)
    if not text.strip():
        raise _invalid("document_empty", "", "the document is empty", 'begin with {"meta": ...')
    try:
        return json.loads(text, parse_constant=_constant, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise _invalid(
            "not_json", "", f"line {error.lineno}, column {error.colno}: {error.msg}",
            "check commas, quotes and brackets there",
        ) from None  # fmt: skip
    except RecursionError:
        raise _too_deep("", limits.depth) from None


def _constant(name: str) -> float:
    return float(name.replace("Infinity", "inf"))


def _whole_number(digits: str) -> float:
    return int(digits) if len(digits) <= _MOST_DIGITS else math.inf


def _too_deep(where: str, depth: int) -> InvalidDocument:
    return _invalid(
        "too_deep", where, f"values are nested more than {depth} deep", "flatten the document"
    )


def _clean(text: str) -> str:
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
