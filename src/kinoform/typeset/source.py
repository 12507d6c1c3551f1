"""A paragraph's text made safe for shaping, with the run that each character belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kinoform.model.typography import Paragraph, TextRun
from kinoform.typeset.faces import FaceKey
from kinoform.typeset.fallback import wished_faces
from kinoform.typeset.scripts import han_region

_LINE_FEED = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_INVISIBLE = "\u2060"


@dataclass(frozen=True, slots=True)
class Source:
    """Clean text, character for character the paragraph's own, and where its runs begin."""

    text: str
    runs: tuple[TextRun, ...]
    run_starts: tuple[int, ...]
    blocks: tuple[tuple[int, int], ...]
    """Half-open ranges between line feeds, which are not part of any."""
    faces: tuple[tuple[FaceKey, ...], ...]
    """For each run the faces of the families that it asks for."""
    region: str
    """Which region's forms Han characters take."""

    def run_at(self, index: int) -> int:
        """The run that a character is in; what follows the end is in the last one."""
        return max(0, bisect_right(self.run_starts, index) - 1)


def source_of(paragraph: Paragraph) -> Source:
    """The text of a paragraph without what no font can show."""
    runs = tuple(run for run in paragraph.runs if run.text) or paragraph.runs[:1]
    text = "".join(run.text for run in runs)
    text = _CONTROL.sub(_INVISIBLE, _SURROGATE.sub("\ufffd", text))
    starts = []
    length = 0
    for run in runs:
        starts.append(length)
        length += len(run.text)
    return Source(
        text,
        runs,
        tuple(starts),
        _blocks(text) if runs else (),
        tuple(wished_faces(run.font) for run in runs),
        han_region(text, paragraph.locale),
    )


def _blocks(text: str) -> tuple[tuple[int, int], ...]:
    blocks = []
    start = 0
    for feed in _LINE_FEED.finditer(text):
        blocks.append((start, feed.start()))
        start = feed.end()
    # As on the web, a feed at the very end opens no further line.
    if start < len(text) or not blocks:
        blocks.append((start, len(text)))
    return tuple(blocks)
