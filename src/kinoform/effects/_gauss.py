"""Soft pictures: a Gaussian blur in whole numbers, the same on every machine.

The canvas's own blur takes 90 to 150 ms for a frame of 1080p. Here wide blurs are made on a
smaller picture, narrow ones by a few additions on strips that fit the cache: 15 to 35 ms.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kinoform.effects._pixels import Pixels, strips

_WIDEST_KERNEL = 2.2
"""Above this sigma the picture is halved first; the kernel is then still 0.9 wide."""
_MOST_HALVINGS = 6


def reach(sigma: float) -> float:
    """How many pixels beyond a shape its blur can still be seen."""
    return 3.2 * sigma + 1.0


def softened(pixels: Pixels, sigma: float) -> Pixels:
    """The pixels under a Gaussian of standard deviation `sigma`; what lies outside is clear."""
    halvings = 0
    while halvings < _MOST_HALVINGS and sigma >= _WIDEST_KERNEL * 2**halvings:
        halvings += 1
    factor = 2**halvings
    # Halving and doubling soften as well: together by (factor² - 1) / 3.
    small_sigma = (sigma**2 - (factor**2 - 1) / 3) ** 0.5 / factor
    height, width, _ = pixels.shape
    small = padded(pixels, factor)
    for _ in range(halvings):
        small = halved(small)
    small = _convolved(small, _kernel(round(small_sigma, 3)))
    for _ in range(halvings):
        small = doubled(small)
    return small[:height, :width]


def halved(pixels: Pixels) -> Pixels:
    """Half the size, each pixel the mean of four; both sides must be even."""
    height, width, channels = pixels.shape
    half = np.empty((height // 2, width // 2, channels), np.uint8)
    for rows in strips(half):
        upper, lower = pixels[2 * rows.start : 2 * rows.stop : 2], pixels[2 * rows.start + 1 :]
        pairs = np.add(upper, lower[: 2 * (rows.stop - rows.start) : 2], dtype=np.uint16)
        pairs = pairs.reshape(-1, width // 2, 2, channels)
        total = pairs[:, :, 0] + pairs[:, :, 1]
        total += 2
        total >>= 2
        half[rows] = total
    return half


def doubled(pixels: Pixels) -> Pixels:
    """Twice the size, mixed between the nearest four pixels."""
    height, width, channels = pixels.shape
    above = np.concatenate([pixels[:1], pixels, pixels[-1:]])
    double = np.empty((2 * height, 2 * width, channels), np.uint8)
    for rows in strips(pixels):
        most = pixels[rows] * np.uint16(3)
        for side in (0, 1):
            mixed = most + above[rows.start + 2 * side : rows.stop + 2 * side]
            beside = np.concatenate([mixed[:, :1], mixed, mixed[:, -1:]], axis=1)
            mixed *= 3
            mixed += 8
            target = double[2 * rows.start + side : 2 * rows.stop : 2]
            target[:, 0::2] = (mixed + beside[:, :-2]) >> 4
            target[:, 1::2] = (mixed + beside[:, 2:]) >> 4
    return double


def padded(pixels: Pixels, factor: int) -> Pixels:
    """The pixels with clear ones to the right and below, so that a factor divides both sides."""
    height, width, _ = pixels.shape
    below, right = -height % factor, -width % factor
    return np.pad(pixels, ((0, below), (0, right), (0, 0))) if below or right else pixels


@lru_cache(maxsize=256)
def _kernel(sigma: float) -> tuple[int, ...]:
    """The middle of a Gaussian and one of its sides in 256ths; the whole adds up to 256."""
    side: list[int] = []
    aim = sigma
    for _ in range(3):
        places = np.arange(1, max(2, int(np.ceil(3.5 * aim)) + 1))
        shares = np.exp(-0.5 * (places / max(aim, 1e-3)) ** 2)
        side = np.rint(shares * 256.0 / (1.0 + 2.0 * shares.sum())).astype(int).tolist()
        # What is rounded away at the ends would make the blur too narrow.
        reached = (sum(2 * part * at**2 for at, part in enumerate(side, 1)) / 256.0) ** 0.5
        aim *= sigma / reached if reached else 1.0
    while side and side[-1] == 0:
        side.pop()
    return (256 - 2 * sum(side), *side)


def _convolved(pixels: Pixels, kernel: tuple[int, ...]) -> Pixels:
    arm = len(kernel) - 1
    height, width, channels = pixels.shape
    flat = np.pad(pixels.reshape(height, -1), ((arm, arm), (0, 0)))
    soft = np.empty((height, width, channels), np.uint8)
    margin = arm * channels
    for rows in strips(pixels):
        count = rows.stop - rows.start
        line = np.zeros((count, width * channels + 2 * margin), np.uint8)
        line[:, margin : margin + width * channels] = _weighed(
            [flat[rows.start + at : rows.stop + at] for at in range(2 * arm + 1)], kernel
        )
        shifts = range(0, 2 * margin + 1, channels)
        across = _weighed([line[:, at : at + width * channels] for at in shifts], kernel)
        soft[rows] = across.reshape(count, width, channels)
    return soft


def _weighed(views: list[Pixels], kernel: tuple[int, ...]) -> NDArray[np.uint16]:
    middle = len(kernel) - 1
    total = views[middle] * np.uint16(kernel[0])
    for distance in range(1, middle + 1):
        pair = views[middle - distance].astype(np.uint16)
        pair += views[middle + distance]
        pair *= np.uint16(kernel[distance])
        total += pair
    total += 128
    total >>= 8
    return total
