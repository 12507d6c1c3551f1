"""Checks every row of a batch before any film is drawn: data, words, glyphs, media, length."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kinoform.batches.order import Order
from kinoform.compile.primitives import wish_of
from kinoform.compile.reading import strange_letters
from kinoform.elements.base import Setting
from kinoform.elements.text import Text, TextClip, build
from kinoform.engine.media_problem import MediaProblem
from kinoform.generate.lengths import planned_seconds, spoken_seconds
from kinoform.kit import pointer
from kinoform.kit.refusal import FetchRefused
from kinoform.look import copyfit
from kinoform.look.units import Page
from kinoform.model.geometry import Size
from kinoform.model.media import Media
from kinoform.model.problem import Problem, errors_of, warning
from kinoform.primitives._catalogue import primitives
from kinoform.primitives._staging import staged
from kinoform.typeset.layout import lay_out

LONG_NARRATION_SECONDS = 30.0
"""One scene that is talked over for longer is tiresome."""
_SURELY = 1.3
"""What would fit at so many times its size fits, however its letters run."""
KEPT = 50_000
"""Scenes and texts that are known already."""
Look = Callable[[str], Media]
Known = dict[str, tuple[Problem, ...]]
"""What is wrong with things by their content."""


@dataclass(frozen=True, slots=True)
class RowReport:
    """What is known of one row before its film is made."""

    row: int
    display_name: str
    seconds: float
    """About how long the film will be."""
    problems: tuple[Problem, ...]
    """Pointers into the table: /rows/<row>/<column>."""
    line: int | None = None
    """Of the table's file, where the row begins."""
    digest: str = ""
    """Of all that the film depends on, where anybody asks for it."""

    @property
    def is_good(self) -> bool:
        return not errors_of(self.problems)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be said of one film."""

    seconds: float
    """About how long it will be."""
    problems: tuple[Problem, ...]
    """Without places."""


@dataclass
class Sight:
    """Looks at films of templates one by one; what several of them share is looked at once."""

    look: Look | None = None
    """How a medium is found and looked at; without one media are taken for good."""
    _scenes: Known = field(default_factory=dict)
    _texts: Known = field(default_factory=dict)
    _letters: set[str] = field(default_factory=set)
    """Those that some font can draw, as far as they were seen."""
    _media: dict[str, Problem | None] = field(default_factory=dict)

    def of(self, document: Mapping[str, Any]) -> Seen:
        """What is to be said of a document that `make` has made."""
        tracks = {track["id"]: track["clips"] for track in document["tracks"]}
        meta = document["meta"]
        page = Page(meta["width"], meta["height"])
        found = [problem for clip in tracks["scenes"] for problem in self._scene(clip, page)]
        found += [
            problem
            for source in sources_in(document)
            if (problem := self._medium(source)) is not None
        ]
        found += _talked_over(tracks["scenes"], tracks.get("voice", ()))
        return Seen(planned_seconds(document), tuple(dict.fromkeys(found)))

    def _scene(self, clip: Mapping[str, Any], page: Page) -> tuple[Problem, ...]:
        key = json.dumps(
            (clip["primitive"], clip["data"], clip["options"], page.width), default=str
        )
        known = self._scenes.get(key)
        if known is None:
            if len(self._scenes) + len(self._texts) >= KEPT:
                self._scenes.clear()
                self._texts.clear()
            known = self._scenes[key] = tuple(
                _scene_problems(dict(clip), page, self._texts, self._letters)
            )
        return known

    def _medium(self, source: str) -> Problem | None:
        if self.look is None:
            return None
        if source not in self._media:
            self._media[source] = None
            try:
                self.look(source)
            except (FetchRefused, MediaProblem) as trouble:
                self._media[source] = Problem(trouble.code, "", trouble.message, trouble.hint)
        return self._media[source]


@dataclass
class Preflight:
    """Checks the rows of an order one by one."""

    order: Order
    sight: Sight = field(default_factory=Sight)
    digest: Callable[[dict[str, Any]], str] = lambda _document: ""

    def report(self, number: int, row: tuple[Any, ...]) -> RowReport:
        """What is to be said of one row."""
        made = self.order.made(number, row)
        if made.document is None:
            return RowReport(number, made.display_name, 0.0, made.problems)
        seen = self.sight.of(made.document)
        where = pointer.join("", "rows", number)
        placed = tuple(replace(problem, pointer=where) for problem in seen.problems)
        problems = (*made.problems, *placed)
        digest = self.digest(made.document)
        return RowReport(number, made.display_name, seen.seconds, problems, digest=digest)


def _scene_problems(
    clip: dict[str, Any], page: Page, known: Known, letters: set[str]
) -> Iterator[Problem]:
    """What a viewer of one scene would stumble over: cut words, and letters nobody can draw."""
    name = clip["primitive"]
    wish = wish_of(clip, "", page, fps=30.0, brand=None, ground="", seconds=None, beats=())
    made = staged(primitives()[name], wish)
    yield from (replace(problem, pointer="") for problem in made.problems)
    setting = Setting(parent=Size(page.width, page.height))
    for raw in _texts(made.clips):
        smallest = _smallest(raw)
        if letters.issuperset(_words_of(smallest)) and _surely_fits(smallest):
            continue
        key = json.dumps((name, smallest), default=str)
        if key not in known:
            text = build(TextClip.model_validate(smallest), setting)
            known[key] = tuple(_text_problems(text, name))
            if not known[key]:
                letters.update(_words_of(smallest))
        yield from known[key]


def _smallest(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A text as small as it may become: what does not fit its box then does not fit at all."""
    style, box = raw["style"], raw["transform"]
    fit = raw.get("autoFit", {})
    least = fit.get("minSize", style["fontSize"])
    plain = {name: value for name, value in style.items() if name not in {"fill", "textWrap"}}
    tracking = style.get("letterSpacing", 0.0) * least / style["fontSize"]
    return {
        "type": "text",
        **{name: raw[name] for name in ("text", "runs", "locale") if name in raw},
        **({"autoFit": {**fit, "maxSize": least}} if fit else {}),
        "style": {**plain, "fontSize": least, "letterSpacing": tracking},
        "transform": {name: box[name] for name in ("width", "height") if name in box},
    }


