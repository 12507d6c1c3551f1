"""Voices: everybody who can read aloud, and whether a film may have the one that it names."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from kinoform.app.callers import Caller
from kinoform.app.house import House
from kinoform.app.refusal import faulty
from kinoform.app.templates import Found
from kinoform.app.tiers import is_own_voice, require_studio
from kinoform.darkroom.voices import voice_fault, voices_here
from kinoform.dialects.sigfig.library_answers import Voice
from kinoform.generate.wishes import Wish

DESCRIPTIONS = {
    "en-GB-RyanNeural": "Male, British, professional",
    "en-US-GuyNeural": "Male, American, neutral",
    "en-US-JennyNeural": "Female, American, friendly",
    "en-GB-SoniaNeural": "Female, British, confident",
    "elevenlabs-custom": "Bring your own ElevenLabs voice",
}
"""The voices that clients of SigFig know, in their order."""


class Voices:
    """All voices of a server, listed when somebody first asks."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._found: dict[str, Voice] = {}
        self._good = set(DESCRIPTIONS)
        self._asking = asyncio.Lock()

    async def listed(self) -> list[Voice]:
        """Those that clients know by their documents, and then all others."""
        async with self._asking:
            if not self._found:
                here = {
                    each["id"]: each for each in map(_shown, await voices_here(self._house.media))
                }
                first = [name for name in DESCRIPTIONS if name in here]
                self._found = {name: here[name] for name in dict.fromkeys([*first, *here])}
        return list(self._found.values())

    async def require(self, who: Caller, found: Found, wish: Wish) -> None:
        """Raise Refused where a film is to have a voice that nobody has, or that costs more."""
        asked = wish.audio.get("voiceId")
        wanted = asked or found.film.defaults.voice
        if not isinstance(wanted, str) or not wanted or wish.audio.get("includeVoiceover") is False:
            return
        if is_own_voice(wanted):
            require_studio(who.plan, "voices of your own")
        if self._is_known(wanted):
            return
        async with self._asking:
            if self._is_known(wanted):
                return
            fault = await voice_fault(self._house.media, wanted)
            if fault is None:
                self._good.add(wanted)
                return
        place = "/audio/voiceId" if asked else "/templateId"
        hint = fault.hint.replace("`kinoform voices`", "GET /api/voices")
        raise faulty((replace(fault, pointer=place, hint=hint),), "INVALID_REQUEST")

    def _is_known(self, voice_id: str) -> bool:
        return voice_id in self._good or voice_id in self._found


def _shown(voice: dict[str, str | bool]) -> Voice:
    name = str(voice["id"])
    return {
        "id": name, "name": str(voice["name"]),
        "description": DESCRIPTIONS.get(name, str(voice["description"])),
        "language": str(voice["language"]), "gender": str(voice["gender"]),
        "provider": str(voice["provider"]), "tier": "Studio+" if is_own_voice(name) else "Free",
        "available": bool(voice["available"]), "reason": str(voice["reason"]),
    }  # fmt: skip
