"""Clips that share one clock, and how they name each other: by an id, or as the narration."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kinoform.compile.anchors import HINT, NARRATION, Anchor
from kinoform.compile.settling import Unresolved
from kinoform.compile.suggest import shown, suggestion
from kinoform.model.document.clip import Clip

Note = Callable[[str, Clip, str, str, str], Unresolved]
"""Lists a problem of a clip's field by its code, message and hint; what to raise because of it."""


class Neighbours:
    """The clips of some rows by their places, which run on from row to row."""

    def __init__(
        self, rows: Sequence[Sequence[Clip]], unread_ids: frozenset[str], note: Note
    ) -> None:
        self.clips = [clip for row in rows for clip in row]
        self.before: list[int | None] = []
        """The place of the clip before each one in its own row."""
        for row in rows:
            first = len(self.before)
            self.before.extend(first + at - 1 if at else None for at in range(len(row)))
        self.twins: list[Clip] = []
        """Clips whose id another one has already."""
        self._by_id: dict[str, int] = {}
        for index, clip in enumerate(self.clips):
            if clip.id is not None and self._by_id.setdefault(clip.id, index) != index:
                self.twins.append(clip)
        self._ids = self._by_id.keys() | unread_ids
        self._unread_ids = unread_ids
        self._place_of = {id(clip): at for at, clip in enumerate(self.clips)}
        self._narrations = [at for at, clip in enumerate(self.clips) if clip.type == NARRATION]
        self._note = note

    def named(self, clip: Clip, what: str, text: str) -> tuple[Anchor, int]:
        """What an anchor says, and the place of the clip that it names; raises Unresolved."""
        anchor = Anchor.of(text, self._ids)
        if anchor is None:
            raise self._note("bad_value", clip, what, f"{shown(text)} is no time", HINT)
        if anchor.id is None:
            return anchor, self._narration_before(clip, what)
        other = self._by_id.get(anchor.id)
        if other is None and anchor.id in self._unread_ids:
            raise Unresolved
        if other is None:
            message = f"no clip beside this one has the id {shown(anchor.id)}"
            hint = suggestion(anchor.id, tuple(self._by_id), "give the other clip that id")
            raise self._note("unknown_anchor", clip, what, message, hint)
        return anchor, other

    def _narration_before(self, clip: Clip, what: str) -> int:
        """The last narration that is written before a clip, or else the first one after it."""
        own = self._place_of[id(clip)]
        others = [at for at in self._narrations if at != own]
        if not others:
            raise self._note(
                "unknown_anchor", clip, what, "there is no narration beside this clip",
                'add a clip of the type "narration"',
            )  # fmt: skip
        return max((at for at in others if at < own), default=others[0])
