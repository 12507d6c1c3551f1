"""One line becomes a recording: cut where a provider wants it shorter, timed, and made as loud."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from kinoform.kit.hashing import content_hash
from kinoform.model.word import Word
from kinoform.narration.joining import joined
from kinoform.narration.level import levelled
from kinoform.narration.recordings import Recording, Recordings
from kinoform.narration.trimming import trimmed
from kinoform.providers.speech.base import (
    Access,
    Line,
    Provider,
    Said,
    Span,
    SpeechRefused,
    Token,
)
from kinoform.providers.timing.aligning import aligned

FORM = 5
"""Of what is kept; another number makes all of it anew."""
_LONGEST_SECONDS = 3 * 3600
_SENTENCE_ENDS = tuple(".!?…。！？؟।")


def key_of(line: Line, provider: Provider, access: Access) -> str:
    """What a line is kept under: everything that it sounds by."""
    tokens = [[token.written, token.spoken, token.respelled] for token in line.tokens]
    maker = [FORM, provider.kind, provider.version, *provider.facts(access)]
    facts = [maker, line.voice.id, line.speed, tokens]
    return content_hash(json.dumps(facts))  # as one text, which is much quicker for long ones


def recorded(line: Line, provider: Provider, access: Access, kept: Recordings) -> Recording:
    """The line as it is kept, said now if it never was; raises SpeechRefused."""
    key = key_of(line, provider, access)
    found = kept.find(key)
    if found is not None:
        return found
    parts = tuple(_parts(line, provider.most_letters))
    if len(parts) > 1:
        # Each by itself, so that what was said is not lost when a later part is refused.
        said = [recorded(part, provider, access, kept) for part in parts]
        return joined(said, Fraction(0), kept, key)
    whole = _said(line, provider, access)
    times = whole.times or ()
    skipped = [
        token.written
        for token, span in zip(line.tokens, times, strict=True)
        if span is None and any(map(str.isalnum, token.spoken))
    ]
    wave = levelled(whole.wave, whole.sample_rate)
    words = words_of(line.tokens, times, len(wave) / whole.sample_rate)
    return kept.keep(key, wave, whole.sample_rate, words, skipped)


def _said(line: Line, provider: Provider, access: Access) -> Said:
    said = provider.say(line, access)
    wave = np.nan_to_num(np.asarray(said.wave, np.float32))
    if not len(wave) or not np.any(np.abs(wave) > 1e-4):
        raise SpeechRefused(
            "speech_failed", f"{line.voice.name} answered with silence",
            "try another voice, or simpler words",
        )  # fmt: skip
    if len(wave) > _LONGEST_SECONDS * said.sample_rate:
        raise SpeechRefused("speech_failed", f"{line.voice.name} spoke for hours", "shorten it")
    whole = trimmed(replace(said, wave=wave))
    return whole if whole.times is not None else replace(whole, times=aligned(whole, line))


def _parts(line: Line, most_letters: int) -> Iterator[Line]:
    """The line in pieces that a provider takes, cut after sentences where that is possible."""
    part: list[Token] = []
    letters = 0
    for token in line.tokens:
        length = len(token.written) + 1
        if part and letters + length > most_letters:
            cut = _last_sentence(part)
            yield Line(tuple(part[:cut]), line.voice, line.speed)
            part = part[cut:]
            letters = sum(len(each.written) + 1 for each in part)
        part.append(token)
        letters += length
    yield Line(tuple(part), line.voice, line.speed)


def _last_sentence(tokens: Sequence[Token]) -> int:
    """How many tokens to say in one go: to the end of a sentence in the second half, if any."""
    for count in range(len(tokens), len(tokens) // 2, -1):
        if tokens[count - 1].written.endswith(_SENTENCE_ENDS):
            return count
    return len(tokens)


def words_of(tokens: Sequence[Token], times: Sequence[Span | None], seconds: float) -> list[Word]:
    """The written words with their times; what is not spoken stays with the word before it."""
    found: list[Word] = []
    waiting = ""
    for token, span in zip(tokens, times, strict=True):
        if span is None and found:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {token.written}")
        elif span is None:
            waiting += f"{token.written} "
        else:
            begin = max(_milliseconds(span[0]), found[-1].end if found else Fraction(0))
            until = max(begin, _milliseconds(min(span[1], seconds)))
            found.append(Word(waiting + token.written, begin, until))
            waiting = ""
    return found


def _milliseconds(seconds: float) -> Fraction:
    return Fraction(round(seconds * 1000), 1000)
