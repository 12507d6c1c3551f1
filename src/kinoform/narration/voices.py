"""Everybody who could speak, and whether they can here and now."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.narration.casting import providers
from kinoform.providers.speech.base import Access, Voice


@dataclass(frozen=True, slots=True)
class Listed:
    """One voice of the list."""

    voice: Voice
    reason_against: str
    """Why it cannot speak now, with what would help; empty when it can."""

    @property
    def is_available(self) -> bool:
        return not self.reason_against

    def as_dict(self) -> dict[str, str | bool]:
        """The voice as plain JSON."""
        voice = self.voice
        return {
            "id": voice.id,
            "name": voice.name,
            "language": voice.language,
            "gender": voice.gender,
            "provider": voice.provider,
            "description": voice.description,
            "available": self.is_available,
            "reason": self.reason_against,
        }


def listed(access: Access) -> tuple[Listed, ...]:
    """All voices by their providers, the usual ones first."""
    return tuple(
        Listed(voice, reason)
        for provider in providers()
        for reason in [provider.reason_against(access)]
        for voice in provider.voices(access)
    )
