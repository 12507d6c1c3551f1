"""ElevenLabs: voices over the network with a key of one's own, and a time for each character."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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
    Token,
    Voice,
)
from kinoform.providers.timing.matching import Times, times_of_characters

_NAME = "ElevenLabs"
_CUSTOM = "elevenlabs-custom"
_MODEL = "eleven_multilingual_v2"
_SLOWEST, _FASTEST = 0.7, 1.2
_ID = re.compile(r"[A-Za-z0-9]{20}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of the voices that every account has."""

    name: str
    gender: Gender
    language: str
    description: str


SPEAKERS = {
    "JBFqnCBsd6RMkjVDRZzb": Speaker("George", "male", "en-GB", "warm, a storyteller"),
    "EXAVITQu4vr4xnSDxMaL": Speaker("Sarah", "female", "en-US", "mature and confident"),
    "FGY2WhTYpPnrIDTdsKH5": Speaker("Laura", "female", "en-US", "lively and bright"),
    "IKne3meq5aSn9XLyUdCD": Speaker("Charlie", "male", "en-AU", "confident and energetic"),
    "CwhRBWXzGAHq8TQ4Fs17": Speaker("Roger", "male", "en-US", "relaxed and casual"),
    "9BWtsMINqrJLrRacOk9x": Speaker("Aria", "female", "en-US", "expressive"),
    "N2lVS1w4EtoT3dr4eOWO": Speaker("Callum", "male", "en-US", "husky"),
    "SAz9YHcvj6GT2YYXdXww": Speaker("River", "neutral", "en-US", "calm and neutral"),
    "TX3LPaxmHKxFdv7VOQHJ": Speaker("Liam", "male", "en-US", "young and energetic"),
    "XB0fDUnXU5powFXDhCwa": Speaker("Charlotte", "female", "en-GB", "soft, for characters"),
    "Xb7hH8MSUJpSbSDYk0k2": Speaker("Alice", "female", "en-GB", "clear, for explanations"),
    "XrExE9yKIg1WjnnlVkGX": Speaker("Matilda", "female", "en-US", "professional"),
    "bIHbv24MWmeRgasZH58o": Speaker("Will", "male", "en-US", "relaxed and friendly"),
    "cgSgspJ2msm6clMCkdW9": Speaker("Jessica", "female", "en-US", "playful and warm"),
    "cjVigY5qzO86Huf0OWal": Speaker("Eric", "male", "en-US", "smooth and trustworthy"),
    "iP95p4xoKVk53GoZ742B": Speaker("Chris", "male", "en-US", "charming, down to earth"),
    "nPczCjzI2devNBz1zQrb": Speaker("Brian", "male", "en-US", "deep and resonant"),
    "onwK4e9ZLuTAKqWW03F9": Speaker("Daniel", "male", "en-GB", "steady, for news"),
    "pFZP5JQG7iQjIQuC4Bku": Speaker("Lily", "female", "en-GB", "velvety"),
    "pqHfZKP75CvOlQylNhV4": Speaker("Bill", "male", "en-US", "wise and mature"),
    "21m00Tcm4TlvDq8ikWAM": Speaker("Rachel", "female", "en-US", "calm, for narration"),
    "29vD33N1CtxCmqQRPOHJ": Speaker("Drew", "male", "en-US", "well-rounded"),
    "2EiwWnXFnvU5JabPnv8n": Speaker("Clyde", "male", "en-US", "gruff, for characters"),
    "AZnzlk1XvdvUeBnXmlld": Speaker("Domi", "female", "en-US", "strong"),
    "ErXwobaYiN019PkySvjV": Speaker("Antoni", "male", "en-US", "well-rounded"),
    "MF3mGyEYCl7XYWbV9V6O": Speaker("Elli", "female", "en-US", "young and emotional"),
    "TxGEqnHWrfWFTfGW9XjX": Speaker("Josh", "male", "en-US", "deep and young"),
    "VR6AewLTigWG4xSOukaG": Speaker("Arnold", "male", "en-US", "crisp"),
    "pNInz6obpgDQGcFmaJgB": Speaker("Adam", "male", "en-US", "deep, for narration"),
    "yoZ06aMxZJJ28mfd3POQ": Speaker("Sam", "male", "en-US", "raspy"),
}


def voices(_access: Access) -> tuple[Voice, ...]:
    """The voices of every account, and the one that the operator brings."""
    listed = (
        Voice(
            id=id,
            name=speaker.name,
            language=speaker.language,
            gender=speaker.gender,
            provider="elevenlabs",
            description=speaker.description,
        )
        for id, speaker in SPEAKERS.items()  # noqa: A001 -- as documents call it
    )
    own = Voice(
        id=_CUSTOM,
        name="Your ElevenLabs voice",
        language="en-US",
        gender="neutral",
        provider="elevenlabs",
        description="whichever the operator has chosen",
    )
    return (*listed, own)


def reason_against(access: Access) -> str:
    """Empty when there is a key."""
    return (
        "" if access.elevenlabs_key else "ElevenLabs needs a key: set KINOFORM_ELEVENLABS_API_KEY"
    )


def say(line: Line, access: Access) -> Said:
    """The line, and when each of its words is said."""
    if reason := reason_against(access):
        raise SpeechRefused("speech_unavailable", reason)
    voice_id = access.elevenlabs_voice if line.voice.id == _CUSTOM else line.voice.id
    if not _ID.fullmatch(voice_id):
        raise SpeechRefused(
            "speech_failed",
            f"{_NAME} has no voice with such an id",
            "its ids are 20 letters and digits",
        )
    theirs, ours = own_pace(line.speed, _SLOWEST, _FASTEST)
    document: dict[str, object] = {"text": line.written, "model_id": _MODEL}
    if theirs != 1.0:
        document["voice_settings"] = {"speed": theirs}
    answer = ask(
        Question(
            provider=_NAME,
            url=f"{access.elevenlabs_url.rstrip('/')}/v1/text-to-speech/{voice_id}/with-timestamps",
            document=document,
            key_header="xi-api-key",
            key=access.elevenlabs_key.reveal().strip(),
            accept="application/json",
        ),
        access,
    )
    try:
        told: Any = json.loads(answer.body)
        sound = base64.b64decode(told["audio_base64"], validate=True)
    except (ValueError, TypeError, KeyError, RecursionError, binascii.Error):
        raise SpeechRefused(
            "speech_failed", f"{_NAME} gave an answer that cannot be read", "try again later"
        ) from None
    wave, rate = decoded(sound, _NAME)
    times = _times(line.tokens, told, len(wave) / rate)
    return paced(Said(wave, rate, times), ours)


def _times(tokens: Sequence[Token], told: dict[str, Any], seconds: float) -> Times | None:
    """From the text as it was sent, or else as they wrote it out; None where neither is sound."""
    for name in ("alignment", "normalized_alignment"):
        try:
            text = told[name]["characters"]
            starts, ends = (
                [float(moment) for moment in told[name][f"character_{edge}_times_seconds"]]
                for edge in ("start", "end")
            )
            characters = [str(character) for character in text]
        except (KeyError, TypeError, ValueError, OverflowError):
            continue
        if times := times_of_characters(tokens, characters, starts, ends, seconds=seconds):
            return times
    return None


PROVIDER = Provider(
    kind="elevenlabs",
    version="1",
    voices=voices,
    reason_against=reason_against,
    say=say,
    facts=lambda access: (access.elevenlabs_url, access.elevenlabs_voice),
    owns=lambda voice_id: _ID.fullmatch(voice_id) is not None,
    is_networked=True,
    rank=200,
)
