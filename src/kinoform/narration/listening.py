"""Text that somebody has spoken already: its recording tells when each word is said."""

from __future__ import annotations

import hashlib
from collections import Counter
from fractions import Fraction
from pathlib import Path

import numpy as np

from kinoform.engine.sound.listen import listen
from kinoform.kit.hashing import content_hash
from kinoform.model.media import Media
from kinoform.narration.level import levelled
from kinoform.narration.recordings import Recording, Recordings
from kinoform.narration.saying import words_of
from kinoform.narration.words.verbalise import verbalised
from kinoform.providers.speech.base import Line, Said, SpeechRefused, Token, Voice, Wave
from kinoform.providers.timing.aligning import aligned
from kinoform.providers.timing.listening import is_installed

FORM = 1
"""Of what is kept; another number listens to everything anew."""
RATE = 24_000
LONGEST_SECONDS = 1_800


def listened(media: Media, text: str, language: str, kept: Recordings) -> Recording:
    """The recording with the times of the words of its text; raises SpeechRefused."""
    tokens = verbalised(text, language)
    if not any(token.spoken for token in tokens):
        raise SpeechRefused(
            "speech_unpronounceable", "there is nothing in the text that can be said",
            "write what the recording says",
        )  # fmt: skip
    if not media.has_sound:
        raise SpeechRefused("speech_failed", "the recording has no sound", "name a sound file")
    if (media.duration or Fraction(0)) > LONGEST_SECONDS:
        raise SpeechRefused(
            "speech_failed", f"the recording is longer than {LONGEST_SECONDS // 60} minutes",
            "cut it into several narrations",
        )  # fmt: skip
    key = _key(media.path, tokens, language)
    found = kept.find(key)
    if found is not None:
        return found
    wave = _wave(media.path)
    voice = Voice(
        id="recording", name="Recording", language=language, gender="neutral", provider="recording"
    )
    times = aligned(Said(wave, RATE), Line(tokens, voice))
    words = words_of(tokens, times, len(wave) / RATE)
    return kept.keep(key, levelled(wave, RATE), RATE, words)


def _key(path: str, tokens: tuple[Token, ...], language: str) -> str:
    # By its content: the time of a file that was fetched changes whenever it is used.
    with Path(path).open("rb") as file:
        sound = hashlib.file_digest(file, "blake2b").hexdigest()
    written = [(token.written, token.spoken) for token in tokens]
    return content_hash(("recording", FORM, is_installed(), sound, language, written))


def _wave(path: str) -> Wave:
    blocks = [block.mean(axis=1) for block in listen(path, Fraction(0), None, RATE, Counter())]
    wave = np.concatenate(blocks).astype(np.float32) if blocks else np.zeros(0, np.float32)
    if not len(wave) or not np.any(np.abs(wave) > 1e-4):
        raise SpeechRefused("speech_failed", "the recording is silent", "name another file")
    return wave
