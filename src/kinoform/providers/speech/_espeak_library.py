"""eSpeak's library: text in, samples and the place of each word out.

The library keeps its voice, its rate and its callback for the whole process, so that one line is
read at a time. Nothing that Python raises may pass through C: it waits until C has returned.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

_TO_CALLER = (
    2  # AUDIO_OUTPUT_SYNCHRONOUS: samples go to a callback, and the call lasts until the end
)
_NO_EXIT = 0x8000  # a missing data folder is an answer, not the end of the process
_RATE = 1
_BY_CHARACTER = 1
_UTF8 = 1  # alone: neither SSML nor phonemes in brackets are understood
_WORD = 1


class EspeakFailed(Exception):
    """The library gave an error instead of sound."""


@dataclass(frozen=True, slots=True)
class WordEvent:
    """Where the library began a word."""

    letter: int
    """Place in the text, from 0."""
    second: float


@dataclass(frozen=True, slots=True)
class Read:
    """A text as it was read."""

    samples: npt.NDArray[np.int16] = field(repr=False)
    sample_rate: int
    words: tuple[WordEvent, ...]
    is_cut: bool
    """Whether it would have gone on after the most seconds allowed."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("message", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("milliseconds", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Samples = ctypes.POINTER(ctypes.c_short)
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, _Samples, ctypes.c_int, ctypes.POINTER(_Event))

_lock = threading.Lock()


@contextmanager
def _library() -> Iterator[tuple[Any, int]]:
    """The library, loaded anew and ready to read, and its sample rate.

    A voice's flutter goes on from one text to the next and cannot be set back, so the same line
    would sound otherwise each time. A library that begins anew says it the same way.
    """
    import espeakng_loader  # noqa: PLC0415  an extra, and loaded only to speak

    try:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path()
    except (OSError, RuntimeError) as error:
        raise EspeakFailed(str(error)) from error
    library.espeak_Synth.argtypes = (
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_uint,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_uint,
        ctypes.c_void_p,
        ctypes.c_void_p,
    )
    try:
        sample_rate = int(library.espeak_Initialize(_TO_CALLER, 0, data.encode(), _NO_EXIT))
        if sample_rate <= 0:
            raise EspeakFailed("its data could not be read")
        yield library, sample_rate
    finally:
        library.espeak_Terminate()
        _unload(library)


def _unload(library: Any) -> None:
    try:
        from _ctypes import dlclose  # noqa: PLC0415  where libraries are closed by that name
    except ImportError:
        return
    dlclose(library._handle)  # noqa: SLF001  ctypes offers no other name for it


def read(text: str, voice: str, words_a_minute: int, most_seconds: float) -> Read:
    """A text in a voice, such as "en-US" or "de+f2"; raises EspeakFailed."""
    encoded = text.encode()
    with _lock, _library() as (library, sample_rate):
        heard = _Heard(sample_rate, most_seconds)
        callback = _Callback(heard.take)
        if library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise EspeakFailed(f"it has no voice {voice}")
        library.espeak_SetParameter(_RATE, words_a_minute, 0)
        library.espeak_SetSynthCallback(callback)
        answer = library.espeak_Synth(
            encoded, len(encoded) + 1, 0, _BY_CHARACTER, 0, _UTF8, None, None
        )
    if heard.error is not None:
        raise heard.error
    if answer != 0:
        raise EspeakFailed(f"it gave the error {answer}")
    samples = np.concatenate(heard.blocks) if heard.blocks else np.zeros(0, np.int16)
    return Read(samples, sample_rate, tuple(heard.words), heard.is_cut)


class _Heard:
    """What the library has handed over so far."""

    def __init__(self, sample_rate: int, most_seconds: float) -> None:
        self.blocks: list[npt.NDArray[np.int16]] = []
        self.words: list[WordEvent] = []
        self.error: BaseException | None = None
        self.is_cut = False
        self._rate = sample_rate
        self._left = int(most_seconds * sample_rate)

    def take(self, samples: Any, count: int, events: Any) -> int:
        """Keep a block; 1 asks the library to stop."""
        try:
            if samples and count > 0:
                self.blocks.append(np.ctypeslib.as_array(samples, (count,)).copy())
                self._left -= count
                self.is_cut = self._left < 0
            index = 0
            while events[index].type:
                if events[index].type == _WORD:
                    place = WordEvent(
                        events[index].text_position - 1, events[index].sample / self._rate
                    )
                    self.words.append(place)
                index += 1
        except BaseException as error:  # noqa: BLE001  raised again when C has returned
            self.error = error
        return 1 if self.error is not None or self.is_cut else 0
