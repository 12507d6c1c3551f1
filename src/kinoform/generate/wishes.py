"""What somebody wants of a template besides its data: brand, sound, size, other scenes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kinoform.generate.scenes import read_scenes
from kinoform.generate.templates.base import FilmTemplate, ScenePlan
from kinoform.kit import pointer
from kinoform.look.palettes import names, palette
from kinoform.model.color import BadColor, Color
from kinoform.model.problem import Problem, warning

LOGO_POSITIONS = ("top-left", "top-right", "bottom-left", "bottom-right")
RESOLUTIONS: Mapping[str, int] = {"720p": 720, "1080p": 1080, "4k": 2160}
"""The short edge in pixels."""
ASPECTS: Mapping[str, tuple[int, int]] = {"16:9": (16, 9), "9:16": (9, 16), "1:1": (1, 1)}
RATES = (30, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a request says, as plain JSON."""

    data: Mapping[str, Any] = field(default_factory=dict)
    brand: Mapping[str, Any] = field(default_factory=dict)
    audio: Mapping[str, Any] = field(default_factory=dict)
    scenes: Any = None
    output: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one film looks and sounds."""

    palette: str
    accent: str
    colors: tuple[str, ...]
    fonts: str
    font_family: str
    logo: str
    logo_position: str
    speaks: bool
    voice: str
    music: str
    captions: bool
    width: int
    height: int
    fps: int

    @property
    def music_is_address(self) -> bool:
        """Whether the music is somebody's track, and no mood."""
        return "/" in self.music or ":" in self.music

    @property
    def options(self) -> dict[str, Any]:
        """The options of each of its primitives."""
        parts = {
            "palette": self.palette, "accent": self.accent, "colors": list(self.colors),
            "fonts": self.fonts, "fontFamily": self.font_family,
        }  # fmt: skip
        return {name: value for name, value in parts.items() if value}


def read_look(template: FilmTemplate, wish: Wish) -> tuple[Look, list[Problem]]:
    """How the film of a wish is to look and sound, and what of the wish makes no sense."""
    problems: list[Problem] = []
    usual = template.defaults
    brand, audio, output = wish.brand, wish.audio, wish.output
    resolution = _one_of(output, "resolution", "1080p", tuple(RESOLUTIONS), "/output", problems)
    aspect = _one_of(output, "aspectRatio", "16:9", tuple(ASPECTS), "/output", problems)
    fps = _one_of(output, "fps", 30, RATES, "/output", problems)
    across, down = ASPECTS[aspect]
    edge = RESOLUTIONS[resolution] / min(across, down)
    look = Look(
        palette=_palette(brand, usual.palette, problems),
        accent=_color(brand, "accentColor", usual.accent, problems),
        colors=_colors(brand, problems),
        fonts=_text(brand, "fonts", usual.fonts, "/brand", problems),
        font_family=_text(brand, "fontFamily", "", "/brand", problems),
        logo=_text(brand, "logoUrl", "", "/brand", problems),
        logo_position=_one_of(
            brand, "logoPosition", usual.logo_position, LOGO_POSITIONS, "/brand", problems
        ),
        speaks=_flag(audio, "includeVoiceover", True, "/audio", problems),
        voice=_text(audio, "voiceId", usual.voice, "/audio", problems),
        music=_music(audio, usual.music, problems),
        captions=_flag(audio, "captions", False, "/audio", problems),
        width=round(across * edge), height=round(down * edge), fps=fps,
    )  # fmt: skip
    for part, name, known in (
        (brand, "/brand", _BRAND), (audio, "/audio", _AUDIO), (output, "/output", _OUTPUT)
    ):  # fmt: skip
        problems += [
            warning("unknown_field", pointer.join(name, key), f"nothing is called {key!r} here",
                    f"it knows {', '.join(known)}")
            for key in part
            if key not in known
        ]  # fmt: skip
    return look, problems


