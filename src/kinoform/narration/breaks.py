"""Who refused a moment ago, so that a film does not hear the same of them line by line."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from kinoform.providers.speech.base import Provider, SpeechRefused

BREAK_SECONDS = 15.0
"""How long nobody is asked who kept silent, or has no use for our key."""
_NO_USE = {"speech_timeout", "speech_unavailable", "speech_unauthorised", "speech_quota"}
"""Refusals that the next line would meet too."""


@dataclass(slots=True)
class Breaks:
    """The last refusals of providers elsewhere that stand for more than one line."""

    _until: dict[str, tuple[float, SpeechRefused]] = field(default_factory=dict)

    def refusal_of(self, provider: Provider) -> SpeechRefused | None:
        """What it would say if it were asked now; None where it may be asked."""
        over_at, refused = self._until.get(provider.kind, (0.0, None))
        return refused if time.monotonic() < over_at else None

    def note(self, provider: Provider, refused: SpeechRefused) -> None:
        """Hear a refusal."""
        if provider.is_networked and refused.code in _NO_USE:
            self._until[provider.kind] = (time.monotonic() + BREAK_SECONDS, refused)
