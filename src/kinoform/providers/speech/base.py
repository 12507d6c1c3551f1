"""What every provider of speech gives: its voices, and a line of text as sound with word times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from kinoform.kit.secret import NO_SECRET, Secret
from kinoform.typeset.joining import joined

Gender = Literal["female", "male", "neutral"]
if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Wave = npt.NDArray[np.float32]
    """Samples of one channel, between -1 and 1."""
else:
    Wave = Any  # who only reads rules and voices needs no arrays
Span = tuple[float, float]
"""When something begins and ends, in seconds."""

SpeechCode = Literal[
    "speech_unavailable",
    "speech_unauthorised",
    "speech_quota",
    "speech_timeout",
    "speech_failed",
    "speech_unpronounceable",
]


LAST_RESORT = 500


class SpeechRefused(Exception):
    """A provider did not speak; why, and what would help."""

    def __init__(self, code: SpeechCode, message: str, hint: str = "") -> None:
        self.code: SpeechCode = code
        self.message = message
        self.hint = hint
        super().__init__(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who can speak."""

    id: str
    """How documents name the voice."""
    name: str
    """For people."""
    language: str
    """Language tag, such as "en-US"."""
    gender: Gender
    provider: str
    """Kind of the provider that has it."""
    description: str = ""
    """A few words on how it sounds."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word as it is written, and as it is spoken."""

    written: str
    """As it stands between two blanks, its punctuation included."""
    spoken: str
    """In plain words, with the punctuation that makes a pause; empty for what is not spoken."""
    respelled: str = ""
    """As a document says that it sounds; empty where the document says nothing of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be said by one voice in one go."""

    tokens: tuple[Token, ...]
    voice: Voice
    speed: float = 1.0
    """1 is the voice's own pace, 2 is twice as fast."""

    @property
    def written(self) -> str:
        """The text as it is read, for providers that know by themselves how to say it."""
        return "".join(joined([token.respelled or token.written for token in self.tokens]))

    @property
    def spoken(self) -> str:
        """The text in plain words, each apart from the next whatever its script."""
        return " ".join(token.spoken for token in self.tokens if token.spoken)


@dataclass(frozen=True, slots=True)
class Said:
    """A line as sound."""

    wave: Wave = field(repr=False)
    sample_rate: int
    times: tuple[Span | None, ...] | None = None
    """When each token is spoken, None for one that is not; None for all where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What an operator has opened of providers elsewhere, and how patient we are with them."""

    elevenlabs_key: Secret = NO_SECRET
    elevenlabs_url: str = "https://api.elevenlabs.io"
    elevenlabs_voice: str = "JBFqnCBsd6RMkjVDRZzb"
    """Id of the voice that speaks for "elevenlabs-custom"."""
    openai_key: Secret = NO_SECRET
    openai_url: str = ""
    """Of any server that speaks OpenAI's protocol, up to and without /audio/speech."""
    openai_model: str = "gpt-4o-mini-tts"
    edge: bool = False
    """Whether text may be sent to Microsoft's readers."""
    edge_url: str = ""
    """Another address for them; empty is their own."""
    kokoro_voices: str = ""
    """Folder with style files of Kokoro's voices."""
    seconds: float = 30.0
    """For one answer."""
    tries: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """The record of one provider of speech, declared at the foot of its file."""

    kind: str
    version: str
    """Said lines are kept under it: another one means that the same line sounds different."""
    voices: Callable[[Access], tuple[Voice, ...]]
    """The voices that it has, also those that cannot speak now; costs no network and no model."""
    reason_against: Callable[[Access], str]
    """Why it cannot speak here and now, with what would help; empty when it can. Quick."""
    say: Callable[[Line, Access], Said]
    """The line as sound; raises SpeechRefused."""
    facts: Callable[[Access], tuple[str, ...]] = lambda _access: ()
    """What else changes how a line sounds, such as the model that is asked."""
    owns: Callable[[str], bool] = lambda _voice_id: False
    """Whether an id that is in no list belongs to it by its form."""
    is_networked: bool = False
    rank: int = 100
    """Of several that could stand in for a voice, the lowest does; from LAST_RESORT on only where
    nobody else speaks the language."""
    most_letters: int = 5_000
    """Of one line."""
