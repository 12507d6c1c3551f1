"""From plain JSON to a Timeline, with every fault listed at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from kinoform.compile.brand import brand_of
from kinoform.compile.faults import faults_of
from kinoform.compile.primitives import page_of, wish_of
from kinoform.compile.read import Limits
from kinoform.compile.suggest import shown, suggestion
from kinoform.compile.templates.base import USUAL_SECONDS, Expansion, Template
from kinoform.compile.unknown_fields import unknown_fields
from kinoform.elements.base import Element
from kinoform.kit import pointer
from kinoform.kit.discover import records
from kinoform.look.units import Page
from kinoform.model.color import is_color
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import LARGEST_SIDE
from kinoform.model.document.timeline import Meta, Timeline, Track
from kinoform.model.problem import Problem
from kinoform.primitives._catalogue import primitives
from kinoform.primitives._staging import staged

Origin = Callable[[str], str]
_USUAL_PAGE = Page(1920.0, 1080.0)
_CONTROLS = ("when", "repeat")
"""Fields that are left over only where the expansion has failed, which is listed already."""


def element_kinds() -> dict[str, Element]:
    """Every clip type by its name in the document."""
    return records("kinoform.elements", "ELEMENT")


def template_kinds() -> dict[str, Template]:
    """Every document template by its name."""
    return records("kinoform.compile.templates", "TEMPLATE")


_OWN_COLORS = {"brand", "palette", "colors", "accent"}


@dataclass
class Parser:
    """Reads one document and collects its problems."""

    limits: Limits
    origin: Origin = lambda where: where
    lengths: Mapping[str, float] = field(default_factory=dict)
    """Seconds of template clips, by their places, where the document does not say them itself."""
    problems: list[Problem] = field(default_factory=list)
    places: dict[int, str] = field(default_factory=dict)
    """Where each clip stands in the document, by the clip's identity."""
    templates: list[str] = field(default_factory=list)
    """Where templates have put clips that nobody wrote."""
    unread_ids: set[str] = field(default_factory=set)
    """Ids of clips that could not be read."""
    clip_count: int = 0
    page: Page = _USUAL_PAGE
    """The canvas that templates lay themselves out for."""
    fps: float = 30.0
    brand: dict[str, Any] | None = None
    """The document's brand, for templates whose data name none."""
    ground: str = ""
    """The colour behind everything, if the document says one."""
    beats: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)
    """When marks of primitives are spoken of, by the places of their clips."""

    def timeline(self, document: dict[str, Any]) -> Timeline | None:
        """The whole document; None when there is nothing in it that could be read."""
        shallow = dict(document)
        self._look_at_meta(document.get("meta"))
        self.brand = brand_of(document)
        tracks = document.get("tracks")
        if isinstance(tracks, list):
            shallow["tracks"] = [
                self._track(track, pointer.join("/tracks", index))
                for index, track in enumerate(tracks)
            ]
        timeline: Timeline | None = self._validate(Timeline, shallow, "")
        if timeline is not None:
            self._report_unknown(timeline, "", skip=("assets", "variables"))
            return timeline
        return self._clips_alone(shallow)

    def _clips_alone(self, shallow: dict[str, Any]) -> Timeline | None:
        """A film in which clips can be looked at although the frame around them is broken."""
        tracks = shallow.get("tracks")
        if not isinstance(tracks, list):
            return None
        read = [track["clips"] for track in tracks if _has_read_clips(track)]
        meta = Meta(width=round(self.page.width), height=round(self.page.height))
        rows = tuple(Track(clips=clips) for clips in read)
        return Timeline(meta=meta, tracks=rows) if rows else None

    def _look_at_meta(self, meta: Any) -> None:
        """Take the canvas from what is not validated yet; what makes no sense is left alone."""
        if not isinstance(meta, dict):
            return
        width, height, fps = (_measure(meta.get(name)) for name in ("width", "height", "fps"))
        if width and height:
            self.page = Page(width, height)
        background = meta.get("background")
        if isinstance(background, str) and is_color(background) and background != "transparent":
            self.ground = background
        self.fps = fps or self.fps

    def _track(self, track: Any, where: str) -> Any:
        if not isinstance(track, dict) or not isinstance(track.get("clips"), list):
            return track
        return {**track, "clips": self.clips(track["clips"], pointer.join(where, "clips"), 0)}

    def clips(
        self, raw: list[Any], where: str, depth: int, page: Page | None = None
    ) -> tuple[Clip, ...]:
        """The readable clips of a list, in a parent as large as a page."""
        if depth > self.limits.nesting:
            self._add(
                "nesting_too_deep", where,
                f"clips are nested more than {self.limits.nesting} deep", "flatten the groups",
            )  # fmt: skip
            return ()
        read = (self.clip(item, pointer.join(where, i), depth, page) for i, item in enumerate(raw))
        return tuple(clip for clip in read if clip is not None)

    def clip(self, raw: Any, where: str, depth: int, page: Page | None = None) -> Clip | None:
        """One clip by the model of its type; None when it cannot be read."""
        self.clip_count += 1
        if self.clip_count > self.limits.clips:
            if self.clip_count == self.limits.clips + 1:
                self._add(
                    "too_many_clips", where, f"more than {self.limits.clips:,} clips",
                    "split the film, or draw many things as one (primitive, path, polygon)",
                )  # fmt: skip
            return None
        if not isinstance(raw, dict):
            self._add("wrong_type", where, "a clip is an object", 'such as {"type": "text", ...}')
            return None
        element = self._element(raw.get("type"), where)
        room = page or self.page
        clip = None if element is None else self._read(element, raw, where, depth, room)
        if clip is None and isinstance(raw.get("id"), str):
            self.unread_ids.add(raw["id"])
        return clip

    def _read(
        self, element: Element, raw: dict[str, Any], where: str, depth: int, page: Page
    ) -> Clip | None:
        if element.kind == "template":
            raw = self._expanded(raw, where)
        elif element.kind == "primitive":
            raw = self._staged(raw, where, page)
        inner_page = page_of(raw, page) if element.kind == "group" else page
        shallow = dict(raw)
        for name in element.clip.nested:
            if isinstance(raw.get(name), list):
                inner = pointer.join(where, name)
                shallow[name] = self.clips(raw[name], inner, depth + 1, inner_page)
        mask = raw.get("mask")
        if isinstance(mask, dict) and isinstance(mask.get("clip"), dict):
            masking = self.clip(mask["clip"], pointer.join(where, "mask", "clip"), depth + 1, page)
            shallow["mask"] = {**mask, "clip": masking}
        clip: Clip | None = self._validate(element.clip, shallow, where)
        if clip is not None:
            self.places[id(clip)] = where
            self._report_unknown(clip, where, skip=_CONTROLS)
        return clip

    def _element(self, kind: Any, where: str) -> Element | None:
        kinds = element_kinds()
        element = kinds.get(kind) if isinstance(kind, str) else None
        if element is None:
            code = "missing_field" if kind is None else "unknown_clip_type"
            what = (
                "a clip needs a type" if kind is None else f"no clip type is called {shown(kind)}"
            )
            known = sorted(kinds)
            hint = suggestion(str(kind), known, f"one of {', '.join(known)}")
            self._add(code, pointer.join(where, "type"), what, hint)
        return element

    def _expanded(self, raw: dict[str, Any], where: str) -> dict[str, Any]:
        templates = template_kinds()
        name = raw.get("template")
        template = templates.get(name) if isinstance(name, str) else None
        if template is None:
            if isinstance(name, str):
                self._add(
                    "unknown_template", pointer.join(where, "template"),
                    f"no template is called {shown(name)}", suggestion(name, tuple(templates)),
                )  # fmt: skip
            return {**raw, "clips": []}
        seconds = self.lengths.get(where, USUAL_SECONDS)
        expansion = Expansion.of(self._branded(raw), where, self.page, self.fps, seconds)
        clips = template.expand(expansion)
        self.problems.extend(self._moved(problem) for problem in expansion.problems)
        self.templates.append(where)
        return {**raw, "clips": clips}

    def _staged(self, raw: dict[str, Any], where: str, page: Page) -> dict[str, Any]:
        known = primitives()
        name = raw.get("primitive")
        primitive = known.get(name) if isinstance(name, str) else None
        if primitive is None:
            if isinstance(name, str):
                self._add(
                    "unknown_primitive", pointer.join(where, "primitive"),
                    f"no primitive is called {shown(name)}", suggestion(name, tuple(known)),
                )  # fmt: skip
            return {**raw, "clips": []}
        wish = wish_of(
            raw, where, page_of(raw, page), fps=self.fps, brand=self.brand, ground=self.ground,
            seconds=self.lengths.get(where), beats=self.beats.get(where, ()),
        )  # fmt: skip
        duration = raw.get("duration")
        is_own = duration is None or duration == "auto"
        if isinstance(duration, str) and not is_own and wish.seconds is None:
            return {**raw, "clips": []}  # its length is known at the next look
        made = staged(primitive, wish)
        self.problems.extend(self._moved(problem) for problem in made.problems)
        self.templates.append(where)
        lasting = {"duration": primitive.seconds} if is_own else {}
        return {**raw, **lasting, "clips": made.clips}

    def _branded(self, raw: dict[str, Any]) -> dict[str, Any]:
        data = raw.get("data")
        if self.brand is None or not isinstance(data, dict) or _OWN_COLORS & data.keys():
            return raw
        return {**raw, "data": {**data, "brand": self.brand}}

    def _moved(self, problem: Problem) -> Problem:
        return Problem(
            problem.code, self.origin(problem.pointer), problem.message, problem.hint,
            problem.severity,
        )  # fmt: skip

    def _validate(self, model: type[BaseModel], raw: dict[str, Any], where: str) -> Any:
        try:
            return model.model_validate(raw)
        except ValidationError as invalid:
            self.problems.extend(self._moved(p) for p in faults_of(invalid, raw, where))
            return None

    def _report_unknown(self, model: BaseModel, where: str, skip: Sequence[str] = ()) -> None:
        self.problems.extend(self._moved(p) for p in unknown_fields(model, where, skip))

    def _add(self, code: str, where: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(code, self.origin(where), message, hint))


def _has_read_clips(track: Any) -> bool:
    return isinstance(track, dict) and isinstance(track.get("clips"), tuple)


def _measure(value: Any) -> float | None:
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if known and 1 <= value <= LARGEST_SIDE else None
