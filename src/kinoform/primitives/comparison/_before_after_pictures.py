"""Two pictures of one place, with an edge between them that sweeps and comes to rest."""

from __future__ import annotations

from kinoform.look import curves
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.comparison._side_words import side_words
from kinoform.scenery.room import RawClip

_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif", ".bmp")
_SWEPT, _REST = 0.1, 0.5
"""Where the edge turns round, and where it rests, as shares of the width."""
_MOVING, _WAY_SECONDS = 0.6, 3.5
"""Of a short scene the edge moves for that share; of a long one for so many seconds."""


def is_picture(text: str) -> bool:
    """Whether a text says where a picture is, and nothing that people would read."""
    plain = text.strip().casefold()
    if " " in plain or "\n" in plain:
        return False
    path = plain.partition("?")[0].partition("#")[0]
    return plain.startswith("data:image/") or "://" in plain or path.endswith(_PICTURE_ENDINGS)


def pictures(board: Board, before: str, after: str) -> list[RawClip]:
    """The clips of a wipe between pictures; the earlier one is on the left."""
    clips, body = board.headed()
    field = body if board.text("title") or board.text("source") else board.page.whole
    scene = board.scene
    edge = field.left + field.width * _REST
    times = _times(board)
    earlier = _framed(board, field, [_tile(board, before, field, 0.0)])
    later = _window(board, after, field, times)
    clips += [scene.enter(earlier, way=board.way("fade")), scene.enter(later, way="none")]
    clips += _handle(board, field, edge, times)
    return [*clips, *_names(board, field, times[0][0])]


def _times(board: Board) -> list[tuple[float, float]]:
    """When the edge is where: it starts at the right, shows nearly all, and rests in the middle."""
    # The whole way takes three and a half seconds, unless the scene is too short to hold then.
    pace = min(1.0, board.scene.seconds * _MOVING / _WAY_SECONDS)
    start = curves.ENTER_SECONDS * pace + 0.3 * pace
    if board.option == "fade":
        return [(0.0, _REST), (0.01, _REST)]
    if board.option == "pop":
        return [(start, 1.0), (start + 0.9 * pace, _REST)]
    there = start + 1.1 * pace
    return [(start, 1.0), (there, _SWEPT), (there + 0.25 * pace, _SWEPT),
            (there + 1.45 * pace, _REST)]  # fmt: skip


def _frames(
    times: list[tuple[float, float]], at: float, width: float, sign: float
) -> list[dict[str, object]]:
    """The edge's way as positions: `at` is where it is at rest."""
    found: list[dict[str, object]] = []
    for index, (time, share) in enumerate(times):
        frame: dict[str, object] = {
            "time": round(time, 4), "value": round(at + sign * (share - _REST) * width, 2),
        }  # fmt: skip
        found.append(frame | ({"easing": curves.MOVE} if index else {}))
    return found


def _window(board: Board, src: str, field: Box, times: list[tuple[float, float]]) -> RawClip:
    """The later picture in a window whose left side is the edge; the picture itself stays."""
    resting = _REST * field.width
    picture = _tile(board, src, field, -resting) | {
        "keyframes": [{"property": "x", "frames": _frames(times, -resting, field.width, -1.0)}]
    }
    window = {
        "type": "group", "start": 0, "duration": "end", "clip": True, "clips": [picture],
        "transform": _place(field, resting),
        "keyframes": [{"property": "x", "frames": _frames(times, resting, field.width, 1.0)}],
    }  # fmt: skip
    return _framed(board, field, [window])


def _place(field: Box, x: float) -> dict[str, float]:
    """As large as the field, some pixels right of the middle of what it stands in."""
    return {
        "x": round(x, 2), "y": 0.0,
        "width": round(field.width, 2), "height": round(field.height, 2),
    }  # fmt: skip


def _framed(board: Board, field: Box, clips: list[RawClip]) -> RawClip:
    radius = 0.0 if field == board.page.whole else 1.6 * board.u
    return board.scene.clip(
        "group", field, clip=True, clips=clips, style={"borderRadius": round(radius, 2)}
    )


