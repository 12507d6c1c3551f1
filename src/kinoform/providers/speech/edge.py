"""Microsoft's readers, as its browser uses them: many languages, no key, a time for each word."""

from __future__ import annotations

import asyncio
import importlib.util
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kinoform.kit.dial import Deadline
from kinoform.kit.retry_after import retry_after_seconds
from kinoform.providers.speech._decode import decoded
from kinoform.providers.speech._edge_voices import edge_voices
from kinoform.providers.speech._pace import own_pace, paced
from kinoform.providers.speech._tries import MayPass, tried
from kinoform.providers.speech.base import (
    Access,
    Line,
    Provider,
    Said,
    Span,
    SpeechRefused,
    Voice,
)
from kinoform.providers.timing.matching import times_of_words

_NAME = "Microsoft's reader"
_PACKAGE = "edge_tts"
_ID = re.compile(r"[a-z]{2,3}-[A-Z]{2}-(?:[a-z]{2,20}-)?[A-Za-z]{2,40}Neural")
_SLOWEST, _FASTEST = 0.5, 2.0
_MOST_BYTES = 16 * 1024 * 1024
_TICKS = 10_000_000
_LOOK_SECONDS = 0.2
_FAREWELL_SECONDS = 0.05


@dataclass(slots=True)
class _Heard:
    """What has come in so far."""

    sound: bytearray = field(default_factory=bytearray)
    words: list[tuple[str, Span]] = field(default_factory=list)
    at: float = 0.0
    """When the last of it came."""


def voices(_access: Access) -> tuple[Voice, ...]:
    """A choice of what Microsoft offers; documents may name any other."""
    return edge_voices()


def reason_against(access: Access) -> str:
    """Empty when text may go there and the library for it is installed."""
    if not access.edge:
        return "texts go to Microsoft's readers only with KINOFORM_EDGE_VOICES=true"
    if importlib.util.find_spec(_PACKAGE) is None:
        return "Microsoft's readers need more: pip install kinoform[edge]"
    return ""


def say(line: Line, access: Access) -> Said:
    """The line, and when each of its words is said."""
    if reason := reason_against(access):
        raise SpeechRefused("speech_unavailable", reason)
    theirs, ours = own_pace(line.speed, _SLOWEST, _FASTEST)
    library = _library(access.edge_url)

    def attempt(whole: Deadline) -> _Heard:
        reader = library.Communicate(
            line.written,
            line.voice.id,
            rate=f"{round((theirs - 1.0) * 100):+d}%",
            boundary="WordBoundary",
        )
        return asyncio.run(_heard_from(reader, access.seconds, whole))

    heard = tried(attempt, access)
    wave, rate = decoded(bytes(heard.sound), _NAME)
    times = times_of_words(line.tokens, heard.words, seconds=len(wave) / rate)
    return paced(Said(wave, rate, times), ours)


@cache
def _library(url: str) -> Any:
    """The library; for another address a copy of its own, since it keeps the address as a constant.

    Changing that of the shared module would send lines elsewhere that are said at the same time.
    """
    name = f"{_PACKAGE}.communicate"
    spec = importlib.util.find_spec(name) if url else None
    if spec is None or spec.loader is None:
        return importlib.import_module(name)
    copied: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copied)
    copied.WSS_URL = f"{url}?{copied.WSS_URL.partition('?')[2]}"
    return copied


async def _heard_from(reader: Any, seconds: float, whole: Deadline) -> _Heard:
    """One conversation, ended when nothing comes for so long, or when the whole time is over."""
    loop = asyncio.get_running_loop()
    heard = _Heard(at=loop.time())
    listening = asyncio.create_task(_listen(reader, heard))
    while not listening.done():
        patience = min(heard.at + seconds - loop.time(), whole.seconds_left)
        if patience <= 0.0:
            await _leave(listening)
            raise SpeechRefused(
                "speech_timeout",
                f"{_NAME} did not answer in time",
                "try again later, or with a shorter text",
            )
        if len(heard.sound) > _MOST_BYTES:
            await _leave(listening)
            raise SpeechRefused("speech_failed", f"{_NAME} answered with sound that does not end")
        await asyncio.wait({listening}, timeout=min(patience, _LOOK_SECONDS))
    listening.result()
    return heard


