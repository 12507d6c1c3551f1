"""One picture of a film, drawn by the painter that draws the film itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kinoform.engine.painter import Painter
from kinoform.engine.stage import EngineStage
from kinoform.engine.surface import Pixels, info_of
from kinoform.kit.lazy import skia
from kinoform.model.composition import Composition


@dataclass(frozen=True, slots=True)
class Still:
    """Premultiplied BGRA pixels."""

    pixels: Pixels

    @property
    def image(self) -> skia.Image:
        """The picture for the canvas."""
        height, width = self.pixels.shape[:2]
        return skia.Image.MakeRasterCopy(
            skia.Pixmap(info_of(width, height), self.pixels, width * 4)
        )

    def encoded(self, ending: str = "png", quality: int = 90) -> bytes:
        """The bytes of a PNG, JPEG or WebP file."""
        formats = {
            "png": skia.EncodedImageFormat.kPNG,
            "jpg": skia.EncodedImageFormat.kJPEG,
            "jpeg": skia.EncodedImageFormat.kJPEG,
            "webp": skia.EncodedImageFormat.kWEBP,
        }
        return bytes(self.image.encodeToData(formats[ending], quality))

    def save(self, target: str | Path) -> Path:
        """Write the picture; the name's ending decides the format."""
        path = Path(target)
        ending = path.suffix.lower().lstrip(".") or "png"
        path.write_bytes(self.encoded(ending))
        return path


def draw_still(composition: Composition, number: int, scale: float = 1.0) -> Still:
    """One frame of a film at a scale."""
    width = max(1, round(composition.size.width * scale))
    height = max(1, round(composition.size.height * scale))
    painter = Painter(composition, EngineStage(composition.rate), width, height)
    painter.paint(number)
    return Still(painter.pixels)
