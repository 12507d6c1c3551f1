"""Under which rules documents are spoken."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

from kinoform.kit.fetch import FetchRefused
from kinoform.kit.media_folder import default_media_path
from kinoform.kit.secret import Secret
from kinoform.model.media import Media
from kinoform.providers.speech.base import Access

UNSPOKEN = "speech_unspoken"
"""Code of what may not be spoken here and was not spoken before."""
UNSPOKEN_ELSEWHERE = "speech_unspoken_elsewhere"
"""Likewise, of what a provider elsewhere has to speak."""


def default_speech_path() -> Path:
    """Where this user's spoken lines are kept on this platform."""
    return default_media_path().with_name("speech")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechRules:
    """Where spoken lines are kept, and who may speak them."""

    folder: Path = field(default_factory=default_speech_path)
    """Several processes may share it."""
    budget_bytes: int = 2 * 1024**3
    """How much of it is kept."""
    access: Access = field(default_factory=Access)
    usual_voice: str = ""
    """Who speaks where a document names nobody; empty is the best one that is here."""
    may_speak: bool = True
    """False where only what is kept may be used, so that no network is loaded and no key known."""

    def silent(self) -> Self:
        """The same rules for a process that does not speak by itself, and knows no key.

        It knows that there are keys, so that it casts the same voices.
        """
        access = self.access
        closed = replace(
            access,
            elevenlabs_key=_unknown(access.elevenlabs_key),
            openai_key=_unknown(access.openai_key),
        )
        return replace(self, may_speak=False, access=closed)

    def as_dict(self) -> dict[str, Any]:
        """The rules as plain JSON, keys and all: for the pipe to a process of ours only."""
        access = {
            each.name: value.reveal() if isinstance(value, Secret) else value
            for each in fields(self.access)
            for value in [getattr(self.access, each.name)]
        }  # fmt: skip
        return {
            "folder": str(self.folder.absolute()),
            "budget_bytes": self.budget_bytes,
            "access": access,
            "usual_voice": self.usual_voice,
            "may_speak": self.may_speak,
        }

    @classmethod
    def of(cls, written: dict[str, Any]) -> Self:
        """Read back from plain JSON."""
        access: dict[str, Any] = {
            name: Secret(value) if name.endswith("_key") else value
            for name, value in written["access"].items()
        }
        return cls(**{**written, "folder": Path(written["folder"]), "access": Access(**access)})


def no_media(source: str) -> Media:
    """Nothing is found by a desk that was not told where to look."""
    raise FetchRefused("fetch_not_found", f"{source[:80]} cannot be found here", "speak the text")


def _unknown(key: Secret) -> Secret:
    return Secret("kept by whoever speaks") if key else key
