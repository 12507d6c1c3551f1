"""Voices, as a process tells of them that may load what they need."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from kinoform.darkroom.rules import MediaRules
from kinoform.model.problem import Problem, RenderFailed
from kinoform.narration.rules import SpeechRules

ANSWER_SECONDS = 60


async def voices_here(media: MediaRules) -> list[dict[str, Any]]:
    """Every voice as plain JSON, and whether it can speak here; raises RenderFailed."""
    found: list[dict[str, Any]] = await _asked(media, None)
    return found


async def voice_fault(media: MediaRules, voice_id: str) -> Problem | None:
    """Why nobody here can speak for a voice; None where somebody can. Raises RenderFailed."""
    told = await _asked(media, voice_id)
    return None if told is None else Problem(**told)


async def _asked(media: MediaRules, voice_id: str | None) -> Any:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "kinoform.darkroom.voices",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    question = {"rules": media.speaking.silent().as_dict(), "voice": voice_id}
    try:
        written, _ = await asyncio.wait_for(
            child.communicate(json.dumps(question).encode()), ANSWER_SECONDS
        )
        return json.loads(written)
    except (TimeoutError, ValueError):
        raise RenderFailed(
            Problem(
                "voices_unknown", "", "nobody could say which voices there are",
                "ask again; `kinoform voices` on the server shows why",
            )
        ) from None  # fmt: skip
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()


def _answer(rules: SpeechRules, voice_id: str | None) -> Any:
    # Only the process that is asked may load these.
    from kinoform.narration.casting import NoVoice, cast  # noqa: PLC0415
    from kinoform.narration.voices import listed  # noqa: PLC0415

    if voice_id is None:
        return [each.as_dict() for each in listed(rules.access)]
    try:
        cast(voice_id, None, rules.access)
    except NoVoice as nobody:
        return nobody.problem.as_dict()
    return None


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    sys.stdout.write(json.dumps(_answer(SpeechRules.of(asked["rules"]), asked["voice"])))
