"""Finds the media that a document names: brings them to this disk and looks what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kinoform.compile.parse import element_kinds
from kinoform.compile.wishes import UNREAD
from kinoform.effects._cube import BadCube, load_cube
from kinoform.engine.media_problem import MediaProblem
from kinoform.engine.probe import probe, probe_guarded
from kinoform.kit import pointer
from kinoform.kit.fetch import FetchRefused
from kinoform.kit.media_folder import MediaFolder
from kinoform.model.document.clip import Clip
from kinoform.model.document.timeline import Timeline
from kinoform.model.media import Made, Media
from kinoform.model.problem import Problem

_MADE = ("speech", "music")


Maker = Callable[[str], Made]


@dataclass(frozen=True, slots=True)
class MediaPolicy:
    """Where media may come from, and how much they are trusted."""

    folder: MediaFolder = field(default_factory=MediaFolder)
    base: Path = field(default_factory=Path.cwd)
    """Relative paths of a document begin here."""
    guarded: bool = False
    """Whether files are looked at in a limited process of their own."""
    look: Callable[[str], Media] | None = None
    """How files are looked at, for those who know some already; unset goes by `guarded`."""
    makers: Mapping[str, Maker] = field(default_factory=dict)
    """What makes the media of sources such as "speech:...", by what stands before the colon."""

    def found(self, source: str) -> Media:
        """What a source turns out to be; raises FetchRefused or MediaProblem."""
        look = self.look or (probe_guarded if self.guarded else probe)
        return look(str(self.folder.local_path(source, self.base)))


@dataclass
class MediaShelf:
    """The media of one document, each fetched and probed once."""

    policy: MediaPolicy
    place_of: Callable[[Clip], str]
    media: dict[str, Media] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _failed: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    _made: dict[str, Made] = field(default_factory=dict)

    def fill(self, timeline: Timeline) -> None:
        """Find everything that the document's clips name."""
        for track in timeline.tracks:
            for clip in track.clips:
                self._take(clip)

    def file(self, source: str, where: str) -> Path | None:
        """A file that is no picture or sound: a font, a table, words."""
        known = self.files.get(source)
        if known is not None:
            return known
        try:
            path = self.policy.folder.local_path(source, self.policy.base)
        except FetchRefused as refused:
            self.problems.append(Problem(refused.code, where, refused.message, refused.hint))
            return None
        self.files[source] = path
        return path

    def _take(self, clip: Clip) -> None:
        where = self.place_of(clip)
        element = element_kinds()[clip.type]
        take = self._picture if element.wants_picture else self._media
        for source in element.sources(clip):
            take(source, _pointer_of(clip, source, where))
        lut = clip.optional("lut")
        if lut is not None:
            self._color_table(lut.src, pointer.join(where, "lut", "src"))
        if clip.mask is not None and clip.mask.src is not None:
            self._picture(clip.mask.src, pointer.join(where, "mask", "src"))
        for inner in nested_clips(clip):
            self._take(inner)

    def _color_table(self, source: str, where: str) -> None:
        path = self.file(source, where)
        if path is None:
            return
        table = Media(str(path), "image")
        if self.media.get(source) == table:
            return
        try:
            load_cube(path)
        except (BadCube, OSError) as bad:
            self.problems.append(
                Problem(
                    "media_unreadable", where, f"the colour table cannot be read: {bad}",
                    "name a .cube file, as grading programs export them",
                )
            )  # fmt: skip
        else:
            self.media[source] = table

    def _picture(self, source: str, where: str) -> None:
        self._media(source, where)
        media = self.media.get(source)
        if media is not None and not media.has_picture:
            message, hint = "this has no picture, only sound", "name a picture or a video"
            self.problems.append(Problem("media_unsupported", where, message, hint))

    def _media(self, source: str, where: str) -> None:
        if source in self.media or source == UNREAD:
            return
        scheme = source.partition(":")[0]
        if scheme in _MADE:
            self._make(scheme, source, where)
            return
        if source not in self._failed:
            try:
                self.media[source] = self.policy.found(source)
            except (FetchRefused, MediaProblem) as trouble:
                self._failed[source] = (trouble.code, trouble.message, trouble.hint)
        if source in self._failed:
            code, message, hint = self._failed[source]
            self.problems.append(Problem(code, where, message, hint))

    def _make(self, scheme: str, source: str, where: str) -> None:
        if source not in self._made:
            maker = self.policy.makers.get(scheme)
            self._made[source] = _cannot(scheme) if maker is None else maker(source)
        made = self._made[source]
        if made.media is not None:
            self.media[source] = made.media
        self.problems.extend(
            replace(problem, pointer=f"{where}{problem.pointer}") for problem in made.problems
        )


def _cannot(scheme: str) -> Made:
    message = f"no {scheme} is made here"
    return Made(None, (Problem(f"{scheme}_unavailable", "", message, "name a file instead"),))


def nested_clips(clip: Clip) -> Iterator[Clip]:
    """The clips within a clip, its mask's too."""
    element = element_kinds()[clip.type]
    if element.nested_rows is not None:
        yield from element.nested_rows(clip)
    yield from element.carried(clip)
    if clip.mask is not None and clip.mask.clip is not None:
        yield clip.mask.clip


def _pointer_of(clip: Clip, source: str, where: str) -> str:
    for name in type(clip).model_fields:
        if getattr(clip, name) == source:
            return pointer.join(where, name)
    return where
