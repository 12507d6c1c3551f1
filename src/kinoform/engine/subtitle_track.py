"""The words of a film as a track of the file, which players can switch on."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from html import escape
from typing import Any

from kinoform.engine.cues import Cue
from kinoform.kit.lazy import av

_HEADER = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Alignment
Style: Default,Arial,16,&H00FFFFFF,2

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


class SubtitleTrack:
    """One stream of cues in a file that is being written."""

    def __init__(self, output: Any, encoder: str, cues: Sequence[Cue]) -> None:
        self._output = output
        self._stream: Any = output.add_stream(encoder)
        self._stream.codec_context.subtitle_header = _HEADER
        self._stream.codec_context.time_base = Fraction(1, 1000)
        self._spell = _SPELLINGS[encoder]
        self._cues = list(reversed(cues))

    def write_until(self, seconds: Fraction | None) -> None:
        """Write the cues that begin before an instant; all of them for None."""
        while self._cues and (seconds is None or self._cues[-1].start <= seconds):
            self._write(self._cues.pop())

    def _write(self, cue: Cue) -> None:
        packet = av.Packet(self._spell(cue.text))
        packet.stream = self._stream
        packet.time_base = Fraction(1, 1000)
        packet.pts = packet.dts = round(cue.start * 1000)
        packet.duration = round(cue.end * 1000) - packet.pts
        self._output.mux(packet)


def _timed_text(text: str) -> bytes:
    encoded = text.encode()
    return len(encoded).to_bytes(2, "big") + encoded


def _web_text(text: str) -> bytes:
    return escape(text, quote=False).encode()


_SPELLINGS = {"mov_text": _timed_text, "webvtt": _web_text}
