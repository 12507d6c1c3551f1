"""Who says what in a film, for the clips that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kinoform.elements.base import ALL
from kinoform.model.document.clip import Clip
from kinoform.model.word import Word

Said = dict[str, tuple[Word, ...]]
"""Words by the id of who says them."""


@dataclass
class Speakers:
    """The words of a film, by those who say them; ids are those of a clip's own row first."""

    words: list[Word] = field(default_factory=list)
    _by_id: Said = field(default_factory=dict)
    _beside: dict[int, Said] = field(default_factory=dict)
    """By the identity of clips, since rows of different groups may have the same ids."""

    def join(self, row: Sequence[Clip]) -> None:
        """Let the clips of a row hear each other."""
        said: Said = {}
        self._beside |= dict.fromkeys(map(id, row), said)

    def hear(self, clip: Clip, said: tuple[Word, ...]) -> None:
        """Note what a clip says."""
        self.words.extend(said)
        if clip.id is not None:
            self._beside[id(clip)].setdefault(clip.id, said)
            self._by_id.setdefault(clip.id, said)

    def said_to(self, clip: Clip, speaker: str | None) -> tuple[Word, ...]:
        """What a clip shows that listens to somebody; nothing for a clip that listens to nobody."""
        if speaker is None:
            return ()
        if speaker == ALL:
            return tuple(self.words)
        return self._beside.get(id(clip), {}).get(speaker, self._by_id.get(speaker, ()))

    def is_silent(self, clip: Clip, speaker: str | None) -> bool:
        """Whether a clip listens to somebody who is there and says nothing."""
        known = {*self._beside.get(id(clip), ()), *self._by_id, ALL}
        return speaker in known and not self.said_to(clip, speaker)
