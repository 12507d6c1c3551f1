"""Finds the record that each module of a package declares at its foot."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any


class BadRecord(Exception):
    """A module declares no record, or its kind is taken."""


def stems(package_name: str) -> tuple[str, ...]:
    """The names of the files that declare records, without loading them."""
    package = importlib.import_module(package_name)
    found = (info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg)
    return tuple(name for name in found if name != "base" and not name.startswith("_"))


@cache
def records(package_name: str, record_name: str) -> dict[str, Any]:
    """Every record of a package by its kind, in the order of file names.

    Modules called `base` hold what the others share; a name that begins with an underscore is
    private to its package.
    """
    package = importlib.import_module(package_name)
    found: dict[str, Any] = {}
    for info in pkgutil.walk_packages(package.__path__, f"{package_name}."):
        steps = info.name.removeprefix(f"{package_name}.").split(".")
        if info.ispkg or steps[-1] == "base" or any(step.startswith("_") for step in steps):
            continue
        record = getattr(importlib.import_module(info.name), record_name, None)
        if record is None:
            raise BadRecord(f"{info.name} declares no {record_name}")
        if record.kind in found:
            raise BadRecord(f"{info.name} declares {record.kind!r}, which is taken")
        found[record.kind] = record
    return found
