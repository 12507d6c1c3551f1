"""The doors that there are."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from kinoform import dialects
from kinoform.dialects.base import Dialect


@cache
def doors() -> dict[str, Dialect]:
    """Every dialect by its name; each is a package that declares one."""
    found: dict[str, Dialect] = {}
    for info in pkgutil.iter_modules(dialects.__path__, f"{dialects.__name__}."):
        dialect = getattr(importlib.import_module(info.name), "DIALECT", None)
        if info.ispkg and isinstance(dialect, Dialect):
            found[dialect.name] = dialect
    return found
