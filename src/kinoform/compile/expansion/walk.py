"""Goes through a document once: fills its texts, leaves clips out and repeats them."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from operator import is_
from typing import Any

from kinoform.compile.expansion.budget import Budget, Limits, OverLimit
from kinoform.compile.expansion.filling import Filling, NoValue
from kinoform.compile.expansion.identity import CLIP_LISTS, renamed_reference, written_ids
from kinoform.compile.expansion.repetition import (
    FORM,
    BadRepeat,
    Repetition,
    read_repetition,
    shifted,
)
from kinoform.compile.expansion.template import OPENING
from kinoform.compile.expansion.trail import Trail

_CONTROLS = frozenset({"when", "repeat"})
_STEPS_A_TURN = 4
_VARIABLES = frozenset({"variables"})


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds within one copy of a clip."""

    names: ChainMap[str, Any]
    endings: Mapping[str, str]
    """What comes behind the ids that are repeated."""


class Expander:
    """One expansion of one document."""

    def __init__(self, limits: Limits) -> None:
        self.trail = Trail(limits.problems)
        self._budget = Budget(limits)
        self._filling = Filling(self.trail, self._budget)
        self._ids: dict[int, frozenset[str]] = {}

    def expand(self, document: dict[str, Any], names: Mapping[str, Any]) -> dict[str, Any]:
        """The expanded document; the document itself where a limit was reached."""
        try:
            return self._object(document, Scope(ChainMap(dict(names)), {}), left_alone=_VARIABLES)
        except OverLimit as over:
            self.trail.stop(over)
            return document

    def _value(self, node: Any, scope: Scope) -> Any:
        if isinstance(node, str):
            return self._filling.fill(node, scope.names) if OPENING in node else node
        if isinstance(node, dict):
            return self._object(node, scope)
        if isinstance(node, list):
            return self._list(node, scope)
        return node

    def _object(
        self, node: dict[str, Any], scope: Scope, left_alone: frozenset[str] = frozenset()
    ) -> dict[str, Any]:
        self._enter(node)
        expanded = node
        for key, old in node.items():
            if key in left_alone or not isinstance(old, str | dict | list):
                continue
            self.trail.step_in(key, key)
            if key in CLIP_LISTS and isinstance(old, list):
                new: Any = self._clips(old, scope)
            else:
                new = self._value(old, scope)
            self.trail.step_out()
            if new is not old:
                expanded = dict(node) if expanded is node else expanded
                expanded[key] = new
        return expanded

    def _list(self, node: list[Any], scope: Scope) -> list[Any]:
        self._enter(node)
        expanded = node
        for at, old in enumerate(node):
            self.trail.step_in(at, at)
            new = self._value(old, scope)
            self.trail.step_out()
            if new is not old:
                expanded = list(node) if expanded is node else expanded
                expanded[at] = new
        return expanded

    def _enter(self, node: dict[str, Any] | list[Any]) -> None:
        self._budget.check_depth(self.trail.depth)
        self._budget.add_nodes(len(node))

    def _clips(self, clips: list[Any], scope: Scope) -> list[Any]:
        self._enter(clips)
        expanded: list[Any] = []
        for at, clip in enumerate(clips):
            self.trail.step_in(at, len(expanded))
            for copy in self._copies(clip, scope):
                expanded.append(copy)
                self.trail.arrive_at(len(expanded))
            self.trail.step_out()
        is_same = len(expanded) == len(clips) and all(map(is_, expanded, clips))
        return clips if is_same else expanded

    def _copies(self, clip: Any, scope: Scope) -> Iterator[Any]:
        """The clip as often as it is wanted: once, not at all, or for each item."""
        if not isinstance(clip, dict):
            self.trail.remember_origin()
            yield self._value(clip, scope)
        elif "repeat" not in clip:
            if self._is_wanted(clip, scope):
                yield self._clip(clip, scope, Fraction(0))
        elif repetition := self._repetition(clip["repeat"], scope):
            for at in range(len(repetition.items)):
                self._budget.spend_steps(_STEPS_A_TURN)
                turn = replace(scope, names=scope.names.new_child(repetition.names_at(at)))
                if self._is_wanted(clip, turn):
                    turn = replace(turn, endings=self._endings(clip, scope, at))
                    yield self._clip(clip, turn, at * repetition.each)

    def _clip(self, clip: dict[str, Any], scope: Scope, offset: Fraction) -> dict[str, Any]:
        self._budget.add_clip()
        self.trail.remember_origin()
        expanded = self._object(clip, scope, left_alone=_CONTROLS)
        changes: dict[str, Any] = {}
        written_id, start = clip.get("id"), clip.get("start")
        if isinstance(written_id, str) and written_id in scope.endings:
            changes["id"] = written_id + scope.endings[written_id]
        if isinstance(start, str) and OPENING not in start:
            changes["start"] = renamed_reference(start, scope.endings)
        elif "start" in clip:
            changes["start"] = shifted(expanded["start"], offset)
        if _CONTROLS.isdisjoint(clip) and all(expanded[key] is changes[key] for key in changes):
            return expanded
        kept = {key: value for key, value in expanded.items() if key not in _CONTROLS}
        return {**kept, **changes}

    def _endings(self, clip: dict[str, Any], scope: Scope, at: int) -> dict[str, str]:
        """Copies of a clip, and of the clips within it, are numbered from 1."""
        if id(clip) not in self._ids:
            self._ids[id(clip)] = written_ids(clip)
        ids = self._ids[id(clip)]
        self._budget.spend_steps(len(ids) // 16)
        outer = scope.endings
        return {**outer, **{one: f"{outer.get(one, '')}-{at + 1}" for one in ids}}

    def _is_wanted(self, clip: dict[str, Any], scope: Scope) -> bool:
        if "when" not in clip:
            return True
        try:
            return bool(self._control(scope, "when", clip["when"]))
        except NoValue:
            return False

    def _repetition(self, spec: Any, scope: Scope) -> Repetition | None:
        self.trail.step_in("repeat", "repeat")
        try:
            return read_repetition(spec, partial(self._control, scope))
        except NoValue:
            return None
        except BadRepeat as bad:
            self.trail.note("bad_repeat", str(bad), FORM)
            return None
        finally:
            self.trail.step_out()

    def _control(self, scope: Scope, step: str, value: Any) -> Any:
        """The value of a field that needs no braces around its expression; may raise NoValue."""
        self.trail.step_in(step, step)
        try:
            if isinstance(value, str):
                return self._filling.condition(value, scope.names)
            return self._value(value, scope)
        finally:
            self.trail.step_out()
