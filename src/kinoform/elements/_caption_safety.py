"""What captions keep clear of: the controls of players and the buttons of platforms."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.elements._caption_config import SubtitleConfig
from kinoform.model.geometry import Size


@dataclass(frozen=True, slots=True)
class Kept:
    """Shares of a picture that stay free; both sides alike, so that captions stand central."""

    top: float
    bottom: float
    side: float


_PLATFORMS = {
    "tiktok": Kept(0.09, 0.252, 0.13),
    "reels": Kept(0.125, 0.22, 0.11),
    "shorts": Kept(0.16, 0.25, 0.16),
}
"""Measured on phones of 9:16, where buttons stand at the right and titles at the bottom."""
_EDGE = 0.04


def is_tall(frame: Size) -> bool:
    """Whether it is a picture for phones held upright."""
    return frame.width < frame.height * 0.8


def kept(config: SubtitleConfig, frame: Size) -> Kept:
    """What stays free of captions."""
    if not (frame.width and frame.height):
        return Kept(0.0, 0.0, 0.0)
    wish = config.safe_area or "auto"
    if config.safe_area == 0.0 or wish == "none":
        edge = _EDGE * min(frame.width, frame.height)
        return Kept(edge / frame.height, edge / frame.height, edge / frame.width)
    if isinstance(wish, float | int):
        return Kept(wish, wish, wish)
    if is_tall(frame):
        return _PLATFORMS.get(wish, Kept(0.12, 0.2, 0.12))
    edge = 0.085 * min(frame.width, frame.height) / frame.height
    return Kept(edge, edge, 0.09)


def margin(config: SubtitleConfig, frame: Size, position: str) -> float:
    """Pixels between a caption and the edge at which it stands."""
    if position == "bottom" and config.padding_bottom is not None:
        return config.padding_bottom
    free = kept(config, frame)
    return frame.height * (free.bottom if position == "bottom" else free.top)
