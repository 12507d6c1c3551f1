"""Somebody's video with their words under it, for templates that are built around one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinoform.look.copyfit import ems
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Scene

_QUIET_MUSIC = 0.35
_PAUSE_EMS = 3.0
"""A pause after each word, in the room of letters, for words without times."""


def footage(scene: Scene, data: Mapping[str, Any], box: Box, radius_u: float = 0.0) -> RawClip:
    """The video itself, with its sound; a picture is shown as a picture."""
    src = reading.source(data.get("src"))
    fit = reading.words(data.get("fit")) or "cover"
    clip = scene.picture(src, box, fit=fit, radius_u=radius_u, otherwise_video=True)
    if clip["type"] == "video":
        volume = reading.number(data.get("volume"))
        clip |= {"muted": False, "loop": False, "role": "speech"}
        clip["volume"] = 1.0 if volume is None else min(max(volume, 0.0), 10.0)
    return clip


def quiet_music(scene: Scene) -> list[RawClip]:
    """Music that steps back while somebody speaks."""
    return [
        {**clip, "volume": min(clip["volume"], _QUIET_MUSIC), "duck": True}
        for clip in scene.music()
    ]


def captions(
    scene: Scene, data: Mapping[str, Any], own: Mapping[str, Any], box: Box | None = None
) -> list[RawClip]:
    """The words of the video; `own` is how the template would have them look."""
    words = timed(data.get("words"), scene.seconds)
    if not words:
        return []
    config = data.get("config")
    page = scene.page
    usual: dict[str, Any] = {
        "fontFamily": scene.theme.pair.heading,
        "fontSize": round(ROLES["title"].size(page) * (0.95 if page.shape == "wide" else 1.0), 2),
        "highlightColor": scene.palette.accent.css if scene.palette.is_dark else "#ffd84d",
    }
    if box is None:
        usual["paddingBottom"] = round(page.height - page.safe.bottom, 2)
    written = config if isinstance(config, Mapping) else {}
    clip: RawClip = {
        "type": "subtitle",
        "start": scene.begins,
        "duration": scene.seconds,
        "words": words,
        "config": {**usual, **own, **written},
    }
    if box is not None:
        clip["transform"] = scene.clip("subtitle", box)["transform"]
    if scene.theme.locale != "en":
        clip["locale"] = scene.theme.locale
    return [clip]


def timed(value: Any, seconds: float) -> Any:
    """Words with times; plain text is spread over the scene by the length of its words."""
    if isinstance(value, Mapping) and "src" not in value:
        value = value.get("words", value.get("text"))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = " ".join(value)
    if not isinstance(value, str):
        return value
    said = value.split()
    weights = [ems(word) + _PAUSE_EMS for word in said]
    scale = seconds * 0.94 / max(sum(weights), 1.0)
    found, at = [], seconds * 0.03
    for word, weight in zip(said, weights, strict=True):
        end = at + weight * scale
        found.append({"word": word, "start": round(at, 3), "end": round(end, 3)})
        at = end
    return found
