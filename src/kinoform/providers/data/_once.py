"""One call for all who want the same at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Once(Generic[Result]):
    """Calls under way by what they ask for."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, Future[Result]] = {}
        self._lock = threading.Lock()

    def share(self, key: Hashable, make: Callable[[], Result], most_seconds: float) -> Result:
        """What `make` returns or raises, for whoever is first; the others wait for just that.

        Raises TimeoutError for one who has waited long enough.
        """
        ours: Future[Result] = Future()
        with self._lock:
            first = self._under_way.setdefault(key, ours)
        if first is not ours:
            return first.result(most_seconds)
        try:
            ours.set_result(make())
        except BaseException as fault:
            ours.set_exception(fault)
            raise
        finally:
            with self._lock:
                del self._under_way[key]
        return ours.result()
