"""A text that is never shown by accident."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Secret:
    """A key or a password; `reveal` is the only way to it."""

    _text: str = field(repr=False)

    def reveal(self) -> str:
        """The text itself, for the wire."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)


NO_SECRET = Secret("")
