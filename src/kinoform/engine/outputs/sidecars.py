"""Subtitles in a file of their own: SRT and WebVTT, to the millisecond."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from html import escape

from kinoform.engine.cues import Cue


def srt(cues: Iterable[Cue]) -> str:
    """The text of an SRT file."""
    blocks = (
        f"{number}\n{_srt_time(cue.start)} --> {_srt_time(cue.end)}\n"
        f"{cue.text.replace('-->', '→')}\n"
        for number, cue in enumerate(cues, 1)
    )
    return "\n".join(blocks)


def vtt(cues: Iterable[Cue]) -> str:
    """The text of a WebVTT file."""
    blocks = (
        f"{web_time(cue.start)} --> {web_time(cue.end)}\n{escape(cue.text, quote=False)}\n"
        for cue in cues
    )
    return "\n".join(["WEBVTT\n", *blocks])


WRITERS = {"srt": srt, "vtt": vtt}


def web_time(seconds: Fraction) -> str:
    """An instant as WebVTT writes it."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _srt_time(seconds: Fraction) -> str:
    return web_time(seconds).replace(".", ",")
