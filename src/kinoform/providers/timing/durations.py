"""When words are spoken, from how long a network lets each of their sounds last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kinoform.providers.speech.base import Span, Token

_LONGEST_ONSET = 0.03
"""How much of a pause can belong to the word after it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sounds between two blanks, and when they are heard."""

    sounds: str
    start: float
    end: float

    @property
    def is_word(self) -> bool:
        """Whether it is more than a mark that makes a pause."""
        return any(sound.isalpha() for sound in self.sounds)


def groups_of(symbols: Sequence[str | None], seconds: Sequence[float], start: float) -> list[Group]:
    """The groups of some symbols, each of which lasts so long; None is silence at an edge.

    A group begins with the blank before it: networks count the closing of the lips and the onset
    of a sound as part of the pause.
    """
    found: list[Group] = []
    sounds, begun, ended = "", start, start
    onset = start
    begins = start
    for symbol, lasts in zip(symbols, seconds, strict=True):
        ends = begins + lasts
        if symbol is None or symbol.isspace():
            if sounds:
                found.append(Group(sounds, begun, ended))
                sounds = ""
            onset = max(begins, ends - _LONGEST_ONSET)
        else:
            if not sounds:
                begun = onset
            if symbol.isalpha() or not sounds:
                ended = ends  # the pause of a comma is not the word's any more
            sounds += symbol
        begins = ends
    if sounds:
        found.append(Group(sounds, begun, ended))
    return found


def times_of_tokens(
    tokens: Sequence[Token],
    groups: Sequence[Group],
    sounds_of: Callable[[str], str],
) -> tuple[Span | None, ...]:
    """When each token is spoken.

    `sounds_of` says the sounds of one word by itself; it tells how many groups a word makes. Where
    a sentence has other groups than its words, the two are aligned by their sounds.
    """
    spoken = [group for group in groups if group.is_word]
    alone = [sounds_of(token.spoken).split() for token in tokens]
    owners = [
        index
        for index, made in enumerate(alone)
        for sounds in made
        if any(sound.isalpha() for sound in sounds)
    ]
    if len(owners) != len(spoken):
        sounds = [s for made in alone for s in made if any(sound.isalpha() for sound in s)]
        owners = _aligned([group.sounds for group in spoken], sounds, owners)
    times: list[Span | None] = [None] * len(tokens)
    for owner, group in zip(owners, spoken, strict=True):
        known = times[owner]
        times[owner] = (known[0] if known else group.start, group.end)
    return tuple(times)


def _aligned(heard: Sequence[str], expected: Sequence[str], owners: Sequence[int]) -> list[int]:
    """For each group that is heard, the token that it belongs to."""
    if not owners:
        return [0] * len(heard)
    plain = [_without_stress(sounds) for sounds in heard], [_without_stress(s) for s in expected]
    found: list[int] = []
    for _, begin, end, first, last in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        for step in range(end - begin):
            share = first + step * max(last - first, 0) // (end - begin)
            found.append(owners[min(share, len(owners) - 1)])
    return found


def _without_stress(sounds: str) -> str:
    return "".join(sound for sound in sounds if sound.isalpha() and sound not in "ˈˌ")
