"""OpenAI's voices, or those of any server that speaks its protocol, such as a local Kokoro."""

from __future__ import annotations

import re

from kinoform.providers.speech._decode import decoded
from kinoform.providers.speech._pace import own_pace, paced
from kinoform.providers.speech._wire import Question, ask
from kinoform.providers.speech.base import (
    Access,
    Gender,
    Line,
    Provider,
    Said,
    SpeechRefused,
    Voice,
)

_THEIR_URL = "https://api.openai.com/v1"
_PREFIX = "openai:"
_ID = re.compile(r"openai:[^\s/\x00-\x1f]{1,100}")
_SLOWEST, _FASTEST = 0.25, 4.0
# Models that take instructions instead of a speed, and pass over it without a word.
_ONE_PACE = re.compile(r"gpt-4o")

SPEAKERS: dict[str, tuple[Gender, str]] = {
    "alloy": ("neutral", "even and clear"),
    "ash": ("male", "warm and plain"),
    "ballad": ("male", "soft and emotional"),
    "coral": ("female", "warm and friendly"),
    "echo": ("male", "calm and resonant"),
    "fable": ("neutral", "expressive, for stories"),
    "nova": ("female", "lively"),
    "onyx": ("male", "deep"),
    "sage": ("female", "calm and thoughtful"),
    "shimmer": ("female", "bright and soft"),
    "verse": ("male", "expressive"),
}


def voices(_access: Access) -> tuple[Voice, ...]:
    """OpenAI's own; a server of one's own may have others, which documents name just so."""
    return tuple(
        Voice(
            id=f"{_PREFIX}{name}",
            name=name.capitalize(),
            language="en-US",
            gender=gender,
            provider="openai",
            description=description,
        )
        for name, (gender, description) in SPEAKERS.items()
    )


def reason_against(access: Access) -> str:
    """Empty when there is a key, or the address of a server that may need none."""
    if access.openai_key or access.openai_url:
        return ""
    return (
        "OpenAI's voices need KINOFORM_OPENAI_API_KEY, or KINOFORM_OPENAI_URL of a server like it"
    )


def say(line: Line, access: Access) -> Said:
    """The line; nobody tells when its words are said."""
    if reason := reason_against(access):
        raise SpeechRefused("speech_unavailable", reason)
    one_pace = _ONE_PACE.match(access.openai_model)
    theirs, ours = own_pace(line.speed, *((1.0, 1.0) if one_pace else (_SLOWEST, _FASTEST)))
    document: dict[str, object] = {
        "model": access.openai_model,
        "input": line.written,
        "voice": line.voice.id.removeprefix(_PREFIX),
        "response_format": "wav",
    }
    if theirs != 1.0:
        document["speed"] = theirs
    key = access.openai_key.reveal().strip()
    name = "The speech server" if access.openai_url else "OpenAI"
    answer = ask(
        Question(
            provider=name,
            url=f"{(access.openai_url or _THEIR_URL).rstrip('/')}/audio/speech",
            document=document,
            key_header="Authorization" if key else "",
            key=f"Bearer {key}" if key else "",
        ),
        access,
    )
    wave, rate = decoded(answer.body, name, answer.content_type)
    return paced(Said(wave, rate), ours)


PROVIDER = Provider(
    kind="openai",
    version="1",
    voices=voices,
    reason_against=reason_against,
    say=say,
    facts=lambda access: (access.openai_url, access.openai_model),
    owns=lambda voice_id: _ID.fullmatch(voice_id) is not None,
    is_networked=True,
    rank=210,
    most_letters=4_000,
)
