"""Processes that know nothing of the program that starts them.

Python has a spawned process run the main script of its parent once more, to know what is defined
in it. A script that makes a batch would begin that batch again in each process. What a crew does
is always defined in modules of ours, so its processes need no script.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from threading import Lock
from types import ModuleType
from typing import Any

_turn = Lock()


class Hired(SpawnProcess):
    """A process that does not run the main script of its parent."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - called so by multiprocessing
        with _no_script():
            return SpawnProcess._Popen(process_obj)  # noqa: SLF001 - what it is there for


class Hiring(SpawnContext):
    """How the processes of a crew are started."""

    Process = Hired


@contextmanager
def _no_script() -> Iterator[None]:
    """While it lasts, the main module is one that was read from no file."""
    with _turn:
        script = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = script
