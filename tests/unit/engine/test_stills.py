"""Which size of a photo the engine keeps, whatever was asked before."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import skia

from kinoform.engine.stage import EngineStage
from kinoform.model.geometry import Size
from kinoform.model.time import FrameRate

WIDTH, HEIGHT = 1600, 1200
SIZES = [(100, 75), (400, 300), (790, 590), (900, 675), (1500, 1125), (3000, 2250)]


@pytest.fixture(scope="module", params=["jpg", "png", "webp"])
def photo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    waves = np.stack([x * 255 // WIDTH, y * 255 // HEIGHT, (x // 40 + y // 40) % 2 * 255], axis=-1)
    picture = np.full((HEIGHT, WIDTH, 4), 255, np.uint8)
    picture[..., :3] = waves
    kinds = {"jpg": skia.kJPEG, "png": skia.kPNG, "webp": skia.kWEBP}
    image = skia.Image.fromarray(picture, skia.kRGBA_8888_ColorType)
    path = tmp_path_factory.mktemp("photos") / f"photo.{request.param}"
    path.write_bytes(bytes(image.encodeToData(kinds[request.param], 95)))
    return str(path)


def stage() -> EngineStage:
    return EngineStage(FrameRate.of(30))


def rgba(image: skia.Image) -> np.ndarray:
    return image.toarray(colorType=skia.kRGBA_8888_ColorType)


def test_a_still_is_as_large_as_wanted_but_not_much_larger(photo: str) -> None:
    engine = stage()
    for width, height in SIZES:
        still = engine.still(photo, Size(width, height))
        assert min(width, WIDTH) <= still.width() <= min(width * 1.45, WIDTH)
        assert abs(still.width() * HEIGHT - still.height() * WIDTH) <= WIDTH


def test_a_still_does_not_depend_on_what_was_asked_before(photo: str) -> None:
    rising, falling = stage(), stage()
    up = [rgba(rising.still(photo, Size(*size))) for size in SIZES]
    down = [rgba(falling.still(photo, Size(*size))) for size in reversed(SIZES)]
    for size, one, other in zip(SIZES, up, reversed(down), strict=True):
        np.testing.assert_array_equal(one, other, err_msg=str(size))
        np.testing.assert_array_equal(one, rgba(stage().still(photo, Size(*size))))


def test_sizes_around_the_change_of_decoding_show_the_same_photo(photo: str) -> None:
    engine = stage()
    small = engine.still(photo, Size(WIDTH * 0.4, HEIGHT * 0.4))
    whole = engine.still(photo, Size(WIDTH, HEIGHT))
    size = small.width(), small.height()
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    expected = rgba(whole.resize(*size, smooth)).astype(int)
    assert np.abs(rgba(small).astype(int) - expected).mean() < 6.0


@pytest.mark.parametrize("photo", ["jpg"], indirect=True)
def test_a_large_jpeg_is_never_whole_in_memory_for_a_small_view(photo: str) -> None:
    tracemalloc.start()
    stage().still(photo, Size(160, 120))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < Path(photo).stat().st_size * 2 + WIDTH * HEIGHT
