"""A cache with a byte budget: the least recently used goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class ByteCache(Generic[Value]):
    """Keeps values by key as long as their sizes fit the budget."""

    def __init__(self, budget_bytes: int) -> None:
        self.budget_bytes = budget_bytes
        self.used_bytes = 0
        self._entries: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()

    def get(self, key: Hashable) -> Value | None:
        """The kept value, which is now the most recently used, or None."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        self._entries.move_to_end(key)
        return entry[0]

    def put(self, key: Hashable, value: Value, size_bytes: int) -> None:
        """Keep a value; one that alone exceeds the budget is not kept."""
        self.drop(key)
        if size_bytes > self.budget_bytes:
            return
        self._entries[key] = (value, size_bytes)
        self.used_bytes += size_bytes
        while self.used_bytes > self.budget_bytes:
            _, (_, freed_bytes) = self._entries.popitem(last=False)
            self.used_bytes -= freed_bytes

    def drop(self, key: Hashable) -> None:
        """Forget one value, if it is kept."""
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.used_bytes -= entry[1]

    def get_or_make(
        self, key: Hashable, make: Callable[[], Value], size_of: Callable[[Value], int]
    ) -> Value:
        """The kept value, or a new one that is kept from now on."""
        kept = self.get(key)
        if kept is None:
            kept = make()
            self.put(key, kept, size_of(kept))
        return kept
