"""The voices that come along: one neural narrator in five timbres, far faster than speech."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from kinoform.providers.speech._graph import with_output
from kinoform.providers.speech.base import (
    Access,
    Gender,
    Line,
    Provider,
    Said,
    SpeechRefused,
    Token,
    Voice,
    Wave,
)
from kinoform.providers.timing.durations import Group, groups_of, times_of_tokens
from kinoform.typeset.scripts import COMMON, script_of

_DURATIONS = "/Clip_output_0"
_FRAME_SAMPLES = 600
_SAMPLE_RATE = 24_000
_FRAME_SECONDS = _FRAME_SAMPLES / _SAMPLE_RATE
_BINS = 601
_SEED = 0
_MOST_SOUNDS = 400
_OWN_LETTERS = frozenset({"Latn", COMMON})


@dataclass(frozen=True, slots=True)
class Timbre:
    """Another speaker made of the same narrator: how high the voice, how large the throat."""

    name: str
    gender: Gender
    description: str
    pitch: float = 1.0
    formants: float = 1.0


TIMBRES = {
    "heart": Timbre("Heart", "female", "warm and clear, as recorded"),
    "bright": Timbre("Bright", "female", "light and lively", 1.12, 1.05),
    "alto": Timbre("Alto", "female", "lower and calm", 0.85, 0.95),
    "tenor": Timbre("Tenor", "male", "even, for explanations", 0.62, 0.86),
    "bass": Timbre("Bass", "male", "deep and steady", 0.55, 0.90),
}


def voices(_access: Access) -> tuple[Voice, ...]:
    """The five timbres."""
    return tuple(
        Voice(
            id=id, name=timbre.name, language="en-US", gender=timbre.gender,
            provider="hibari", description=timbre.description,
        )
        for id, timbre in TIMBRES.items()  # noqa: A001 - as documents call it
    )  # fmt: skip


def say(line: Line, _access: Access) -> Said:
    """The line, with the time of each word from the network itself."""
    narrator = _narrator()
    timbre = TIMBRES[line.voice.id]
    line = replace(line, tokens=tuple(map(_in_its_letters, line.tokens)))
    waves: list[Wave] = []
    groups: list[Group] = []
    start = 0.0
    for sounds in narrator.phonemize(line.spoken):
        wave, symbols, frames = narrator.spoken(sounds, line.speed, timbre)
        groups += groups_of(symbols, [float(count) * _FRAME_SECONDS for count in frames], start)
        waves.append(wave)
        start += len(wave) / _SAMPLE_RATE
    if not waves or not any(group.is_word for group in groups):
        raise SpeechRefused(
            "speech_unpronounceable", f"{line.voice.name} speaks English and finds no word here",
            "write words in Latin letters, or choose a voice of the text's language",
        )  # fmt: skip
    times = times_of_tokens(line.tokens, groups, narrator.sounds_of)
    return Said(np.concatenate(waves), _SAMPLE_RATE, times)


class _Narrator:
    """The network and its dictionaries, loaded once in a process."""

    def __init__(self) -> None:
        from hibari import Hibari, dsp  # noqa: PLC0415 - a process that does not speak has none
        from hibari.voices import voice_path  # noqa: PLC0415 - likewise

        self._dsp = dsp
        model = with_output(Path(voice_path("heart")).read_bytes(), _DURATIONS)
        self._reader = Hibari(model=model)

    def phonemize(self, text: str) -> list[str]:
        """The sounds of a text, a piece for each sentence."""
        return [
            piece for sentence in self._reader.phonemize(text) for piece in _short_enough(sentence)
        ]

    def sounds_of(self, text: str) -> str:
        """The sounds of a word or a few, by themselves."""
        found: str = self._reader.g2p(text) if text else ""
        return found

    def spoken(
        self, sounds: str, speed: float, timbre: Timbre
    ) -> tuple[Wave, list[str | None], Sequence[float]]:
        """The wave, the symbols that the network read, and how many frames each lasts."""
        known = [sound for sound in sounds if sound in self._reader.vocab]
        ids = np.asarray([self._reader.ids(sounds)], np.int64)
        out = self._reader.sess.run(None, {"ids": ids, "speed": np.asarray([speed], np.float32)})
        harmonics, phase, noise, roughness, offset, pitch = (part[0] for part in out[:6])
        if timbre.formants != 1.0:
            harmonics, phase, noise, roughness = (
                _moved(part, timbre.formants) for part in (harmonics, phase, noise, roughness)
            )
        wave = self._dsp.synth(
            harmonics, phase, noise, roughness, offset,
            (pitch * timbre.pitch).astype(np.float32), np.random.default_rng(_SEED),
        )  # fmt: skip
        return wave, [None, *known, None], out[6].ravel().tolist()


_loading = threading.Lock()


def _narrator() -> _Narrator:
    with _loading:  # lines of one film may be said side by side
        return _loaded()


@cache
def _loaded() -> _Narrator:
    return _Narrator()


def _in_its_letters(token: Token) -> Token:
    """The word, unspoken where it is of another script, whose letters would be named one by one."""
    foreign = sum(
        letter.isalpha() and script_of(letter) not in _OWN_LETTERS for letter in token.spoken
    )
    return token if foreign < 2 else replace(token, spoken="")


def _short_enough(sounds: str) -> Iterator[str]:
    """The sounds in pieces that the network reads at once; its work grows with their square."""
    while len(sounds) > _MOST_SOUNDS:
        cut = sounds.rfind(" ", 1, _MOST_SOUNDS)
        cut = cut if cut > 0 else _MOST_SOUNDS
        yield sounds[:cut]
        sounds = sounds[cut:].lstrip()
    if sounds:
        yield sounds


def _moved(spectrum: Any, factor: float) -> Any:
    """A spectrum whose shape is moved up or down by a factor, bin by bin."""
    source = np.clip(np.arange(_BINS) / factor, 0, _BINS - 1)
    low = np.floor(source).astype(int)
    high = np.minimum(low + 1, _BINS - 1)
    share = (source - low)[:, None]
    return (spectrum[low] * (1 - share) + spectrum[high] * share).astype(np.float32)


PROVIDER = Provider(
    kind="hibari",
    version="0.2.1-1",
    voices=voices,
    reason_against=lambda _access: "",
    say=say,
    rank=10,
    most_letters=20_000,
)
