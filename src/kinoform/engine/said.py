"""What frozen values say, as bytes: equal bytes, equal values."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping
from enum import Enum
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from kinoform.engine.file_mark import FileMark, place_mark

LONGEST_PATH = 4_096


class Unsayable(TypeError):
    """A value of a kind that is not known to say all that it is."""


Special = Callable[["Saying", Any], None]
"""Says a value of one type in a way of its own."""


class Saying:
    """Collects what values say, one after the other.

    A field called `path` says what is in the file that it names. Any other text that names a file
    says which file that is, and is not read: it may be anybody's words. Types with a way of their
    own are listed in `special`; a value of an unknown type raises Unsayable.
    """

    def __init__(self, file_mark: FileMark, special: Mapping[type, Special]) -> None:
        self._file_mark = file_mark
        self._special = special
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """All that was said."""
        return "".join(self._parts)

    def tell(self, already: str) -> None:
        """Add what something else has said."""
        self._parts.append(f"{len(already)}!{already}")

    def say(self, value: Any) -> None:
        """Add a value with all that is in it."""
        kind = type(value)
        if kind is float or kind is int or kind is bool or value is None:
            self._parts.append(f"{kind.__name__[0]}{value!r};")
        elif kind is str:
            self._say_text(value)
        elif kind is tuple or kind is list:
            self._parts.append(f"({len(value)}:")
            for item in value:
                self.say(item)
        elif kind in self._special:
            self._special[kind](self, value)
        elif dataclasses.is_dataclass(kind):
            name, values, has_path = _fields_of(kind)
            self._parts.append(name)
            if has_path:
                self._say_file(value.path)
            for item in values(value):
                self.say(item)
        else:
            self._say_rarer(value)

    def _say_file(self, path: Any) -> None:
        mark = self._file_mark(path) if isinstance(path, str) else None
        if mark is None:
            self.say(path)
        else:
            self._parts.append(f"@{len(mark)}:{mark}")

    def _say_text(self, value: str) -> None:
        mark = place_mark(value) if _may_be_path(value) else None
        if mark is None:
            self._parts.append(f"s{len(value)}:{value}")
        else:
            self._parts.append(f"p{len(mark)}:{mark}")

    def _say_rarer(self, value: Any) -> None:
        kind = type(value)
        if kind is Fraction:
            self._parts.append(f"f{value.numerator}/{value.denominator};")
        elif isinstance(value, Enum):
            self._parts.append(_named(kind))
            self.say(value.value)
        elif kind is bytes:
            self._parts.append(f"b{value.hex()};")
        elif isinstance(value, BaseModel):
            self._parts.append(_named(kind))
            self.say(value.__dict__)
            self.say(tuple(sorted(value.model_fields_set)))
            self.say(value.__pydantic_extra__)
        elif isinstance(value, Mapping):
            self._parts.append(f"{{{len(value)}:")
            for key, item in value.items():
                self.say(key)
                self.say(item)
        else:
            raise Unsayable(_named(kind))


def _may_be_path(text: str) -> bool:
    return len(text) < LONGEST_PATH and "\n" not in text and os.path.isabs(text)  # noqa: PTH117


def _named(kind: type) -> str:
    return f"<{kind.__module__}.{kind.__qualname__}>"


@cache
def _fields_of(kind: type) -> tuple[str, Callable[[Any], tuple[Any, ...]], bool]:
    """The name of a type, a look at all of its fields but `path`, and whether it has that one."""
    every = [field.name for field in dataclasses.fields(kind)]
    names = [name for name in every if name != "path"]
    has_path = len(names) < len(every)
    if len(names) > 1:
        return _named(kind), attrgetter(*names), has_path
    return _named(kind), lambda value: tuple(getattr(value, name) for name in names), has_path
