"""Subtitles in a file of their own: SRT, WebVTT, ASS with karaoke, and JSON with every word."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from html import escape

import pysubs2

from kinoform.engine.cues import Cue
from kinoform.model.geometry import Size

_UNTAGGED = str.maketrans({"{": "｛", "}": "｝", "\\": "＼", "\n": "\\N"})
"""ASS has no way to write its own marks as text, so that their wide forms stand for them."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """One kind of subtitle file: how its name ends, and its text for a film of some size."""

    ending: str
    write: Callable[[Iterable[Cue], Size], str]


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


def ass(cues: Iterable[Cue], size: Size) -> str:
    """The text of an ASS file whose words fill with colour as they are spoken."""
    short_edge = min(size.width, size.height)
    script = pysubs2.SSAFile()
    script.info.update(
        PlayResX=str(round(size.width)), PlayResY=str(round(size.height)),
        ScaledBorderAndShadow="yes", WrapStyle="0",
    )  # fmt: skip
    script.styles["Default"] = pysubs2.SSAStyle(
        fontname="Inter", fontsize=short_edge * 0.06, bold=True,
        primarycolor=pysubs2.Color(255, 216, 77), secondarycolor=pysubs2.Color(255, 255, 255),
        outlinecolor=pysubs2.Color(10, 15, 28), backcolor=pysubs2.Color(4, 8, 20, 102),
        outline=round(short_edge * 0.0035, 2), shadow=round(short_edge * 0.0015, 2),
        alignment=pysubs2.Alignment.BOTTOM_CENTER,
        marginl=round(size.width * 0.09), marginr=round(size.width * 0.09),
        marginv=round(size.height * (0.2 if size.height > size.width else 0.085)),
    )  # fmt: skip
    script.events = [
        pysubs2.SSAEvent(
            start=round(cue.start * 1000), end=round(cue.end * 1000), text=_karaoke(cue)
        )
        for cue in cues
    ]
    written: str = script.to_string("ass")
    return written


def words_json(cues: Iterable[Cue]) -> str:
    """Every word and every cue with its times, in seconds to the millisecond."""
    cues = tuple(cues)
    found = {
        "words": [
            {"word": word.text, "start": _seconds(word.start), "end": _seconds(word.end)}
            for cue in cues
            for word in cue.words
        ],
        "cues": [
            {"start": _seconds(cue.start), "end": _seconds(cue.end), "text": cue.text}
            for cue in cues
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


SIDECARS = {
    "srt": Sidecar(".srt", lambda cues, _size: srt(cues)),
    "vtt": Sidecar(".vtt", lambda cues, _size: vtt(cues)),
    "ass": Sidecar(".ass", ass),
    # A bare ".json" could be the document that the film is made of.
    "json": Sidecar(".words.json", lambda cues, _size: words_json(cues)),
}


def web_time(seconds: Fraction) -> str:
    """An instant as WebVTT writes it."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _srt_time(seconds: Fraction) -> str:
    return web_time(seconds).replace(".", ",")


def _seconds(seconds: Fraction) -> float:
    return round(float(seconds), 3)


def _karaoke(cue: Cue) -> str:
    """The cue with the length of each word, and of each pause, before it."""
    written, place, clock = "", 0, _hundredths(cue.start)
    for word in cue.words:
        text = " ".join(word.text.split())
        found = cue.text.index(text, place)
        start = max(_hundredths(word.start), clock)
        if start > clock:
            written += f"{{\\k{start - clock}}}"
        written += cue.text[place:found].translate(_UNTAGGED)
        clock = max(_hundredths(word.end), start)
        written += f"{{\\k{clock - start}}}{text.translate(_UNTAGGED)}"
        place = found + len(text)
    return written + cue.text[place:].translate(_UNTAGGED)


def _hundredths(seconds: Fraction) -> int:
    return round(seconds * 100)
