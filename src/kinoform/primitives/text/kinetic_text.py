"""Words that arrive one by one to a beat: as a block of large type, or each with the page alone."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.look import curves
from kinoform.look.copyfit import leading
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.text._lines import joined, words_of
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Scene

MOST_WORDS = 60
_MOST_LINES = 9
_LARGEST_U = {"wide": 30.0, "square": 30.0, "tall": 34.0}
_RATIO = 1.8
"""The largest line is at most so many times as large as the smallest."""
_LEADING, _SLACK = 1.0, 1.05
_SLOWEST_BEAT, _SHORTEST_ALONE = 0.3, 0.42


@dataclass(frozen=True, slots=True)
class Row:
    """A line of words and its size in pixels."""

    words: tuple[str, ...]
    size: float

    @property
    def text(self) -> str:
        return joined(self.words)

    @property
    def height(self) -> float:
        return self.size * leading(self.text, _LEADING)


def draw(board: Board) -> list[RawClip]:
    """The clips of words that arrive one by one."""
    words = words_of(board.text("text"))
    if len(words) > MOST_WORDS:
        board.note("text_too_long", f"the first {MOST_WORDS} of {len(words)} words are shown")
        words = words[:MOST_WORDS]
    return _alone(board, words) if board.option == "pop" else _block(board, words)


def _moments(board: Board, count: int) -> list[float]:
    """Seconds at which each word comes."""
    beat = board.scene.beat
    step = min(board.scene.seconds * 0.5 / max(count, 1), _SLOWEST_BEAT)
    found = [index * step for index in range(count)]
    for index, spoken in enumerate(board.beats[:count]):
        if spoken is not None:
            found[index] = min(max(spoken, 0.0), beat.leaves_at)
    return found


def _block(board: Board, words: list[str]) -> list[RawClip]:
    """All words together, each line as wide as the block; the last line carries the accent."""
    scene, palette, page = board.scene, board.palette, board.page
    room = page.middle if page.has_buttons else page.safe
    rows = block_of(scene, words, room, _LARGEST_U[page.shape] * board.u)
    moments = _moments(board, len(words))
    top = room.top + (room.height - sum(row.height for row in rows)) / 2
    clips, first = [], 0
    for index, row in enumerate(rows):
        box = Box(room.left, top, room.right, top + row.height)
        is_last = index == len(rows) - 1
        line = scene.words(
            row.text, box, "poster", size=row.size, vertical="center", lines=1,
            color=palette.accent if is_last else palette.ink, style={"lineHeight": _LEADING},
        )  # fmt: skip
        count = len(row.words)
        last = moments[first + count - 1]
        step = (last - moments[first]) / max(count - 1, 1)
        clips.append(_moving(board, line, moments[first], step, index))
        top, first = box.bottom, first + count
    return clips


def _moving(board: Board, line: RawClip, delay: float, step: float, index: int) -> RawClip:
    scene = board.scene
    if board.option == "slide":
        way, page = (-1.0 if index % 2 == 0 else 1.0), board.page
        place = line["transform"]["x"]
        frames = [
            {"time": round(delay, 4), "value": round(place + way * page.width, 2)},
            {"time": round(delay + scene.beat.enter, 4), "value": place, "easing": curves.ENTER},
        ]
        return scene.enter({**line, "keyframes": [{"property": "x", "frames": frames}]}, way="none")
    moving = {
        **line,
        "textAnimation": {
            "preset": "scale", "split": "word", "delay": round(delay, 4),
            "duration": round(scene.beat.enter * 0.55, 4), "stagger": round(step, 4),
            "easing": curves.ENTER,
        },
    }  # fmt: skip
    return scene.enter(moving, way="none")


def block_of(scene: Scene, words: list[str], room: Box, largest: float) -> list[Row]:
    """The break into lines of about one width that fills a room best."""
    best: list[Row] = []
    best_area = -1.0
    for count in range(1, min(len(words), _MOST_LINES) + 1):
        lines = _split(scene, words, count)
        ems = [scene.width_of(joined(line), "poster", 1.0) * _SLACK for line in lines]
        sizes = [room.width / each for each in ems]
        cap = min(min(sizes) * _RATIO, largest)
        sizes = [min(size, cap) for size in sizes]
        squeeze = min(1.0, room.height / (sum(sizes) * leading("".join(words), _LEADING)))
        sizes = [max(size * squeeze, SMALLEST_TYPE_U * scene.u) for size in sizes]
        area = sum(size * size * each for size, each in zip(sizes, ems, strict=True))
        if area > best_area:
            best_area = area
            best = [Row(tuple(line), size) for line, size in zip(lines, sizes, strict=True)]
    return best


def _split(scene: Scene, words: list[str], count: int) -> list[list[str]]:
    """The words in so many lines whose widths are as equal as they can be."""
    widths = [scene.width_of(word, "poster", 1.0) + 0.24 for word in words]
    target = sum(widths) / count
    lines: list[list[str]] = [[]]
    passed = 0.0
    for index, (word, width) in enumerate(zip(words, widths, strict=True)):
        must = len(words) - index <= count - len(lines)
        is_past = passed + width / 2 > target * len(lines)
        if lines[-1] and len(lines) < count and (must or is_past):
            lines.append([])
        lines[-1].append(word)
        passed += width
    return lines


def _alone(board: Board, words: list[str]) -> list[RawClip]:
    """One word after the other, each as large as the page allows; the last one stays."""
    scene, palette, page = board.scene, board.palette, board.page
    room = (page.middle if page.has_buttons else page.safe).grown(-3.0 * board.u)
    most = max(1, int(scene.seconds * 0.8 / _SHORTEST_ALONE))
    size = -(-len(words) // most)
    shown = [words[at : at + size] for at in range(0, len(words), size)]
    step = scene.seconds * 0.8 / len(shown) if len(shown) > 1 else 0.0
    if board.beats:
        moments = _moments(board, len(words))[::size]
    else:
        moments = [index * step for index in range(len(shown))]
    clips = []
    for index, group in enumerate(shown):
        begins = moments[index]
        is_last = index == len(shown) - 1
        ends = scene.seconds if is_last else moments[index + 1]
        if ends - begins < 0.05:
            continue
        part = scene.part(begins, ends - begins)
        rows = block_of(scene, group, room, 46.0 * board.u)
        top = room.top + (room.height - sum(row.height for row in rows)) / 2
        for row in rows:
            box = Box(room.left, top, room.right, top + row.height)
            line = part.words(
                row.text, box, "poster", size=row.size, align="center", vertical="center", lines=1,
                style={"lineHeight": _LEADING},
                color=palette.accent if is_last else palette.ink,
            )  # fmt: skip
            grows = {"type": "scale", "duration": round(min(0.35, ends - begins), 4), "delay": 0,
                     "easing": curves.POP, "from": 0.72, "to": 1.0}  # fmt: skip
            clips.append(_shown(part, {**line, "animations": [grows]}, is_last=is_last))
            top += row.height
    return clips


def _shown(part: Scene, clip: RawClip, *, is_last: bool) -> RawClip:
    """Only the last word fades; the others are cut to the beat."""
    return part.enter(clip, way="none", leaves=is_last)


PRIMITIVE = Primitive(
    kind="kinetic-text",
    label="Kinetic Text",
    category="Text",
    summary="Words that arrive one by one to a beat, in a block of large type.",
    inputs=(Input("text", "text", "the words", most=MOST_WORDS * 10),),
    options=("stagger", "slide", "pop"),
    seconds=4.0,
    draw=draw,
    spoken="text",
    example={"text": "Every morning the city wakes up and starts to ride"},
)