def planned_scenes(
    template: FilmTemplate, wish: Wish
) -> tuple[tuple[ScenePlan, ...], list[Problem]]:
    """The scenes of a film: the template's own, or those that the wish has in their place.

    A scene of the wish takes what it does not say from the template's scene with its primitive.
    """
    if wish.scenes is None:
        return template.scenes, []
    wished, problems = read_scenes(wish.scenes, "/scenes")
    left = list(template.scenes)
    found = []
    for scene in wished:
        own = next((each for each in left if each.primitive == scene.primitive), None)
        if own is not None:
            left.remove(own)
            scene = _merged(scene, own)  # noqa: PLW2901 - the scene with what it takes over
        found.append(scene)
    return tuple(found), problems


def _merged(scene: ScenePlan, own: ScenePlan) -> ScenePlan:
    return replace(
        own,
        script=scene.script or own.script,
        data={**own.data, **scene.data},
        options={**own.options, **scene.options},
        seconds=own.seconds if scene.seconds is None else scene.seconds,
        unless="",
        only_with="",
    )


def _one_of(
    part: Mapping[str, Any], name: str, usual: Any, known: tuple[Any, ...], where: str,
    problems: list[Problem],
) -> Any:  # fmt: skip
    value = part.get(name)
    if value is None:
        return usual
    found = next((each for each in known if value in (each, str(each))), None)
    if found is None:
        listed = ", ".join(map(str, known))
        message = f"{name} cannot be {str(value)[:40]!r}"
        at = pointer.join(where, name)
        problems.append(Problem("bad_value", at, message, f"one of {listed}"))
        return usual
    return found


def _text(
    part: Mapping[str, Any], name: str, usual: str, where: str, problems: list[Problem]
) -> str:
    value = part.get(name)
    if value is None:
        return usual
    if not isinstance(value, str):
        problems.append(Problem("wrong_type", pointer.join(where, name), f"{name} is to be text"))
        return usual
    return value.strip() or usual


def _flag(
    part: Mapping[str, Any], name: str, usual: bool, where: str, problems: list[Problem]
) -> bool:
    value = part.get(name)
    if value is None:
        return usual
    if not isinstance(value, bool):
        at = pointer.join(where, name)
        problems.append(Problem("wrong_type", at, f"{name} is to be true or false"))
        return usual
    return value


def _color(brand: Mapping[str, Any], name: str, usual: str, problems: list[Problem]) -> str:
    written = _text(brand, name, usual, "/brand", problems)
    if written:
        try:
            Color.parse(written)
        except BadColor as bad:
            problems.append(
                Problem("bad_color", pointer.join("/brand", name), str(bad), "such as #14b8a6")
            )
            return usual
    return written


def _colors(brand: Mapping[str, Any], problems: list[Problem]) -> tuple[str, ...]:
    written = brand.get("colors")
    if written is None:
        return ()
    if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
        problems.append(Problem("wrong_type", "/brand/colors", "colors are a list of colours"))
        return ()
    found = []
    for index, each in enumerate(written[:3]):
        try:
            found.append(Color.parse(each).css)
        except BadColor as bad:
            problems.append(
                Problem("bad_color", f"/brand/colors/{index}", str(bad), "such as #14b8a6")
            )
    return tuple(found)


def _palette(brand: Mapping[str, Any], usual: str, problems: list[Problem]) -> str:
    name = _text(brand, "palette", usual, "/brand", problems)
    if palette(name) is None:
        problems.append(
            Problem("unknown_palette", "/brand/palette", f"no palette is called {name[:40]!r}",
                    f"one of {', '.join(names())}")
        )  # fmt: skip
        return usual
    return name


def _music(audio: Mapping[str, Any], usual: str, problems: list[Problem]) -> str:
    """A mood, the address of a track, or "" for silence."""
    if audio.get("musicTrack") is False:
        return ""
    written = _text(audio, "musicTrack", usual, "/audio", problems)
    return "" if written.casefold() in {"none", "off", "silence"} else written


_BRAND = (
    "accentColor", "colors", "palette", "fonts", "fontFamily", "logoUrl", "logoPosition",
)  # fmt: skip
_AUDIO = ("includeVoiceover", "voiceId", "musicTrack", "captions")
_OUTPUT = ("resolution", "fps", "aspectRatio")
