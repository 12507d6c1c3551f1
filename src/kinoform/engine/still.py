"""One picture of a film, drawn by the painter that draws the film itself."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kinoform.engine.painter import Painter
from kinoform.engine.stage import EngineStage
from kinoform.engine.surface import Pixels, info_of
from kinoform.kit.lazy import skia
from kinoform.model.composition import Composition
from kinoform.model.problem import Problem, RenderFailed
from kinoform.typeset.book import register_font

_FORMATS = {"png": "kPNG", "jpg": "kJPEG", "jpeg": "kJPEG", "webp": "kWEBP"}


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
        if ending not in _FORMATS:
            raise RenderFailed(
                Problem(
                    "unknown_format", "", f"no picture format ends in {ending!r}",
                    f"name the target picture.png, or another of {', '.join(_FORMATS)}",
                )
            )  # fmt: skip
        wanted = getattr(skia.EncodedImageFormat, _FORMATS[ending])
        return bytes(self.image.encodeToData(wanted, quality))

    def save(self, target: str | Path) -> Path:
        """Write the picture; the name's ending decides the format."""
        path = Path(target)
        ending = path.suffix.lower().lstrip(".") or "png"
        content = self.encoded(ending)
        made = path.with_name(f".kinoform-{os.getpid()}-{path.name}")
        try:
            made.write_bytes(content)
            made.replace(path)
        except OSError as error:
            with suppress(OSError):
                made.unlink()
            raise RenderFailed(
                Problem(
                    "target_unwritable", "", f"cannot write {path}: {error.strerror}",
                    "name a file in a folder that you may write to",
                )
            ) from None  # fmt: skip
        return path


class Stills:
    """Pictures of one film, drawn in any order; what they share is opened and set once."""

    def __init__(self, composition: Composition, scale: float = 1.0) -> None:
        for font in composition.fonts:
            register_font(font.path, font.family, weight=font.weight, italic=font.italic)
        width = max(1, round(composition.size.width * scale))
        height = max(1, round(composition.size.height * scale))
        self._painter = Painter(composition, EngineStage(composition.rate), width, height)

    def draw(self, number: int) -> Still:
        """The picture of a frame."""
        self._painter.paint(number)
        return Still(self._painter.pixels.copy())