def _words_of(text: Mapping[str, Any]) -> str:
    """All that a raw text clip says."""
    runs = text.get("runs")
    return "".join(run["text"] for run in runs) if runs else text["text"]


def _surely_fits(text: Mapping[str, Any]) -> bool:
    """Whether a text fits by far, so that it need not be set to know it."""
    fit, style, box = text.get("autoFit"), text["style"], text["transform"]
    if not fit or "width" not in box or "height" not in box:
        return False
    size, words = style["fontSize"] * _SURELY, _words_of(text)
    lines = copyfit.line_count(words, size, box["width"])
    return bool(
        lines <= fit.get("maxLines", lines)
        and lines * size * style.get("lineHeight", 1.2) <= box["height"]
        and copyfit.longest_word_ems(words) * size <= box["width"]
    )


def _text_problems(text: Text, scene: str) -> Iterator[Problem]:
    layout = lay_out(text.paragraph)
    words = text.paragraph.text
    shown = words if len(words) <= 60 else f"{words[:57]}..."
    if layout.missing:
        letters = strange_letters(layout)
        yield warning(
            "missing_glyph", "", f"no font has a glyph for {letters} in {shown!r} ({scene})",
            "add a font that has it",
        )  # fmt: skip
    if layout.is_truncated:
        yield warning(
            "text_cut", "", f"{shown!r} does not fit and is cut with an ellipsis ({scene})",
            "write less",
        )  # fmt: skip


def _texts(clips: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for clip in clips:
        if clip["type"] == "text":
            yield clip
        yield from _texts(clip.get("clips", ()))


def sources_in(document: Mapping[str, Any]) -> Iterator[str]:
    """The media that the film of a template names: logo, music, pictures of scenes."""
    for track in document["tracks"]:
        for clip in track["clips"]:
            if isinstance(clip.get("src"), str):
                yield clip["src"]
            primitive = primitives().get(clip.get("primitive", ""))
            for wanted in primitive.inputs if primitive else ():
                value = clip["data"].get(wanted.name)
                if wanted.kind in {"picture", "pictures"}:
                    yield from _listed(value)


def _listed(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            yield each.strip()


def _talked_over(
    scenes: Iterable[Mapping[str, Any]], voice: Iterable[Mapping[str, Any]]
) -> Iterator[Problem]:
    """Scenes that are talked over for too long."""
    lines = {f"@{clip['id']}": clip["text"] for clip in voice}
    for clip in scenes:
        seconds = spoken_seconds(lines.get(clip.get("beats", ""), ""))
        if seconds > LONG_NARRATION_SECONDS:
            yield warning(
                "narration_long", "",
                f"the scene {clip['primitive']!r} is talked over for some {seconds:.0f} seconds",
                "write a shorter script, or share it out over several scenes",
            )  # fmt: skip
