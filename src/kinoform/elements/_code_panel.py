"""The panel behind code: its ground, its edge, and a window's bar when asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kinoform.elements._code_theme import Ground
from kinoform.elements._paint import Look, Radii, Shadow, argb, rounded
from kinoform.kit.lazy import skia
from kinoform.model.document.fields import Fill
from kinoform.model.geometry import Box, Size
from kinoform.model.typography import FontChoice, Paragraph, TextRun
from kinoform.typeset.layout import lay_out
from kinoform.typeset.paint import draw_runs

_PADDING = 1.3
_RADIUS = 0.6
_BAR = 2.1
"""Height of a window's bar, in font sizes."""
_DOTS = ("#ff5f57", "#febc2e", "#28c840")
_TITLE_FAMILY = "Inter"


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel around content; lengths before it is placed are in font sizes."""

    size: Size
    content: Size
    ground: Ground
    bar: float
    title: str
    padding: float
    has_own_padding: bool = False
    """Whether the padding is in pixels already."""
    fill: Fill = "#000000"
    radii: Radii = (0.0, 0.0, 0.0, 0.0)
    shadow: Shadow | None = None
    font_size: float = 1.0

    @classmethod
    def around(
        cls, content: Size, ground: Ground, window: bool | str, padding: float | None
    ) -> Panel:
        """A panel for content of some size."""
        return cls(
            size=content,
            content=content,
            ground=ground,
            bar=0.0 if window is False else _BAR,
            title=window if isinstance(window, str) else "",
            padding=_PADDING if padding is None else padding,
            has_own_padding=padding is not None,
        )

    def largest_font(self, room: Size) -> float:
        """The font size at which the panel just fills a room."""
        fixed, sides = (2 * self.padding, 0.0) if self.has_own_padding else (0.0, 2 * self.padding)
        wide, high = self.content.width + sides, self.content.height + sides + self.bar
        return max(0.0, min((room.width - fixed) / wide, (room.height - fixed) / high))

    def placed(
        self,
        font_size: float,
        width: float,
        height: float,
        fill: Fill | None,
        radii: Radii | None,
        shadow: Shadow | None,
    ) -> Panel:
        """The panel in pixels; a negative width or height is what the content needs."""
        padding = self.padding if self.has_own_padding else self.padding * font_size
        bar, content = self.bar * font_size, self.content
        natural = Size(
            content.width * font_size + 2 * padding,
            content.height * font_size + 2 * padding + bar,
        )
        return replace(
            self,
            size=Size(
                natural.width if width < 0 else width, natural.height if height < 0 else height
            ),
            bar=bar,
            padding=padding,
            has_own_padding=True,
            fill=fill or self.ground.color,
            radii=radii or (font_size * _RADIUS,) * 4,
            shadow=shadow,
            font_size=font_size,
        )

    @property
    def inside(self) -> Box:
        """Where the content goes."""
        return Box(
            self.padding,
            self.bar + (self.padding * 0.55 if self.bar else self.padding),
            self.size.width - self.padding,
            self.size.height - self.padding,
        )

    def bounds(self) -> Box:
        """All that it paints."""
        return self._look.bounds(Box.of_size(self.size))

    @property
    def _look(self) -> Look:
        return Look(self.fill, shadow=self.shadow)

    def draw(self, canvas: skia.Canvas) -> None:
        """Paint the panel without its content."""
        box = Box.of_size(self.size)
        shape = rounded(box, self.radii)
        self._look.paint(canvas, box, lambda on, paint: on.drawRRect(shape, paint))
        edge = skia.Paint(
            AntiAlias=True,
            Color=argb(self.ground.edge),
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=max(1.0, self.font_size * 0.045),
        )
        canvas.save()
        canvas.clipRRect(shape, skia.ClipOp.kIntersect, True)
        # Only the inner half of the stroke is seen, so the edge never leaves the box.
        canvas.drawRRect(shape, edge)
        canvas.restore()
        if self.bar:
            self._draw_bar(canvas)

    def clip(self, canvas: skia.Canvas) -> None:
        """Keep the content within the panel, below the bar."""
        box = Box.of_size(self.size)
        canvas.clipRRect(rounded(box, self.radii), skia.ClipOp.kIntersect, True)
        canvas.clipRect(skia.Rect.MakeLTRB(0.0, self.bar, box.right, box.bottom))

    def _draw_bar(self, canvas: skia.Canvas) -> None:
        radius = self.font_size * 0.27
        middle = self.bar / 2 + self.font_size * 0.08
        for index, color in enumerate(_DOTS):
            x = self.padding + radius + index * radius * 3.3
            canvas.drawCircle(x, middle, radius, skia.Paint(AntiAlias=True, Color=argb(color)))
        if not self.title:
            return
        font = FontChoice((_TITLE_FAMILY,), self.font_size * 0.78, 500)
        room = self.size.width - 2 * (self.padding + radius * 12)
        layout = lay_out(
            Paragraph((TextRun(self.title, font),), max_width=max(room, 1.0), max_lines=1)
        )
        canvas.save()
        canvas.translate((self.size.width - layout.size.width) / 2, middle - layout.size.height / 2)
        paint = skia.Paint(AntiAlias=True, Color=argb(self.ground.soft))
        draw_runs(canvas, layout.runs, lambda _tag: paint)
        canvas.restore()
