"""Which media the documents of strangers may name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from kinoform.narration.rules import SpeechRules


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRules:
    """Where media may come from, and where they are kept."""

    cache: Path
    """Folder for what was fetched; several processes may share it."""
    budget_bytes: int = 4 * 1024**3
    """How much of it is kept."""
    allow_private: tuple[str, ...] = ()
    """Hosts, addresses and networks that are open although they are not public."""
    file_roots: tuple[Path, ...] = ()
    """Folders whose files a document may name; none for documents of strangers."""
    house: tuple[tuple[str, Path], ...] = ()
    """URLs of this server that stand for folders, each with its folder: uploads are read from
    disk."""
    opened: Path | None = None
    """Folder with a mark for each such URL that may be followed; unset means that all may."""
    speech: SpeechRules | None = None
    """Who speaks; unset is whoever is here, with what was said kept beside the cache."""

    @property
    def speaking(self) -> SpeechRules:
        """The rules for speech, in every case."""
        return self.speech or SpeechRules(folder=self.cache.with_name("speech"))

    def silent(self) -> Self:
        """The same rules for a process that draws: it does not speak, and knows no key."""
        return replace(self, speech=self.speaking.silent())

    def as_dict(self) -> dict[str, Any]:
        """The rules as plain JSON."""
        return {
            "cache": str(self.cache.absolute()),
            "budget_bytes": self.budget_bytes,
            "allow_private": list(self.allow_private),
            "file_roots": [str(root.absolute()) for root in self.file_roots],
            "house": [[prefix, str(folder.absolute())] for prefix, folder in self.house],
            "opened": str(self.opened.absolute()) if self.opened else None,
            "speech": self.speaking.as_dict(),
        }

    @classmethod
    def of(cls, written: dict[str, Any]) -> Self:
        """Read back from plain JSON."""
        return cls(
            cache=Path(written["cache"]),
            budget_bytes=written["budget_bytes"],
            allow_private=tuple(written["allow_private"]),
            file_roots=tuple(Path(root) for root in written["file_roots"]),
            house=tuple((prefix, Path(folder)) for prefix, folder in written["house"]),
            opened=Path(written["opened"]) if written["opened"] else None,
            speech=SpeechRules.of(written["speech"]),
        )
