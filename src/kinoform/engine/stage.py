"""The engine as elements see it: media from this disk, and nested layers."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction

from kinoform.engine.draw import draw_poses
from kinoform.engine.footage import FootagePool
from kinoform.engine.pictures import load_still, load_svg
from kinoform.engine.pixels import resized
from kinoform.engine.pose import Pose, Scene, poses
from kinoform.engine.probe import probe
from kinoform.kit.byte_cache import ByteCache
from kinoform.kit.lazy import av, skia
from kinoform.model.composition import Layer
from kinoform.model.geometry import EMPTY, Box, Size
from kinoform.model.time import FrameRate

STILL_BYTES = 32 * 1024 * 1024
SIZE_STEP = 1.2
"""Stills are kept in sizes that differ by this factor, so that a slow zoom does not rescale."""

DECODED_SMALL = 0.5
"""At this share of its size and below, a picture is decoded small instead of whole."""

NESTED_POSES = 64
KEPT_PLANES = 2


class EngineStage:
    """Opens media once and keeps what is asked for again."""

    def __init__(self, rate: FrameRate) -> None:
        self.rate = rate
        self.pool = FootagePool()
        self._planes: dict[Hashable, av.VideoFrame] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._stills: ByteCache[skia.Image] = ByteCache(STILL_BYTES)
        self._poses: dict[tuple[int, int], list[Pose]] = {}

    def still(self, path: str, wanted: Size) -> skia.Image:
        """A picture file at the kept size next above the wanted one.

        Which picture that is depends on nothing that was asked for before. A large photo is
        never kept whole for a small view.
        """
        width, height = self._natural_size(path)
        ratio = max(wanted.width / width, wanted.height / height)
        if ratio * SIZE_STEP >= 1.0:
            return self._natural(path)
        share = SIZE_STEP ** math.ceil(math.log(ratio) / math.log(SIZE_STEP) - 1e-9)
        size = max(1, round(width * share)), max(1, round(height * share))

        def smaller() -> skia.Image:
            if share <= DECODED_SMALL:
                return load_still(path, size)
            return resized(self._natural(path), size)

        return self._stills.get_or_make((path, size), smaller, _bytes_of)

    def _natural(self, path: str) -> skia.Image:
        return self._stills.get_or_make((path, 0), lambda: load_still(path), _bytes_of)

    def _natural_size(self, path: str) -> tuple[int, int]:
        if path not in self._sizes:
            media = probe(path)
            self._sizes[path] = media.width, media.height
        return self._sizes[path]

    def kept(self, key: Hashable, make: Callable[[], av.VideoFrame]) -> av.VideoFrame:
        """Planes that were made before, or are made now; two photos' worth of them."""
        if key not in self._planes:
            while len(self._planes) >= KEPT_PLANES:
                del self._planes[next(iter(self._planes))]
            self._planes[key] = make()
        return self._planes[key]

    def drawing(self, source: str, width: int, height: int) -> skia.Image:
        """SVG markup or an SVG file, at exactly the size asked for."""
        return self._stills.get_or_make(
            ("svg", source, width, height), lambda: load_svg(source, width, height), _bytes_of
        )

    def footage(self, path: str, seconds: Fraction, size: Size | None) -> skia.Image:
        """The frame of a video that is on screen at its own time."""
        pixels = None if size is None else (max(1, round(size.width)), max(1, round(size.height)))
        return self.pool.footage(path).picture_at(seconds, pixels)

    def footage_key(self, path: str, seconds: Fraction) -> Hashable:
        """Equal for two times that show the same frame."""
        return self.pool.footage(path).moment_key(seconds)

    def draw_layers(
        self, canvas: skia.Canvas, layers: Sequence[Layer], frame: int, size: Size
    ) -> None:
        """Nested layers in a parent of some size, on a canvas with their own origin."""
        draw_poses(canvas, self._nested(layers, frame, size), size)

    def layers_bounds(self, layers: Sequence[Layer], frame: int, size: Size) -> Box:
        """All that nested layers paint at a frame."""
        bounds = EMPTY
        for pose in self._nested(layers, frame, size):
            bounds = bounds.union(pose.bounds)
        return bounds

    def layers_key(self, layers: Sequence[Layer], frame: int, size: Size) -> Hashable:
        """Equal for two frames at which nested layers look the same."""
        return tuple(pose.key for pose in self._nested(layers, frame, size))

    def _nested(self, layers: Sequence[Layer], frame: int, size: Size) -> list[Pose]:
        key = (id(layers), frame)
        known = self._poses.get(key)
        if known is None:
            if len(self._poses) >= NESTED_POSES:
                self._poses.clear()
            scene = Scene(self.rate, self, size, is_frame=False)
            known = self._poses[key] = poses(layers, frame, scene)
        return known


def _bytes_of(image: skia.Image) -> int:
    return int(image.width()) * int(image.height()) * 4