def _tile(board: Board, src: str, field: Box, x: float) -> RawClip:
    """A picture as large as the field; a text in its place stands on a plain ground."""
    placed = {"start": 0, "duration": "end", "transform": _place(field, x)}
    if is_picture(src):
        return {"type": "image", "src": src, "style": {"objectFit": "cover"}, **placed}
    scene, page = board.scene, board.page
    wide, high = field.width * 0.4, field.height * 0.6
    box = Box((page.width - wide) / 2, (page.height - high) / 2, (page.width + wide) / 2,
              (page.height + high) / 2)  # fmt: skip
    words = scene.words(src, box, "title", align="center", vertical="center")
    # The edge leaves half of each side to be seen, and the words stand in that half.
    side = field.width / 4 * (-1.0 if x == 0.0 else 1.0)
    words["transform"]["x"] = round(side, 2)
    flat = {"type": "linear", "stops": [{"offset": 0, "color": board.palette.surface.css}]}
    return {"type": "group", "background": flat, "clips": [words | {"start": 0}], **placed}


def _handle(
    board: Board, field: Box, edge: float, times: list[tuple[float, float]]
) -> list[RawClip]:
    scene, palette, u = board.scene, board.palette, board.u
    middle, radius = (field.top + field.bottom) / 2, 3.4 * u
    white = palette.ink if palette.is_dark else palette.surface
    line = scene.panel(Box(edge - 0.3 * u, field.top, edge + 0.3 * u, field.bottom), white)
    disc = scene.clip(
        "circle", Box(edge - radius, middle - radius, edge + radius, middle + radius),
        style={"fill": white.css},
    )  # fmt: skip
    icon = scene.clip(
        "icon", Box(edge - 2.0 * u, middle - 2.0 * u, edge + 2.0 * u, middle + 2.0 * u),
        icon="lucide:chevrons-left-right",
        style={"stroke": (palette.background if palette.is_dark else palette.ink).css,
               "strokeWidth": round(0.42 * u, 2)},
    )  # fmt: skip
    found = []
    for clip in (line, disc, icon):
        at = clip["transform"]["x"]
        frames = _frames(times, at, field.width, 1.0)
        moving = {**clip, "keyframes": [{"property": "x", "frames": frames}]}
        found.append(scene.enter(moving, way="fade", delay=max(times[0][0] - 0.2, 0.0)))
    # The edge begins at the side of the picture, and must not be seen beyond it.
    place = scene.clip("group", field, clip=True)
    x, y = place["transform"]["x"], place["transform"]["y"]
    return [{**place, "clips": [_within(clip, x, y) for clip in found]}]


def _within(clip: RawClip, x: float, y: float) -> RawClip:
    """A clip of the page as a clip of a group, whose middle is at a place of the page."""
    moved = clip["transform"]
    (track,) = clip["keyframes"]
    frames = [{**frame, "value": round(frame["value"] - x, 2)} for frame in track["frames"]]
    return {
        **clip,
        "transform": {**moved, "x": round(moved["x"] - x, 2), "y": round(moved["y"] - y, 2)},
        "keyframes": [{**track, "frames": frames}],
    }


def _names(board: Board, field: Box, wiped: float) -> list[RawClip]:
    """Which side is which, on small plates at the lower corners."""
    scene, palette, u = board.scene, board.palette, board.u
    height = 5.6 * u * (1.2 if board.page.shape == "tall" else 1.0)
    size = height * 0.5
    safe = board.page.safe
    bottom = min(field.bottom - 2.6 * u, safe.bottom)
    found = []
    words = side_words("before-after", scene.theme.locale)
    for index, text in enumerate(words):
        wide = scene.width_of(text, "label", size) * 1.15 + height * 0.9
        left = (
            max(field.left + 2.6 * u, safe.left)
            if index == 0
            else (min(field.right - 2.6 * u, safe.right) - wide)
        )
        plate = Box(left, bottom - height, left + wide, bottom)
        fill = palette.accent if index else palette.background.with_alpha(0.86)
        ink = palette.on_accent if index else palette.ink
        label = scene.words(
            text, plate, "label", size=size, align="center", vertical="center", lines=1, color=ink
        )
        delay = wiped + 0.2 * scene.beat.pace if index else 0.2 * scene.beat.pace
        found += [scene.enter(each, way="rise", delay=delay)
                  for each in (scene.panel(plate, fill, 3.0), label)]  # fmt: skip
    return found
