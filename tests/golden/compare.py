"""Holds a drawn picture against the one that was looked at and kept.

`KINOFORM_ACCEPT_GOLDENS=1` keeps what was drawn instead. Where the two differ, what was drawn and
the difference are written into `tests/golden/failed/`.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import skia

HERE = Path(__file__).parent
FAILED = HERE / "failed"
ACCEPT = "KINOFORM_ACCEPT_GOLDENS"

CLOSE = 2
"""Steps of a channel that a rounding may cost."""
STRAYS = 1e-4
"""The share of pixels that may differ by more."""

Pixels = npt.NDArray[np.int16]


def check(name: str, image: skia.Image, folder: Path = HERE / "scripts") -> None:
    """Fail unless the picture looks like the golden `<folder>/<name>.png`."""
    golden = folder / f"{name}.png"
    if os.environ.get(ACCEPT) == "1":
        folder.mkdir(parents=True, exist_ok=True)
        image.save(str(golden), skia.kPNG)
        return
    assert golden.exists(), f"no golden {golden}; look at one and keep it with {ACCEPT}=1"
    drawn, kept = _pixels(image), _pixels(skia.Image.open(str(golden)))
    if drawn.shape != kept.shape:
        _write_failure(folder.name, name, image, None)
    assert drawn.shape == kept.shape, f"{name}: {drawn.shape} is not {kept.shape}"
    off = np.abs(drawn - kept).max(axis=2)
    strays = float((off > CLOSE).mean())
    if strays > STRAYS:
        _write_failure(folder.name, name, image, off)
    assert strays <= STRAYS, (
        f"{name}: {strays:.2%} of the pixels differ, by {off.max()} at most; see {FAILED}"
    )


def _pixels(image: skia.Image) -> Pixels:
    array = image.toarray(colorType=skia.kRGBA_8888_ColorType)
    return np.asarray(array, dtype=np.int16)


def _write_failure(folder: str, name: str, image: skia.Image, off: Pixels | None) -> None:
    FAILED.mkdir(parents=True, exist_ok=True)
    image.save(str(FAILED / f"{folder}-{name}.actual.png"), skia.kPNG)
    if off is not None:
        shown = np.full((*off.shape, 4), 255, dtype=np.uint8)
        shown[..., :3] = 255 - np.clip(off * 8, 0, 255).astype(np.uint8)[..., None]
        difference = skia.Image.fromarray(shown, colorType=skia.kRGBA_8888_ColorType)
        difference.save(str(FAILED / f"{folder}-{name}.difference.png"), skia.kPNG)
