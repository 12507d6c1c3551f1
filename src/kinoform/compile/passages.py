"""The way in and the way out of a clip, by its transitions."""

from __future__ import annotations

from kinoform.compile.suggest import shown, suggestion
from kinoform.kit import pointer
from kinoform.model.composition import PassageUse
from kinoform.model.document.clip import Clip
from kinoform.model.document.motion import Passage
from kinoform.model.problem import Problem
from kinoform.transitions._catalogue import all_transitions, find


def passages_of(
    clip: Clip, where: str, problems: list[Problem]
) -> tuple[PassageUse | None, PassageUse | None]:
    """The way in and the way out of a clip, by its transitions."""
    spec = clip.transition
    if spec is None or clip.type == "template":
        return None, None
    at = pointer.join(where, "transition")
    own_in, own_out = (at, at) if spec.in_ is None and spec.out is None else (
        pointer.join(at, "in"), pointer.join(at, "out"),
    )  # fmt: skip
    entrance, leave = spec.passages()
    return _passage(entrance, own_in, problems), _passage(leave, own_out, problems)


def _passage(passage: Passage | None, where: str, problems: list[Problem]) -> PassageUse | None:
    if passage is None or passage.type == "none" or passage.duration <= 0:
        return None
    record = find(passage.type)
    if record is None:
        problems.append(
            Problem(
                "unknown_transition", pointer.join(where, "type"),
                f"no transition is called {shown(passage.type)}",
                suggestion(passage.type, tuple(all_transitions())),
            )
        )  # fmt: skip
        return None
    return PassageUse(record.kind, passage.duration, passage.easing)
