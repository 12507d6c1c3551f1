"""A reader of 70 languages on any machine: quick and clear, though nobody takes it for a person."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, pairwise

import numpy as np

from kinoform.providers.speech import _espeak_library as library
from kinoform.providers.speech._espeak_languages import LANGUAGES, Language
from kinoform.providers.speech.base import (
    Access,
    Gender,
    Line,
    Provider,
    Said,
    Span,
    SpeechRefused,
    Voice,
)
from kinoform.providers.timing.shares import shared, weight
from kinoform.providers.timing.stretches import stretches

_SPEAKERS: tuple[tuple[str, Gender, str], ...] = (
    ("", "male", "adam"),
    ("-f", "female", "steph"),
)
"""Ends of ids, and of the library's variants those that are understood best."""
_WORDS_A_MINUTE = 155
_ONSET_SECONDS = 0.05
"""From an event, which comes with the first movement towards a word, to where it is heard."""
_SLOWEST, _FASTEST = 80, 450
_MOST_SECONDS = 1_800.0
_SHORTEST_PAUSE = 0.05
_LEAST_SOUND_SECONDS = 0.02
"""What is heard for a shorter time spills over from the word beside."""
_FULL_SCALE = 32_768
_JOINERS = "\u200c\u200d"
"""Invisible, and yet part of how some scripts are written."""


def voices(_access: Access) -> tuple[Voice, ...]:
    """A man and a woman for each language."""
    return tuple(
        Voice(
            id=_id(language, ending), name=f"eSpeak, {language.name}", language=language.tag,
            gender=gender, provider="espeak", description="synthetic, clear",
        )
        for language in LANGUAGES
        for ending, gender, _ in _SPEAKERS
    )  # fmt: skip


def reason_against(_access: Access) -> str:
    """Why it cannot read here; empty when it can."""
    if find_spec("espeakng_loader") is None:
        return "eSpeak is not installed: pip install kinoform[espeak]"
    return ""


def say(line: Line, access: Access) -> Said:
    """The line as sound, with the times that the library tells."""
    if reason := reason_against(access):
        raise SpeechRefused("speech_unavailable", reason, "pip install kinoform[espeak]")
    texts = [_plain(token.spoken) for token in line.tokens]
    pace = min(max(round(_WORDS_A_MINUTE * line.speed), _SLOWEST), _FASTEST)
    try:
        read = library.read(" ".join(texts), _library_voice(line.voice.id), pace, _MOST_SECONDS)
    except library.EspeakFailed as error:
        raise SpeechRefused(
            "speech_failed", f"eSpeak could not read the text: {error}", "choose another voice"
        ) from error
    if read.is_cut:
        raise SpeechRefused(
            "speech_failed",
            f"eSpeak would read the text for more than {_MOST_SECONDS / 60:.0f} minutes",
            "split the text, or write long rows of digits another way",
        )
    wave = (read.samples / _FULL_SCALE).astype(np.float32)
    sounding = stretches(wave, read.sample_rate, _SHORTEST_PAUSE)
    if not read.words or not sounding:
        raise SpeechRefused(
            "speech_unpronounceable",
            f"{line.voice.name} finds nothing to say in the text",
            "choose a voice of the text's language",
        )
    begin, end = sounding[0][0], sounding[-1][1]
    times = _times(texts, _begins(texts, read.words), sounding)
    return Said(
        wave[round(begin * read.sample_rate) : round(end * read.sample_rate)],
        read.sample_rate,
        tuple(time and (time[0] - begin, time[1] - begin) for time in times),
    )


def _id(language: Language, ending: str) -> str:
    return f"espeak-{language.tag.lower()}{ending}"


@cache
def _library_voices() -> dict[str, str]:
    return {
        _id(language, ending): f"{language.voice}+{variant}"
        for language in LANGUAGES
        for ending, _, variant in _SPEAKERS
    }


def _library_voice(voice_id: str) -> str:
    if voice_id not in _library_voices():
        raise SpeechRefused(
            "speech_unavailable", f"eSpeak has no voice {voice_id}", "choose one of its voices"
        )
    return _library_voices()[voice_id]


def _plain(text: str) -> str:
    """The text without what could steer the reader, each letter in its place.

    Control characters change its voice, and brackets may hold phonemes.
    """
    return "".join(" " if letter in "[]" or _is_control(letter) else letter for letter in text)


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter).startswith("C") and letter not in _JOINERS


def _begins(texts: Sequence[str], events: Sequence[library.WordEvent]) -> list[float | None]:
    """When each text begins; None for one that the library never mentioned."""
    begins: list[float | None] = [None] * len(texts)
    # A blank belongs to the text after it: events may point at it.
    ends = list(accumulate(len(text) + 1 for text in texts))
    index = 0
    for event in events:
        while index < len(texts) - 1 and event.letter >= ends[index] - 1:
            index += 1
        if begins[index] is None:
            begins[index] = event.second
    return begins


def _times(
    texts: Sequence[str], begins: Sequence[float | None], sounding: Sequence[Span]
) -> list[Span | None]:
    """When each text is spoken.

    Words that run together, such as "one of the", have one event: they share its time.
    """
    times: list[Span | None] = [None] * len(texts)
    said = [i for i, text in enumerate(texts) if begins[i] is not None or weight(text)]
    runs: list[list[int]] = []
    for index in said:
        if begins[index] is not None or not runs:
            runs.append([])
        runs[-1].append(index)
    spans = _spans([begins[run[0]] or 0.0 for run in runs], sounding)
    for run, span in zip(runs, spans, strict=True):
        weights = [weight(texts[index]) or 1.0 for index in run]
        for index, time in zip(run, shared(span, weights), strict=True):
            times[index] = time
    return times


def _spans(events: Sequence[float], sounding: Sequence[Span]) -> list[Span]:
    """When each word is heard, from when the library began it; pauses belong to none."""
    last = sounding[-1][1]
    steps = list(pairwise([*events, last]))
    heard = [_heard_within(step, sounding) for step in steps]
    starts = [
        min(max(start, event + min(_ONSET_SECONDS, (later - event) / 2)), end)
        for (event, later), (start, end) in zip(steps, heard, strict=True)
    ]
    ends = [
        end if end < later else next_start
        for (_, later), (_, end), next_start in zip(steps, heard, [*starts[1:], last], strict=True)
    ]
    return list(zip(starts, ends, strict=True))


def _heard_within(span: Span, sounding: Sequence[Span]) -> Span:
    """The span without the silence at its edges."""
    start, end = span
    heard = [
        stretch
        for stretch in sounding
        if min(end, stretch[1]) - max(start, stretch[0]) > _LEAST_SOUND_SECONDS
    ]
    if not heard:
        return span
    return max(start, heard[0][0]), min(end, heard[-1][1])


PROVIDER = Provider(
    kind="espeak",
    version="1.52-5",
    voices=voices,
    reason_against=reason_against,
    say=say,
    rank=900,
)
