"""What needs a plan of a higher tier."""

from __future__ import annotations

import re

from kinoform.app.refusal import Refused
from kinoform.db.plans import Plan

_OWN_VOICE = re.compile(r"elevenlabs([-:].*)?|[A-Za-z0-9]{20}", re.IGNORECASE)
"""Voices that are spoken by somebody's account at ElevenLabs: by our name, or by their id."""


def is_own_voice(voice_id: object) -> bool:
    """Whether a voice is one of somebody's own, as opposed to those that everybody has."""
    return isinstance(voice_id, str) and _OWN_VOICE.fullmatch(voice_id) is not None


def require_studio(plan: Plan, what: str) -> None:
    """Raise Refused unless a plan opens what only Studio and above have."""
    if plan.tier != "studio":
        raise Refused(
            "forbidden", "TIER_REQUIRED", f"{what} need the Studio tier or above",
            f"the plan of this account, {plan.name}, is of the tier {plan.tier}; its operator "
            "can change that",
        )  # fmt: skip
