"""The six standing scenes, as documents."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import media

Document = dict[str, Any]
META = {"version": "2.0.0", "width": 1920, "height": 1080, "fps": 30, "background": "#101830"}
GROUND = {
    "type": "linear",
    "angle": 35,
    "stops": [{"offset": 0, "color": "#101830"}, {"offset": 1, "color": "#302050"}],
}


def scene_seconds(document: Document) -> float:
    """How long a scene is."""
    clips = [clip for track in document["tracks"] for clip in track["clips"]]
    return float(max(clip["start"] + clip["duration"] for clip in clips))


def lengthened(document: Document, times: int) -> Document:
    """The same film several times over, so that starting up weighs as little as in a real one."""
    clips = [clip for track in document["tracks"] for clip in track["clips"]]
    seconds = scene_seconds(document)
    again = [
        {**clip, "start": clip["start"] + seconds * turn}
        for turn in range(times)
        for clip in (*clips, _mark(turn, seconds))
    ]
    return {**document, "tracks": [{"clips": again}]}


def _mark(turn: int, seconds: float) -> dict[str, Any]:
    """A few pixels that make each turn another film, since equal stretches are drawn once."""
    return {
        "type": "rect", "start": 0, "duration": seconds, "size": [4, 4],
        "transform": {"x": "99%", "y": "99%"}, "style": {"fill": f"#{turn * 37 % 256:02x}4060"},
    }  # fmt: skip


def motion_graphics(folder: Path) -> Document:
    """A title, a drifting photo, eight growing bars and a counter, for ten seconds."""
    photo = media.photo(folder / "photo.jpg", 1, 1920, 1088)
    clips: list[dict[str, Any]] = [
        {
            "type": "image", "src": str(photo), "start": 0, "duration": 10, "kenBurns": "zoom-in",
            "transform": {"x": 480, "y": -80, "width": 760, "height": 560},
            "style": {"borderRadius": 32},
        },
        {
            "type": "text", "text": "Quarterly Review", "start": 0, "duration": 10,
            "transform": {"x": 100, "y": 140, "anchor": "left"},
            "style": {"fontSize": 96, "fontWeight": 800, "fill": "#ffffff"},
            "animations": [
                {"type": "fadeIn", "duration": 0.6},
                {"type": "slideIn", "direction": "up", "distance": 40, "duration": 0.6},
            ],
        },
    ]  # fmt: skip
    clips[1]["transform"] = {"x": -860, "y": -400, "anchor": "left"}
    for index in range(8):
        widths = [800 * (0.3 + 0.7 * abs(math.sin(index * 1.7 + step * 0.2))) for step in range(41)]
        clips.append({
            "type": "rect", "start": 0, "duration": 10,
            "transform": {"x": -860, "y": -240 + index * 85, "width": 4, "height": 60,
                          "anchor": "left"},
            "style": {"fill": f"hsl({200 + index * 12}, 80%, 60%)", "borderRadius": 10},
            "keyframes": [{
                "property": "width",
                "frames": [{"time": step * 0.25, "value": width, "easing": "easeInOutSine"}
                           for step, width in enumerate(widths)],
            }],
        })  # fmt: skip
        clips += [
            {
                "type": "text", "text": f"Item {index}: {widths[second * 4]:,.0f}",
                "start": second, "duration": 1,
                "transform": {"x": -840, "y": -240 + index * 85, "anchor": "left"},
                "style": {"fontSize": 34, "fontWeight": 600, "fill": "#ffffff"},
            }
            for second in range(10)
        ]  # fmt: skip
    clips += [
        {
            "type": "text", "text": f"${tick * 12_345:,.0f}", "start": tick / 10, "duration": 0.1,
            "transform": {"x": 100, "y": 300, "anchor": "left"},
            "style": {"fontSize": 64, "fontWeight": 700, "fill": "#6ee7b7"},
        }
        for tick in range(100)
    ]  # fmt: skip
    return {"meta": {**META, "background": GROUND}, "tracks": [{"clips": clips}]}


def slideshow(folder: Path) -> Document:
    """Five photos that move slowly, cross-fade and have captions, with music."""
    clips: list[dict[str, Any]] = [
        {"type": "audio", "src": str(media.music(folder / "music.wav")), "start": 0,
         "duration": 15, "fadeOut": 1}
    ]  # fmt: skip
    moves = ["zoom-in", "pan-left", "zoom-out", "pan-right", "zoom-in"]
    for index, move in enumerate(moves):
        photo = media.photo(folder / f"slide{index}.jpg", 10 + index)
        clips.append({
            "type": "image", "src": str(photo), "start": index * 3 - (0.5 if index else 0),
            "duration": 3.5 if index else 3, "kenBurns": move,
            "transform": {"width": "100%", "height": "100%"}, "fit": "cover",
            "transition": {"in": {"type": "fade", "duration": 0.5 if index else 0}},
        })  # fmt: skip
        clips.append({
            "type": "text", "text": f"Day {index + 1} by the sea, and a caption that wraps",
            "start": index * 3 + 0.3, "duration": 2.4, "zIndex": 2,
            "transform": {"y": "86%", "width": "70%"},
            "style": {"fontSize": 54, "fontWeight": 700, "fill": "#ffffff",
                      "shadowColor": "rgba(0,0,0,.7)", "shadowBlur": 18},
            "animations": [{"type": "fadeIn", "duration": 0.3}],
        })  # fmt: skip
    return {"meta": dict(META), "tracks": [{"clips": clips}]}


def bar_race(_folder: Path) -> Document:
    """Ten bars that grow and overtake each other all the time."""
    clips: list[dict[str, Any]] = [{
        "type": "text", "text": "Cities by population", "start": 0, "duration": 10,
        "transform": {"x": -860, "y": -440, "anchor": "left"},
        "style": {"fontSize": 80, "fontWeight": 800, "fill": "#ffffff"},
    }]  # fmt: skip
    steps = 10
    for bar in range(10):
        rank = [
            sorted(range(10), key=lambda b, s=step: -_value(b, s)).index(bar)
            for step in range(steps + 1)
        ]
        ys = [{"time": step, "value": -320 + rank[step] * 82, "easing": "easeInOutCubic"}
              for step in range(steps + 1)]  # fmt: skip
        widths = [{"time": step, "value": 200 + 900 * _value(bar, step) / 2.2}
                  for step in range(steps + 1)]  # fmt: skip
        ends = [{"time": step, "value": -560 + 200 + 900 * _value(bar, step) / 2.2}
                for step in range(steps + 1)]  # fmt: skip
        color = f"hsl({bar * 36}, 65%, 55%)"
        clips += [
            {"type": "rect", "start": 0, "duration": 10,
             "transform": {"x": -580, "width": 200, "height": 64, "anchor": "left"},
             "style": {"fill": color, "borderRadius": 8},
             "keyframes": [{"property": "width", "frames": widths},
                           {"property": "y", "frames": ys}]},
            {"type": "text", "text": f"City {bar}", "start": 0, "duration": 10,
             "transform": {"x": -610, "anchor": "right"},
             "style": {"fontSize": 38, "fontWeight": 600, "fill": "#e2e8f0"},
             "keyframes": [{"property": "y", "frames": ys}]},
            {"type": "text", "text": f"{_value(bar, 3) * 10:.1f} M", "start": 0, "duration": 10,
             "transform": {"x": 0, "anchor": "left"},
             "style": {"fontSize": 34, "fill": "#ffffff"},
             "keyframes": [{"property": "x", "frames": ends}, {"property": "y", "frames": ys}]},
        ]  # fmt: skip
    return {"meta": dict(META), "tracks": [{"clips": clips}]}


def _value(bar: int, step: int) -> float:
    return 0.2 + abs(math.sin(bar * 2.1 + step * 0.35)) + step * 0.08


def overlays(folder: Path) -> Document:
    """Full-frame 1080p30 video with a title, a lower third and a logo over it."""
    video = media.footage(folder / "footage.mp4")
    clips = [
        {"type": "video", "src": str(video), "start": 0, "duration": 10,
         "transform": {"width": "100%", "height": "100%"}, "fit": "cover"},
        {"type": "rect", "start": 1, "duration": 8,
         "transform": {"x": 100, "y": 0, "width": 760, "height": 130, "anchor": "left"},
         "style": {"fill": "rgba(15,23,42,.85)", "borderRadius": 14},
         "animations": [{"type": "slideIn", "direction": "right", "duration": 0.5,
                         "easing": "easeOutCubic"}]},
        {"type": "text", "text": "Alex Chen, Founder", "start": 1.2, "duration": 7.8,
         "transform": {"x": -820, "y": 360, "anchor": "left"},
         "style": {"fontSize": 52, "fontWeight": 700, "fill": "#ffffff"},
         "animations": [{"type": "fadeIn", "duration": 0.4}]},
        {"type": "circle", "size": 90, "start": 0, "duration": 10,
         "transform": {"x": 860, "y": -440}, "style": {"fill": "#38bdf8"},
         "animations": [{"type": "scale", "from": 1, "to": 1.1, "duration": 1, "loop": True,
                         "easing": "easeInOutSine", "pingpong": True}]},
    ]  # fmt: skip
    clips[1]["transform"] = {"x": -860, "y": 360, "width": 760, "height": 130, "anchor": "left"}
    return {"meta": dict(META), "tracks": [{"clips": clips}]}


def portrait_text(_folder: Path) -> Document:
    """Sentences that come in word by word on a portrait canvas."""
    lines = [
        "Small teams ship faster", "because nobody waits for a meeting",
        "to find out what to do next.", "Write it down. Ship it. Learn.",
    ]  # fmt: skip
    clips = [
        {"type": "text", "text": line, "start": index * 2.5, "duration": 2.5,
         "transform": {"width": "84%", "y": "45%"},
         "style": {"fontSize": 128, "fontWeight": 800, "fill": "#ffffff", "lineHeight": 1.1},
         "textAnimation": {"preset": ["ascend", "pop", "fade", "wave"][index], "split": "word"}}
        for index, line in enumerate(lines)
    ]  # fmt: skip
    meta = {**META, "width": 1080, "height": 1920, "background": GROUND}
    return {"meta": meta, "tracks": [{"clips": clips}]}


def static_film(_folder: Path) -> Document:
    """Three minutes in which a new slide comes every ten seconds and nothing else moves."""
    clips = [
        {"type": "text", "text": f"Chapter {index + 1}\nWhat we learned on the way",
         "start": index * 10, "duration": 10, "transform": {"width": "80%"},
         "style": {"fontSize": 110, "fontWeight": 700, "fill": "#ffffff"},
         "transition": {"in": {"type": "fade", "duration": 0.4}}}
        for index in range(18)
    ]  # fmt: skip
    return {"meta": {**META, "background": GROUND}, "tracks": [{"clips": clips}]}


SCENES: dict[str, tuple[Callable[[Path], Document], float]] = {
    "motion-graphics": (motion_graphics, 1.5),
    "slideshow": (slideshow, 1.4),
    "bar-race": (bar_race, 1.4),
    "video-overlays": (overlays, 1.6),
    "portrait-text": (portrait_text, 1.5),
    "static-3min": (static_film, 1.15),
}
"""Each scene, and how many times the encoder's own time the whole pipeline may take."""
