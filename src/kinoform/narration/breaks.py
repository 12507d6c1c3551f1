"""Who kept us waiting a moment ago, so that a film does not wait for them line by line."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from kinoform.providers.speech.base import Provider, SpeechRefused

BREAK_SECONDS = 15.0
"""How long nobody is asked who could not be reached, or did not answer."""
_WAITED = {"speech_timeout", "speech_unavailable"}


@dataclass(slots=True)
class Breaks:
    """The last refusals of providers elsewhere that cost time."""

    _until: dict[str, tuple[float, SpeechRefused]] = field(default_factory=dict)

    def refusal_of(self, provider: Provider) -> SpeechRefused | None:
        """What it would say if it were asked now; None where it may be asked."""
        over_at, refused = self._until.get(provider.kind, (0.0, None))
        return refused if time.monotonic() < over_at else None

    def note(self, provider: Provider, refused: SpeechRefused) -> None:
        """Hear a refusal."""
        if provider.is_networked and refused.code in _WAITED:
            self._until[provider.kind] = (time.monotonic() + BREAK_SECONDS, refused)
