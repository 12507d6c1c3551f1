"""Media for the scenes, made here so that nobody has to download anything."""

from __future__ import annotations

import math
import wave
from pathlib import Path

import av
import numpy as np

from kinoform.kit.lazy import skia


def photo(path: Path, seed: int, width: int = 2400, height: int = 1600) -> Path:
    """A picture with the texture of a photograph: soft light, edges and grain."""
    if path.exists():
        return path
    rng = np.random.default_rng(seed)
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    colors = [0xFF000000 | int(rng.integers(0x202020, 0xF0F0F0)) for _ in range(3)]
    canvas.drawPaint(
        skia.Paint(Shader=skia.GradientShader.MakeLinear([(0, 0), (width, height)], colors))
    )
    for _ in range(160):
        paint = skia.Paint(AntiAlias=True, Color=int(rng.integers(0x40000000, 0xC0FFFFFF)))
        x, y, r = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(8, 220)
        canvas.drawOval(skia.Rect.MakeXYWH(x - r, y - r, 2 * r, r * rng.uniform(1, 2)), paint)
    pixels = surface.toarray()
    grain = rng.normal(0, 6, (height, width, 1))
    pixels[..., :3] = np.clip(pixels[..., :3] + grain, 0, 255).astype(np.uint8)
    skia.Image.fromarray(pixels).save(str(path), skia.kJPEG, 90)
    return path


def footage(path: Path, seconds: int = 10, width: int = 1920, height: int = 1080) -> Path:
    """Ten seconds of a slow pan with moving shapes and grain, as a camera would give."""
    if path.exists():
        return path
    still = photo(path.with_suffix(".jpg"), 99, width + 400, height + 200)
    ground = skia.Image.open(str(still)).toarray(colorType=skia.kBGRA_8888_ColorType)
    rng = np.random.default_rng(5)
    noise = rng.normal(0, 4, (height + 64, width + 64, 1)).astype(np.int16)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(seconds * 30):
            x, y = number, int(60 + 50 * math.sin(number / 40))
            picture = ground[y : y + height, x : x + width].copy()
            left = int((math.sin(number / 25) + 1) * (width - 400) / 2)
            picture[300:620, left : left + 320, :3] = (60, 120, 230)
            dx, dy = rng.integers(0, 64, 2)
            shown = picture[..., :3] + noise[dy : dy + height, dx : dx + width]
            picture[..., :3] = np.clip(shown, 0, 255)
            frame = av.VideoFrame.from_ndarray(picture, format="bgra")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def music(path: Path, seconds: int = 20) -> Path:
    """A soft chord as a WAV file."""
    if path.exists():
        return path
    t = np.arange(seconds * 48_000) / 48_000
    tone = sum(np.sin(2 * np.pi * hertz * t) / 6 for hertz in (220.0, 277.2, 329.6, 440.0))
    samples = (tone * 12_000 * (0.7 + 0.3 * np.sin(t))).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(samples.tobytes())
    return path
