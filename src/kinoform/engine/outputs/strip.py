"""A sheet of small pictures for scrubbing, and the WebVTT file that says when each is shown."""

from __future__ import annotations

import math
from fractions import Fraction
from urllib.parse import quote

from kinoform.engine.codecs import picture_codec
from kinoform.engine.outputs.job import Job
from kinoform.engine.outputs.sidecars import web_time
from kinoform.engine.shoot import Shoot, painter_of
from kinoform.engine.still import Still
from kinoform.engine.surface import empty_pixels
from kinoform.model.problem import Cancelled

WIDTH = 160
COLUMNS = 10
FEWEST, MOST = 10, 100
"""One for each second within these numbers."""


def draw_strip(job: Job, name: str) -> tuple[bytes, str]:
    """The JPEG sheet, and the WebVTT text that calls it by a name."""
    wide, high = job.width, job.height
    width, height = WIDTH, max(1, round(WIDTH * high / wide))
    frames = _frames(job)
    rows = math.ceil(len(frames) / COLUMNS)
    sheet = empty_pixels(width * min(COLUMNS, len(frames)), height * rows)
    painter = painter_of(Shoot(job.composition, width, height, picture_codec("jpg")))
    lines = ["WEBVTT"]
    begin, end = job.bounds
    length = (end - begin) / len(frames)
    for place, number in enumerate(frames):
        if job.cancelled():
            raise Cancelled
        row, column = divmod(place, COLUMNS)
        left, top = column * width, row * height
        painter.paint(number)
        sheet[top : top + height, left : left + width] = painter.pixels
        shown = f"{web_time(place * length)} --> {web_time((place + 1) * length)}"
        lines.append(f"\n{shown}\n{quote(name)}#xywh={left},{top},{width},{height}")
    return Still(sheet).encoded("jpg", picture_codec("jpg").quality), "\n".join(lines) + "\n"


def _frames(job: Job) -> list[int]:
    """The frames in the middle of equal parts."""
    begin, end = job.bounds
    count = min(len(job.span), MOST, max(FEWEST, math.ceil(end - begin)))
    middles = (Fraction(2 * place + 1, 2 * count) for place in range(count))
    return [job.span.start + int(len(job.span) * middle) for middle in middles]
