"""JSON pointers (RFC 6901): where in the caller's document something is."""

from __future__ import annotations

from typing import Any


def join(base: str, *steps: str | int) -> str:
    """The pointer that goes some steps further than `base`."""
    escaped = (str(step).replace("~", "~0").replace("/", "~1") for step in steps)
    return base + "".join(f"/{step}" for step in escaped)


def steps(pointer: str) -> list[str]:
    """The unescaped steps of a pointer."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def look_up(document: Any, pointer: str) -> Any:
    """The value at a pointer; raises LookupError where there is none."""
    for step in steps(pointer):
        if isinstance(document, list):
            if not step.isdecimal():
                raise LookupError(pointer)
            document = document[int(step)]
        elif isinstance(document, dict):
            document = document[step]
        else:
            raise LookupError(pointer)
    return document


def deepest(document: Any, pointer: str) -> str:
    """The pointer cut to one step beyond what there is, for what is missing."""
    found = ""
    for step in steps(pointer):
        if not isinstance(document, dict | list):
            break
        found = join(found, step)
        try:
            document = look_up(document, join("", step))
        except LookupError:
            break
    return found