async def _leave(listening: asyncio.Task[None]) -> None:
    """End a conversation now: the first cancel only begins a long farewell, the next ends that."""
    while not listening.done():
        listening.cancel()
        await asyncio.wait({listening}, timeout=_FAREWELL_SECONDS)
    await asyncio.gather(listening, return_exceptions=True)


async def _listen(reader: Any, heard: _Heard) -> None:
    import aiohttp  # noqa: PLC0415 -- comes with the library
    from edge_tts import exceptions  # noqa: PLC0415 -- an extra, which may be missing

    try:
        async for message in reader.stream():
            _hear(message, heard)
    except exceptions.NoAudioReceived:
        raise SpeechRefused(
            "speech_unpronounceable",
            f"{_NAME} finds nothing to say in this text",
            "choose a voice of the text's language",
        ) from None
    except aiohttp.WSServerHandshakeError as refused:
        retry_after = refused.headers.get("Retry-After", "") if refused.headers else ""
        raise _unwelcome(refused.status, retry_after) from None
    except aiohttp.InvalidURL:
        raise SpeechRefused(
            "speech_unavailable",
            f"The address of {_NAME} cannot be used",
            "the operator sets it, as a whole ws or wss URL",
        ) from None
    except aiohttp.ClientConnectorError:
        raise MayPass(
            SpeechRefused(
                "speech_unavailable",
                f"{_NAME} cannot be reached",
                "check whether this machine may reach it",
            )
        ) from None
    except (aiohttp.ClientError, exceptions.WebSocketError, OSError):
        raise MayPass(_broken_off()) from None
    except (exceptions.EdgeTTSException, ValueError, LookupError, TypeError, AttributeError):
        raise SpeechRefused(
            "speech_failed", f"{_NAME} gave an answer that cannot be read", "try again later"
        ) from None
    # The library takes a lost connection for the end; only finished turns are in its count.
    if len(heard.sound) != reader.state["cumulative_audio_bytes"]:
        raise MayPass(_broken_off())


def _hear(message: Any, heard: _Heard) -> None:
    heard.at = asyncio.get_running_loop().time()
    if len(heard.sound) > _MOST_BYTES:
        return  # and the conversation is about to be left
    if message["type"] == "audio":
        heard.sound += message["data"]
    else:
        start = float(message["offset"]) / _TICKS
        length = float(message["duration"]) / _TICKS
        heard.words.append((str(message["text"]), (start, start + length)))


def _broken_off() -> SpeechRefused:
    return SpeechRefused("speech_failed", f"{_NAME} broke off the connection")


def _unwelcome(status: int, retry_after: str) -> SpeechRefused | MayPass:
    if status == 429:
        slower = SpeechRefused(
            "speech_quota", f"{_NAME} asks us to slow down", "try again in a minute"
        )
        return MayPass(slower, retry_after_seconds(retry_after))
    if status in {401, 403}:
        return SpeechRefused(
            "speech_unavailable",
            f"{_NAME} does not let us in (status {status})",
            "a newer edge-tts may know the way again",
        )
    trouble = SpeechRefused("speech_failed", f"{_NAME} is in trouble (status {status})")
    return MayPass(trouble, retry_after_seconds(retry_after)) if status >= 500 else trouble


PROVIDER = Provider(
    kind="edge",
    version="7.3.1-1",
    voices=voices,
    reason_against=reason_against,
    say=say,
    facts=lambda access: (access.edge_url,),
    owns=lambda voice_id: _ID.fullmatch(voice_id) is not None,
    is_networked=True,
    rank=220,
)
