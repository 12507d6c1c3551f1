"""What templates and primitives draw with: words, shapes and pictures that come, live and go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import ValidationError

from kinoform.kit.discover import records
from kinoform.look import copyfit, curves
from kinoform.look.curves import Beat
from kinoform.look.palette import Palette, of_brand
from kinoform.look.type_scale import ROLES, RoleName, smallest
from kinoform.look.units import SMALLEST_TYPE_U, Page
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.moves import Edge, Way, coming, growing, leaving, slow
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.theme import Theme, theme_of

Align = Literal["left", "center", "right"]
Vertical = Literal["top", "center", "bottom"]
LINING = {"lnum": 1}
"""Figures as high as capitals: what our films say is mostly numbers."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The page, the look and the timing of one scene, or of one page in time of it."""

    page: Page
    theme: Theme
    begins: float
    """Seconds after the template's own start."""
    seconds: float

    @classmethod
    def of(cls, data: Mapping[str, Any], room: Room) -> Scene:
        """The scene of a whole template."""
        return cls(room.page, theme_of(data), 0.0, room.seconds)

    @property
    def beat(self) -> Beat:
        return Beat(self.seconds)

    @property
    def palette(self) -> Palette:
        return self.theme.palette

    @property
    def u(self) -> float:
        return self.page.u

    @property
    def over_pictures(self) -> Scene:
        """The scene in a dark palette: light letters on a dark shade suit any picture."""
        palette = self.palette
        if palette.is_dark:
            return self
        dark = of_brand((palette.accent, palette.accent_2), is_dark=True)
        return replace(self, theme=replace(self.theme, palette=dark))

    def part(self, begins: float, seconds: float) -> Scene:
        """A scene within this one."""
        return replace(self, begins=self.begins + begins, seconds=seconds)

    def clip(self, kind: str, box: Box, **fields: Any) -> RawClip:
        """A clip in a box, for as long as the scene."""
        page = self.page
        return {
            "type": kind,
            "start": round(self.begins, 4),
            "duration": round(self.seconds, 4),
            "transform": {
                "x": round((box.left + box.right - page.width) / 2, 2),
                "y": round((box.top + box.bottom - page.height) / 2, 2),
                "width": round(max(box.width, 0.0), 2),
                "height": round(max(box.height, 0.0), 2),
            },
            **fields,
        }

    def words(
        self,
        text: str,
        box: Box,
        role: RoleName,
        *,
        color: Color | None = None,
        size: float | None = None,
        align: Align = "left",
        vertical: Vertical = "top",
        lines: int | None = None,
        runs: Sequence[RawClip] | None = None,
        style: Mapping[str, Any] | None = None,
    ) -> RawClip:
        """Text in a role, as large as its box allows."""
        known = ROLES[role]
        largest = known.size(self.page) if size is None else size
        least = smallest(largest, self.page)
        said = {"runs": list(runs)} if runs is not None else {"text": text}
        pieces = [run["text"] for run in runs] if runs is not None else [text]
        # Lines of tall letters would run into each other; a line alone cannot.
        high = known.line_height
        if lines != 1 and box.height >= 1.9 * largest * high:
            high = copyfit.leading("".join(pieces), high)
        most = max(1, int((box.height + 0.01) / (least * high)))
        if vertical == "bottom":
            box = box.moved(0.0, -copyfit.depth("".join(pieces)) * largest)
        own = style or {}
        return self.clip(
            "text", box, **said,
            autoFit={
                "minSize": round(least, 2), "maxSize": round(largest, 2),
                "maxLines": min(most, lines or most),
            },
            style={
                **self._type(role, largest, align, vertical, color),
                "lineHeight": high,
                "textWrap": "balance",
                **own,
                "fontFeatures": {**LINING, **own.get("fontFeatures", {})},
            },
            **self._language,
        )  # fmt: skip

    def _type(
        self, role: RoleName, size: float, align: Align, vertical: Vertical, color: Color | None
    ) -> dict[str, Any]:
        known, pair = ROLES[role], self.theme.pair
        return {
            "fontFamily": pair.family(known),
            "fontWeight": pair.weight(known),
            "fontSize": round(size, 2),
            "lineHeight": known.line_height,
            "letterSpacing": round(size * known.tracking, 3),
            "textAlign": align,
            "verticalAlign": vertical,
            "fill": (color or self.palette.ink).css,
        }

    @property
    def _language(self) -> dict[str, str]:
        return {"locale": self.theme.locale} if self.theme.locale != "en" else {}

    def lines_of(self, text: str, role: RoleName, size: float, width: float) -> int:
        """About how many lines text takes."""
        known = ROLES[role]
        breadth = self.theme.pair.breadth(known)
        return copyfit.line_count(text, size * breadth, width, known.tracking)

    def width_of(self, text: str, role: RoleName, size: float | None = None) -> float:
        """About how wide one line of text is, in pixels."""
        known = ROLES[role]
        used = known.size(self.page) if size is None else size
        return copyfit.ems(text, known.tracking) * used * self.theme.pair.breadth(known)

    def panel(self, box: Box, color: Color, radius_u: float = 0.0, **style: Any) -> RawClip:
        """A filled rectangle."""
        radius = min(radius_u * self.u, box.width / 2, box.height / 2)
        look = {"fill": color.css, "borderRadius": round(radius, 2), **style}
        return self.clip("rect", box, style=look)

    def picture(
        self,
        src: str,
        box: Box,
        *,
        radius_u: float = 0.0,
        move: str | None = "zoom-in",
        fit: str = "cover",
        otherwise_video: bool = False,
        **fields: Any,
    ) -> RawClip:
        """A picture or a video that fills a box; a still one gets a slow move."""
        kind = "video" if reading.is_video(src, otherwise=otherwise_video) else "image"
        drift = {"kenBurns": slow(move)} if move is not None and kind == "image" else {}
        sound = {"muted": True, "loop": True} if kind == "video" else {}
        style = {"borderRadius": round(radius_u * self.u, 2), "objectFit": fit}
        return self.clip(kind, box, src=src, style=style, **drift, **sound, **fields)

    def enter(
        self,
        clip: RawClip,
        order: int = 0,
        count: int = 1,
        way: Way = "rise",
        *,
        delay: float | None = None,
        leaves: bool = True,
    ) -> RawClip:
        """A clip that comes in by its turn and goes with the scene."""
        beat = self.beat
        waits = beat.delay(order, count) if delay is None else delay
        moves = [*clip.get("animations", ()), *coming(way, beat, waits, self.u)]
        if leaves:
            moves.append(leaving(beat))
        return {**clip, "animations": moves}

    def speak(
        self,
        clip: RawClip,
        delay: float = 0.0,
        preset: str = "ascend",
        split: str = "word",
        *,
        leaves: bool = True,
    ) -> RawClip:
        """Text that comes in piece by piece and goes with the scene."""
        beat = self.beat
        text = clip.get("text") or "".join(run["text"] for run in clip.get("runs", ()))
        pieces = len(text.split()) if split == "word" else len(text) if split == "letter" else 2
        room = max(curves.STANDING_SECONDS * beat.pace - beat.enter - delay, 0.1 * beat.pace)
        stagger = min(0.06 * beat.pace, room / max(pieces - 1, 1))
        moving = {
            **clip,
            "textAnimation": {
                "preset": preset, "split": split, "delay": round(delay, 4),
                "duration": round(beat.enter, 4), "stagger": round(stagger, 4),
                "easing": curves.ENTER,
            },
        }  # fmt: skip
        return self.enter(moving, way="none", leaves=leaves)

    def grow(
        self,
        clip: RawClip,
        edge: Edge,
        delay: float,
        *,
        seconds: float | None = None,
        leaves: bool = True,
    ) -> RawClip:
        """A shape that grows from one of its edges."""
        moved = dict(clip["transform"])
        along, extent = ("x", "width") if edge in {"left", "right"} else ("y", "height")
        toward = -0.5 if edge in {"left", "top"} else 0.5
        moved[along] = round(moved[along] + toward * moved[extent], 2)
        moved["anchor"] = edge
        lasts = self.beat.enter if seconds is None else seconds
        grown = {**clip, "transform": moved, "keyframes": [growing(edge, delay, lasts)]}
        return self.enter(grown, way="none", leaves=leaves)

    def figure(
        self,
        value: float,
        box: Box,
        role: RoleName,
        form: Mapping[str, Any],
        *,
        delay: float = 0.0,
        seconds: float | None = None,
        begins: float = 0.0,
        color: Color | None = None,
        size: float | None = None,
        align: Align = "left",
        vertical: Vertical = "center",
        style: Mapping[str, Any] | None = None,
    ) -> RawClip:
        """A number that counts up to its value; `form` says how it is written."""
        largest = ROLES[role].size(self.page) if size is None else size
        return self.clip(
            "number", box, value=value, **{"from": begins}, **form,
            count={
                "delay": round(delay, 4),
                "duration": round(max(self.beat.enter if seconds is None else seconds, 0.001), 4),
                "easing": curves.ENTER,
            },
            autoFit={
                "minSize": round(min(SMALLEST_TYPE_U * self.u, largest), 2),
                "maxSize": round(largest, 2), "maxLines": 1,
            },
            style={**self._type(role, largest, align, vertical, color), **(style or {})},
            **self._language,
        )  # fmt: skip

    def music(self) -> list[RawClip]:
        """The scene's music, as long as the scene."""
        if not self.theme.music_src:
            return []
        fade = min(0.8, self.seconds / 4)
        return [
            {
                "type": "audio", "src": self.theme.music_src, "start": 0,
                "duration": self.seconds, "volume": self.theme.music_volume, "loop": True,
                "fadeIn": round(fade / 2, 4), "fadeOut": round(fade, 4),
            }
        ]  # fmt: skip


def is_understood(clip: RawClip) -> bool:
    """Whether a clip is valid as it is, for parts of it that people have written."""
    try:
        records("kinoform.elements", "ELEMENT")[clip["type"]].clip.model_validate(clip)
    except ValidationError:
        return False
    return True
