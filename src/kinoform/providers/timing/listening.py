"""Word times of English speech, found by listening to it with the text at hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np

from kinoform.providers.speech.base import Said, Span, Token, Wave
from kinoform.providers.timing.letter_sounds import sounds_of_letters, sounds_of_word
from kinoform.providers.timing.shares import weight

_RATE = 16_000
_FRAMES_A_SECOND = 100
_LEAST_BYTES, _MOST_BYTES = _RATE // 5, _RATE * 2 * 400
"""A tenth of a second, and some minutes: a longer sound would keep a worker for too long."""
_PEAK = 0.9
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
_VOWEL = re.compile("[aeiouy]")
_LONGEST_SPELLED = 5
_CHOICES: tuple[dict[str, float], ...] = (
    {},
    {"beam": 1e-80, "pbeam": 1e-80, "wbeam": 1e-60},
)
"""How unlikely a way to say the text may be; the second choice is slower and gives up later."""
_MOST_BYTES_OF_PATIENCE = _RATE * 2 * 120
"""A longer sound has only the first choice: giving up the second takes a ninth of its time."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One word that is to be heard."""

    token: int
    text: str
    is_spelled: bool


def is_installed() -> bool:
    """Whether the aligner can listen."""
    return find_spec("pocketsphinx") is not None


def times_by_listening(said: Said, tokens: Sequence[Token]) -> tuple[Span | None, ...] | None:
    """When each token is spoken; None for all where the text was not heard in the sound."""
    words = [word for index, token in enumerate(tokens) for word in _words(index, token.spoken)]
    pcm = _pcm(said)
    if not words or not _LEAST_BYTES < len(pcm) < _MOST_BYTES:
        return None
    choices = _CHOICES if len(pcm) < _MOST_BYTES_OF_PATIENCE else _CHOICES[:1]
    spans = next(filter(None, (_heard(words, pcm, choice) for choice in choices)), None)
    if spans is None:
        return None
    times: list[Span | None] = [None] * len(tokens)
    for word, span in zip(words, spans, strict=True):
        known = times[word.token]
        times[word.token] = (known[0] if known else span[0], span[1])
    return tuple(times)


def _words(token: int, spoken: str) -> Iterator[_Word]:
    """The words of one token, as a dictionary has them."""
    folded = unicodedata.normalize("NFKD", spoken.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    found = _WORD.findall(plain.casefold())
    for text in found:
        is_capital = text.upper() in plain and len(text) <= _LONGEST_SPELLED
        yield _Word(token, text, is_spelled=is_capital or not _VOWEL.search(text))
    if not found and weight(spoken):
        # Something of another script is spoken here: it has to take its time.
        yield _Word(token, "".join(filter(str.isalnum, plain.casefold())), is_spelled=False)


def _pcm(said: Said) -> bytes:
    """The sound as the aligner wants it; what it cannot hold is averaged away."""
    count = int(len(said.wave) * _RATE / said.sample_rate)
    sums = np.concatenate(([0.0], np.cumsum(said.wave, dtype=np.float64)))
    edges = np.arange(count + 1) * (said.sample_rate / _RATE)
    wave: Wave = np.diff(np.interp(edges, np.arange(len(sums)), sums)).astype(np.float32)
    loudest = float(np.abs(wave).max(initial=0.0)) or 1.0
    return (wave * (_PEAK * 32_767 / loudest)).astype(np.int16).tobytes()


def _heard(words: Sequence[_Word], pcm: bytes, choice: dict[str, float]) -> list[Span] | None:
    """The time of each word; None where the sound does not end with the text."""
    from pocketsphinx import Decoder  # noqa: PLC0415  an extra, and slow to load

    decoder = Decoder(lm=None, loglevel="FATAL", **choice)
    _teach(decoder, words)
    try:
        decoder.set_align_text(" ".join(word.text for word in words))
        decoder.start_utt()
        decoder.process_raw(pcm, full_utt=True)
        decoder.end_utt()
    except RuntimeError:
        return None
    spans = [
        (segment.start_frame / _FRAMES_A_SECOND, (segment.end_frame + 1) / _FRAMES_A_SECOND)
        for segment in decoder.seg() or ()
        if not segment.word.startswith(("<", "["))
    ]
    return spans if len(spans) == len(words) else None


def _teach(decoder: Any, words: Sequence[_Word]) -> None:
    """Add the words that the dictionary lacks, as they probably sound."""
    for word in words:
        if decoder.lookup_word(word.text) is None:
            sounds = sounds_of_letters if word.is_spelled else sounds_of_word
            decoder.add_word(word.text, sounds(word.text), False)
