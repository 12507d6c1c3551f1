"""The list of all voices, asked of a process that may load what they need."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from kinoform.darkroom.rules import MediaRules
from kinoform.model.problem import Problem, RenderFailed
from kinoform.narration.rules import SpeechRules

LIST_SECONDS = 60


async def voices_here(media: MediaRules) -> list[dict[str, Any]]:
    """Every voice as plain JSON, and whether it can speak here; raises RenderFailed."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "kinoform.darkroom.voices",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    rules = json.dumps(media.speaking.silent().as_dict())
    try:
        written, _ = await asyncio.wait_for(child.communicate(rules.encode()), LIST_SECONDS)
        found: list[dict[str, Any]] = json.loads(written)
    except (TimeoutError, ValueError):
        raise RenderFailed(
            Problem(
                "voices_unknown", "", "the voices could not be listed",
                "ask again; `kinoform voices` on the server shows why",
            )
        ) from None  # fmt: skip
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    return found


def _list(rules: SpeechRules) -> list[dict[str, Any]]:
    from kinoform.narration.voices import listed  # noqa: PLC0415 - only the child may load it

    return [each.as_dict() for each in listed(rules.access)]


if __name__ == "__main__":
    print(json.dumps(_list(SpeechRules.of(json.load(sys.stdin)))))  # noqa: T201 - it is the answer
