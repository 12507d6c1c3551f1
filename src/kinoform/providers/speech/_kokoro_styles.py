"""The voices of Kokoro, each of them a file with its style."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kinoform.providers.speech.base import Gender, SpeechRefused, Voice

Style = npt.NDArray[np.float32]
"""A row for each count of sounds in a sentence."""

_WIDTH = 256
_LEAST_ROWS = 500
"""Published files have 510; so half as many bytes can only be half as exact numbers."""
_LARGEST = 50.0
"""Numbers of a style are small; what is larger was never one."""
_ID = re.compile(r"(?P<language>[ab])(?P<gender>[fm])_(?P<name>[a-z0-9]+)")
_LANGUAGES = {"a": "en-US", "b": "en-GB"}
_GENDERS: dict[str, Gender] = {"f": "female", "m": "male"}

PUBLISHED = (
    "af_heart", "af_bella", "af_nicole", "af_sarah", "af_alloy", "af_aoede", "af_jessica",
    "af_kore", "af_nova", "af_river", "af_sky",
    "am_michael", "am_fenrir", "am_puck", "am_adam", "am_echo", "am_eric", "am_liam", "am_onyx",
    "am_santa",
    "bf_emma", "bf_isabella", "bf_alice", "bf_lily",
    "bm_george", "bm_fable", "bm_lewis", "bm_daniel",
)  # fmt: skip
"""The English voices that exist, of each kind the best first."""

_DESCRIPTIONS = {
    "af_heart": "warm, the best of all",
    "af_bella": "lively, close to the microphone",
    "af_nicole": "whispered",
    "bf_emma": "composed",
    "am_fenrir": "lively",
    "bm_fable": "telling a story",
}


def is_voice_id(voice_id: str) -> bool:
    """Whether an id has the form of an English voice of Kokoro."""
    return _ID.fullmatch(voice_id) is not None


def voice_of(voice_id: str) -> Voice:
    """The voice that an id names by its form: language, gender, name."""
    parts = _ID.fullmatch(voice_id)
    if parts is None:
        raise ValueError(f"{voice_id} is no id of an English voice")
    return Voice(
        id=voice_id,
        name=parts["name"].capitalize(),
        language=_LANGUAGES[parts["language"]],
        gender=_GENDERS[parts["gender"]],
        provider="kokoro",
        description=_DESCRIPTIONS.get(voice_id, ""),
    )


def ids_in(folder: Path) -> tuple[str, ...]:
    """The ids of the voices whose files are in a folder, the published ones first."""
    found = {path.stem for path in folder.glob("*.bin") if is_voice_id(path.stem)}
    own = sorted(found.difference(PUBLISHED))
    return (*(voice_id for voice_id in PUBLISHED if voice_id in found), *own)


def style_of(voice_id: str, folder: Path) -> Style:
    """The style in a voice's file; raises SpeechRefused."""
    name = f"{voice_of(voice_id).id}.bin"
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise SpeechRefused(
            "speech_unavailable",
            f"there is no {name} in the folder of Kokoro's voices",
            f"put {name} there, or choose a voice whose file is there",
        ) from error
    exact = len(content) >= _LEAST_ROWS * _WIDTH * 4
    row_bytes = _WIDTH * (4 if exact else 2)
    if len(content) % row_bytes or len(content) < _LEAST_ROWS * row_bytes:
        raise _no_style(name)
    style = np.frombuffer(content, "<f4" if exact else "<f2").astype(np.float32)
    if not np.abs(style).max() < _LARGEST:
        raise _no_style(name)
    return style.reshape(-1, _WIDTH)


def _no_style(name: str) -> SpeechRefused:
    return SpeechRefused(
        "speech_failed",
        f"{name} is not the style of a voice",
        f"a style has {_WIDTH} floats, of 2 or 4 bytes, in each of its 510 rows: copy it again",
    )
