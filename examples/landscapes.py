"""Four evenings in four cities, painted in code so that nothing has to be downloaded."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import skia
from easel import HEIGHT, WIDTH, Easel, Line, mixed, upright


def lisbon(path: Path) -> None:
    """Gold over the river, and houses down the hill."""
    easel = Easel(11)
    horizon = 700
    easel.wash(0, horizon, [0xFF5B4B8A, 0xFFB5688F, 0xFFF08A6A, 0xFFFFC27A, 0xFFFFE3A6])
    for _ in range(26):
        y = easel.between(90, 520)
        wide = easel.between(160, 620)
        color = 0x30FFD9B0 if y > 260 else 0x28F7B6B0
        easel.mist(y, wide * 0.07, color, 1)
    easel.glow(1500, 610, 900, 0x90FFD27A)
    easel.glow(1500, 610, 260, 0xFFFFE9B8)
    easel.canvas.drawCircle(1500, 600, 74, skia.Paint(Color=0xFFFFF6DC, AntiAlias=True))
    easel.ridge(easel.rolling(655, 26), horizon, [0xFFC98285, 0xFFE9A583])
    _hanging_bridge(easel, horizon)
    easel.ridge(easel.rolling(685, 12), horizon + 4, [0xFF8D5B74, 0xFFB9757A])
    easel.mirror(horizon, (1.02, 0.92, 0.9), 46)
    easel.glow(1500, 760, 520, 0x70FFD590, 0.5)
    for row in range(8):
        _row_of_houses(easel, row)
    easel.finish(path)


def _hanging_bridge(easel: Easel, horizon: float) -> None:
    ink = 0xFF9A4F55
    deck, top = horizon - 62, horizon - 230
    easel.box(0, deck, WIDTH, 9, ink)
    for tower in (520.0, 1180.0):
        for leg in (-13.0, 7.0):
            easel.box(tower + leg, top, 7, horizon - top, ink)
        for bar in range(4):
            easel.box(tower - 13, top + 8 + bar * 44, 27, 5, ink)
    line = skia.Paint(Color=ink, Style=skia.Paint.kStroke_Style, StrokeWidth=4, AntiAlias=True)
    thin = skia.Paint(Color=0xA09A4F55, StrokeWidth=1.6, AntiAlias=True)
    for left, middle, right, low, end in (
        (-140.0, 190.0, 520.0, top + 300, top),
        (520.0, 850.0, 1180.0, top + 310, top),
        (1180.0, 1330.0, 1560.0, top + 150, deck),
    ):
        cable = skia.Path()
        cable.moveTo(left, top)
        cable.quadTo(middle, low, right, end)
        easel.canvas.drawPath(cable, line)
        for step in range(1, 22):
            share, rest = step / 22, 1 - step / 22
            x = rest * rest * left + 2 * rest * share * middle + share * share * right
            y = rest * rest * top + 2 * rest * share * low + share * share * end
            easel.canvas.drawLine(x, y, x, deck, thin)


def _row_of_houses(easel: Easel, row: int) -> None:
    """Nearer rows are lower, larger, warmer and darker."""
    share = row / 7
    walls = [0xFFF2D3B0, 0xFFEFB994, 0xFFE8A07E, 0xFFF5E3C8, 0xFFD98A78, 0xFFE9C7A8]
    size = 34 + 74 * share
    x = -size
    while x < WIDTH * (0.5 + 0.62 * share):
        wide = size * easel.between(0.75, 1.5)
        fall = max(x / WIDTH, 0.0) ** 1.5 * (430 - 250 * share)
        top = 640 + 470 * share + fall - size * easel.between(0.7, 1.5)
        wall = mixed(walls[int(easel.chance.integers(len(walls)))], 0xFF4A2F55, 0.18 + 0.36 * share)
        easel.box(x, top, wide + 1, HEIGHT - top, wall)
        easel.box(x + wide * 0.78, top, wide * 0.22 + 1, HEIGHT - top, 0x28301838)
        roof = mixed(0xFFD06A48, 0xFF4A2440, 0.1 + 0.4 * share)
        lift = size * easel.between(0.22, 0.42)
        eaves = size * 0.08
        easel.shape(
            [(x - eaves, top), (x + wide * 0.22, top - lift), (x + wide * 0.8, top - lift),
             (x + wide + eaves, top)], roof,
        )  # fmt: skip
        if easel.chance.random() < 0.5:
            easel.box(x + wide * 0.6, top - lift * 1.35, size * 0.13, lift, roof)
        _windows(easel, x, top, wide, size, share)
        x += wide


def _windows(easel: Easel, x: float, top: float, wide: float, size: float, share: float) -> None:
    step, count = size * 0.36, max(1, int(wide / (size * 0.36)) - 1)
    for floor in range(2 + int(share * 2)):
        for number in range(count):
            lit = easel.chance.random() < 0.42
            color = 0xFFFFD98A if lit else mixed(0xFF7A5670, 0xFF35203F, share)
            left = x + (wide - count * step) / 2 + number * step + step * 0.25
            y = top + size * 0.2 + floor * size * 0.46
            easel.box(left, y, step * 0.46, size * 0.24, color)
            if lit and share > 0.3:
                easel.glow(left + step * 0.23, y + size * 0.12, size * 0.4, 0x50FFC870)


def kyoto(path: Path) -> None:
    """A red sun behind mountains of mist, and cherry blossom."""
    easel = Easel(24)
    easel.wash(0, HEIGHT, [0xFF8FB4C4, 0xFFBFD0CE, 0xFFF3DCCB, 0xFFF6C9B8, 0xFFEBB0A6])
    easel.glow(1350, 470, 640, 0x80FFE2C8)
    easel.canvas.drawCircle(
        1350, 470, 176,
        upright(294, 646, [0xFFE4573F, 0xFFF08A6B]),
    )  # fmt: skip
    far, near = (0xFFA9C0C4, 0xFF2C4A55)
    for layer in range(6):
        share = layer / 5
        color = mixed(far, near, share**1.1)
        base = 640 + 96 * layer
        line = easel.rolling(base, 92 - 5 * layer, 0.75)
        easel.ridge(line, HEIGHT, [color, mixed(color, 0xFFF6E4DA, 0.62 - 0.4 * share)])
        if layer == 3:
            _pagoda(easel, 850, 985, 0.94)
        if layer < 5:
            easel.mist(base + 74, 74, 0x58FFF3EA, 6)
        _firs(easel, line, share)
    _blossom(easel)
    easel.finish(path)


def _firs(easel: Easel, line: Line, share: float) -> None:
    if share < 0.35:
        return
    color = mixed(0xFF7F9EA3, 0xFF213C46, share**1.1)
    for _ in range(int(70 * share)):
        x = easel.between(0, WIDTH)
        tall = easel.between(34, 74) * share
        foot = line(x) + 8
        for tier in range(3):
            wide = tall * (0.2 + 0.1 * tier)
            top = foot - tall + tier * tall * 0.27
            easel.shape(
                [(x - wide, top + tall * 0.42), (x, top), (x + wide, top + tall * 0.42)], color
            )


def _pagoda(easel: Easel, x: float, foot: float, scale: float) -> None:
    ink, wall = 0xFF274049, 0xFF49616A
    y = foot
    for storey in range(5):
        wide, tall = (196 - 21 * storey) * scale, 62 * scale
        easel.box(x - wide * 0.36, y - tall, wide * 0.72, tall, wall)
        for post in range(5):
            easel.box(x - wide * 0.36 + post * wide * 0.174, y - tall, 4 * scale, tall, ink)
        easel.box(x - wide * 0.36, y - tall * 0.55, wide * 0.72, tall * 0.2, 0x90FFD9A0)
        roof = skia.Path()
        roof.moveTo(x - wide * 0.74, y - tall * 0.98)
        roof.quadTo(x - wide * 0.36, y - tall * 1.12, x - wide * 0.2, y - tall * 1.5)
        roof.lineTo(x + wide * 0.2, y - tall * 1.5)
        roof.quadTo(x + wide * 0.36, y - tall * 1.12, x + wide * 0.74, y - tall * 0.98)
        roof.quadTo(x, y - tall * 0.84, x - wide * 0.74, y - tall * 0.98)
        easel.canvas.drawPath(roof, skia.Paint(Color=ink, AntiAlias=True))
        y -= tall * 1.42
    easel.box(x - 3 * scale, y - 128 * scale, 6 * scale, 140 * scale, ink)
    for ring in range(6):
        easel.box(x - 11 * scale, y - (30 + 13 * ring) * scale, 22 * scale, 4 * scale, ink)


def _blossom(easel: Easel) -> None:
    """Two branches from the right, in flower."""
    bark = skia.Paint(
        Color=0xFF3A2B33, Style=skia.Paint.kStroke_Style, StrokeCap=skia.Paint.kRound_Cap,
        AntiAlias=True,
    )  # fmt: skip
    for start, bend, end, width in (
        ((2300, 40), (1960, 250), (1640, 150), 17.0), ((2060, 168), (1900, 330), (1700, 372), 9.0),
        ((2300, 300), (2120, 380), (1930, 470), 12.0), ((1860, 182), (1760, 90), (1600, 44), 7.0),
    ):  # fmt: skip
        twig = skia.Path()
        twig.moveTo(*start)
        twig.quadTo(*bend, *end)
        bark.setStrokeWidth(width)
        easel.canvas.drawPath(twig, bark)
        measure = skia.PathMeasure(twig, False)
        for _ in range(64):
            place = measure.getPosTan(measure.getLength() * easel.between(0.12, 1.0))[0]
            spread = easel.between(6, 58)
            angle = easel.between(0, math.tau)
            _flower(
                easel,
                place.fX + spread * math.cos(angle),
                place.fY + spread * math.sin(angle) * 0.8,
            )
    for _ in range(46):
        petal = skia.Rect.MakeXYWH(
            easel.between(900, WIDTH),
            easel.between(200, 1200),
            easel.between(7, 15),
            easel.between(4, 8),
        )
        easel.canvas.save()
        easel.canvas.rotate(easel.between(-30, 30), petal.centerX(), petal.centerY())
        easel.canvas.drawOval(petal, skia.Paint(Color=0xC8FBDCE2, AntiAlias=True))
        easel.canvas.restore()


def _flower(easel: Easel, x: float, y: float) -> None:
    size = easel.between(9, 17)
    color = (0xFFFDE6EA, 0xFFF9CBD6, 0xFFF3AFC2)[int(easel.chance.integers(3))]
    turn = easel.between(0, math.tau)
    for petal in range(5):
        angle = turn + petal * math.tau / 5
        easel.canvas.drawCircle(
            x + size * 0.62 * math.cos(angle), y + size * 0.62 * math.sin(angle), size * 0.52,
            skia.Paint(Color=color, AntiAlias=True),
        )  # fmt: skip
    easel.canvas.drawCircle(x, y, size * 0.26, skia.Paint(Color=0xFFD9647F, AntiAlias=True))


def tromso(path: Path) -> None:
    """Northern lights over a fjord."""
    easel = Easel(5)
    horizon = 800
    easel.wash(0, horizon, [0xFF050B1F, 0xFF0A1A38, 0xFF12355A, 0xFF1F5570])
    for _ in range(420):
        size = easel.between(0.5, 1.9) ** 1.4
        easel.canvas.drawCircle(
            easel.between(0, WIDTH), easel.between(0, 620), size,
            skia.Paint(Color=(int(easel.between(70, 240)) << 24) | 0xE8F2FF, AntiAlias=True),
        )  # fmt: skip
    for base, height, hue, phase in (
        (520, 430, 0x3DF5A6, 0.4), (440, 360, 0x35E0C8, 2.1), (360, 300, 0x8A6BFF, 3.7),
    ):  # fmt: skip
        _aurora(easel, base, height, hue, phase)
    line = easel.peaks(horizon, 380, 6)
    easel.ridge(line, horizon, [0xFFB9D3E6, 0xFF6F93B5, 0xFF2B4766])
    _shaded_faces(easel, line, horizon)
    easel.ridge(easel.peaks(horizon, 170, 9), horizon, [0xFF7BA0BF, 0xFF203C58, 0xFF14293F])
    easel.mist(horizon - 26, 40, 0x40BFE6F0, 8)
    easel.ridge(easel.rolling(horizon - 12, 6), horizon + 2, [0xFFDCEAF4, 0xFF8FB0C8])
    for number in range(13):
        _cabin(
            easel, 210 + number * 148 + easel.between(-36, 36), horizon, easel.between(0.8, 1.25)
        )
    easel.mirror(horizon, (0.8, 0.96, 1.04), 60)
    easel.finish(path, 2.4)


def _aurora(easel: Easel, base: float, height: float, hue: int, phase: float) -> None:
    """A curtain of light: narrow rays that stand on a waving line."""
    rays = skia.Surface(WIDTH, HEIGHT)
    with rays as canvas:
        for x in range(0, WIDTH, 6):
            share = x / WIDTH
            foot = base + 90 * math.sin(share * 5.2 + phase) + 34 * math.sin(share * 13 + phase * 2)
            tall = height * (0.55 + 0.45 * math.sin(share * 9 + phase * 3) ** 2)
            light = 0.25 + 0.75 * (0.5 + 0.5 * math.sin(share * 21 + phase * 5)) ** 1.5
            alpha = int(150 * light * easel.between(0.55, 1.0))
            paint = upright(
                foot - tall, foot + 30, [hue, (alpha // 3 << 24) | hue, (alpha << 24) | hue, hue]
            )
            canvas.drawRect(skia.Rect.MakeLTRB(x, foot - tall, x + 7, foot + 30), paint)
    soft = skia.Paint(
        BlendMode=skia.BlendMode.kPlus,
        ImageFilter=skia.ImageFilters.Blur(9, 16, skia.TileMode.kDecal),
    )
    easel.canvas.drawImage(rays.makeImageSnapshot(), 0, 0, skia.SamplingOptions(), soft)


def _shaded_faces(easel: Easel, line: Line, horizon: float) -> None:
    """The sides of the mountains that the light does not reach."""
    xs = range(0, WIDTH, 4)
    tops = [x for x in xs if line(x) < line(x - 8) and line(x) < line(x + 8) and line(x) < 640]
    for top in tops:
        y, depth = line(top), horizon - line(top)
        corners = [(top, y)]
        corners += [
            (top + depth * 0.12 * step + easel.between(-16, 10), y + depth * 0.13 * step)
            for step in range(1, 7)
        ]
        corners += [(x, line(x)) for x in range(int(top + depth * 0.95), top, -8)]
        easel.shape(corners, 0x50142B4A)


def _cabin(easel: Easel, x: float, foot: float, scale: float) -> None:
    wide, tall = 62 * scale, 36 * scale
    wall = (0xFF8E2F38, 0xFF7A3B2E, 0xFF274C6B, 0xFF8A6A2F)[int(easel.chance.integers(4))]
    easel.box(x, foot - tall, wide, tall, wall)
    easel.shape(
        [(x - 6, foot - tall), (x + wide / 2, foot - tall * 1.8), (x + wide + 6, foot - tall)],
        0xFFE8F1F8,
    )
    for window in (0.16, 0.58):
        easel.box(x + wide * window, foot - tall * 0.72, wide * 0.24, tall * 0.38, 0xFFFFD98C)
        easel.glow(x + wide * (window + 0.12), foot - tall * 0.5, 66 * scale, 0x90FFB858)


def new_york(path: Path) -> None:
    """The blue hour, with the lights on."""
    easel = Easel(42)
    horizon = 880
    easel.wash(0, horizon, [0xFF0D1B3E, 0xFF23396F, 0xFF5A5590, 0xFFB5708E, 0xFFF2A078, 0xFFFFD08A])
    for _ in range(14):
        easel.mist(easel.between(300, 720), easel.between(14, 34), 0x2CFFC3A0, 1)
    easel.glow(1180, 860, 900, 0x70FFC080, 1.5)
    for layer, (low, high, color) in enumerate(
        ((120, 330, 0xFF8C6C93), (150, 430, 0xFF584D80), (110, 360, 0xFF262B55))
    ):
        _skyline(easel, horizon, low, high, color, layer)
        if layer == 1:
            _spire(easel, 1290, horizon, 700, 0xFF463F74)
            _spire(easel, 690, horizon, 560, 0xFF4B4478)
        easel.mist(horizon - 30, 60, 0x30FFC8A8, 4)
    easel.mirror(horizon, (0.86, 0.86, 1.0), 40)
    easel.finish(path, 2.6)


def _skyline(easel: Easel, horizon: float, low: float, high: float, color: int, layer: int) -> None:
    x = -20.0
    while x < WIDTH:
        wide = easel.between(44, 104) * (0.8 + 0.24 * layer)
        middle = 1.0 - 0.5 * abs(x / WIDTH - 0.5)
        tall = easel.between(low, high) * middle
        top = horizon - tall
        easel.canvas.drawRect(
            skia.Rect.MakeXYWH(x, top, wide, tall),
            upright(top, horizon, [color, mixed(color, 0xFFE7936F, 0.34 - 0.1 * layer)]),
        )
        easel.box(x + wide * 0.8, top, wide * 0.2, tall, 0x22000020)
        crown = easel.chance.random()
        if crown < 0.3:
            easel.box(x + wide * 0.2, top - 22, wide * 0.6, 22, color)
        elif crown < 0.45:
            easel.shape([(x, top), (x + wide / 2, top - wide * 0.6), (x + wide, top)], color)
        elif crown < 0.6:
            easel.box(x + wide * 0.48, top - 54, 4, 54, color)
        _office_lights(easel, x, top, wide, tall, layer)
        x += wide + easel.between(0, 10)


def _office_lights(
    easel: Easel, x: float, top: float, wide: float, tall: float, layer: int
) -> None:
    step = 9 + 3.5 * layer
    lights = (0xFFFFE2A0, 0xFFFFC978, 0xFFFFF1CC)
    busy = easel.between(0.12, 0.5) * (0.4 + 0.35 * layer)
    for row in range(int(tall / (step * 1.5)) - 1):
        for column in range(int(wide / step) - 1):
            if easel.chance.random() < busy:
                color = lights[int(easel.chance.integers(3))]
                faded = mixed(color, 0xFF8C6C93, 0.5 - 0.22 * layer)
                left, high = x + step * (column + 0.75), top + step * 1.5 * (row + 0.6)
                easel.box(left, high, step * 0.46, step * 0.7, faded)


def _spire(easel: Easel, x: float, horizon: float, tall: float, color: int) -> None:
    """A tower that steps back as it rises, as they built them in 1930."""
    y = horizon
    for wide, share in ((150, 0.42), (116, 0.2), (82, 0.14), (46, 0.08), (18, 0.04)):
        part = tall * share
        easel.canvas.drawRect(
            skia.Rect.MakeXYWH(x - wide / 2, y - part, wide, part + 1),
            upright(horizon - tall, horizon, [color, mixed(color, 0xFFE7936F, 0.3)]),
        )
        if wide > 40:
            _office_lights(easel, x - wide / 2, y - part, wide, part, 1)
        y -= part
    easel.box(x - 2.5, y - tall * 0.12, 5, tall * 0.12, color)
    easel.glow(x, horizon - tall * 0.86, 120, 0x70FFE0A8)


PICTURES: dict[str, Callable[[Path], None]] = {
    "lisbon": lisbon, "kyoto": kyoto, "tromso": tromso, "new-york": new_york,
}  # fmt: skip
"""What paints each picture, by the name of its file."""
