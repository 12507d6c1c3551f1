"""A whole request as our document, or everything that is wrong with it.

Clips are drawn in the order in which they are written, whatever their times, and captions over all
of them. The film lasts until its last clip ends; without clips it is one second of background.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from pydantic import ValidationError

from kinoform.dialects.vidgenie.asked import unknown_fields
from kinoform.dialects.vidgenie.assets import Luma, content_of, extent_of
from kinoform.dialects.vidgenie.captions import Caption, page_clip, stays_of
from kinoform.dialects.vidgenie.faults import faults_of
from kinoform.dialects.vidgenie.literal import literal
from kinoform.dialects.vidgenie.matte import mask_of, tidy
from kinoform.dialects.vidgenie.motion import Pose, keyframes_of, tracks_of
from kinoform.dialects.vidgenie.placement import UPWARDS, place_of
from kinoform.dialects.vidgenie.timeline import Clip, Request, Track
from kinoform.dialects.vidgenie.transition import passages
from kinoform.kit import pointer
from kinoform.model.problem import Problem, warning

EMPTY_FILM_SECONDS = 1.0
_ORIGINS = {
    "/meta": "/output",
    "/meta/background": "/timeline/background",
    "/outputs": "/output",
    "/tracks": "/timeline/tracks",
}


@dataclass(frozen=True, slots=True)
class Translated:
    """Our document, unless an error is among the problems."""

    document: dict[str, Any] | None
    problems: tuple[Problem, ...]
    """Errors and warnings, at their places in the request."""
    origins: Mapping[str, str]
    """What in the request stands behind a place of the document."""

    def asked_at(self, place: str) -> str:
        """The place in the request from which a place of the document comes."""
        while place and place not in self.origins:
            place = place.rpartition("/")[0]
        return self.origins.get(place, "")


def translated(request: Mapping[str, Any]) -> Translated:
    """The document of a request, in either form of its output."""
    raw = dict(request)
    try:
        asked = Request.model_validate(raw)
    except ValidationError as invalid:
        return Translated(None, tuple(faults_of(invalid, raw)), {})
    film = _Film(asked)
    film.fill()
    warnings = (*unknown_fields(asked, ""), *film.problems)
    return Translated(film.document(), warnings, film.origins)


@dataclass
class _Film:
    """Our document while it is put together."""

    asked: Request
    rows: list[list[dict[str, Any]]] = field(default_factory=list)
    captions: list[dict[str, Any]] = field(default_factory=list)
    caption_origins: list[str] = field(default_factory=list)
    families: dict[str, str] = field(default_factory=dict)
    """The family under which each font file is known in the document."""
    problems: list[Problem] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=_ORIGINS.copy)

    @property
    def canvas(self) -> tuple[int, int]:
        return self.asked.output.size

    def fill(self) -> None:
        """Put in every clip, then the captions, then what keeps the film as long as it is."""
        order = count()
        for index, track in enumerate(self.asked.timeline.tracks):
            self.rows.append([])
            self._add_track(track, pointer.join("/timeline/tracks", index), order)
        for caption in self.captions:
            caption["zIndex"] = next(order)
        for at, asked_at in enumerate(self.caption_origins):
            self.origins[pointer.join("/tracks", len(self.rows), "clips", at)] = asked_at
        self.rows += [self.captions, [self._spacer()]]

    def document(self) -> dict[str, Any]:
        """The whole document."""
        output, (width, height) = self.asked.output, self.canvas
        made: dict[str, Any] = {
            "meta": {
                "version": "2.0.0",
                "width": width,
                "height": height,
                "fps": output.fps,
                "background": self.asked.timeline.background,
            },
            "tracks": [{"clips": row} for row in self.rows],
            "outputs": [{"format": output.format}],
        }
        if self.families:
            known = self.families.items()
            made["assets"] = {"fonts": [{"src": literal(src), "family": f} for src, f in known]}
        return made

    def _add_track(self, track: Track, where: str, order: count[int]) -> None:
        matte: tuple[Clip, str] | None = None
        for index, clip in enumerate(track.clips):
            asked_at = pointer.join(where, "clips", index)
            self._note_movement(clip, asked_at)
            if clip.caption is not None:
                self._add_caption(clip.caption, clip, pointer.join(asked_at, "caption"))
            if isinstance(clip.asset, Luma):
                self._note_unused(matte)
                matte = (clip, asked_at)
                continue
            made = {**self._clip(clip), "zIndex": next(order)}
            place = self._place_of_next(asked_at)
            if matte is not None:
                mask = mask_of(self._clip(matte[0]), matte[0], clip)
                if mask is None:
                    self._note_unused(matte)
                else:
                    made["mask"] = mask
                    self.origins[pointer.join(place, "mask")] = pointer.join(
                        matte[1], "asset", "src"
                    )
                matte = None
            self.rows[-1].append(made)
        self._note_unused(matte)

    def _place_of_next(self, asked_at: str) -> str:
        """The place that the next clip of the last row will have, remembered with its origin."""
        place = pointer.join("/tracks", len(self.rows) - 1, "clips", len(self.rows[-1]))
        self.origins[place] = asked_at
        self.origins[pointer.join(place, "src")] = pointer.join(asked_at, "asset", "src")
        return place

    def _clip(self, clip: Clip) -> dict[str, Any]:
        """One clip without its order and its mask."""
        place = place_of(clip.offset, clip.position, self.canvas)
        made = {
            **content_of(clip.asset),
            "start": clip.start,
            "duration": clip.length,
            "transform": {
                "x": place.x,
                "y": place.y,
                "anchor": place.anchor,
                "scale": clip.scale,
                "rotation": UPWARDS * clip.rotate + 0.0,
                **extent_of(clip.asset),
            },
        }
        if clip.transition is not None:
            made["transition"] = passages(clip.transition, clip.length)
        if clip.transform is not None:
            frames = keyframes_of(clip.transform, clip.length, self.canvas[0])
            made["keyframes"] = tracks_of(frames, Pose(place, clip.scale, clip.rotate))
        return made

    def _add_caption(self, caption: Caption, clip: Clip, asked_at: str) -> None:
        family = self._family(caption, asked_at)
        for stay in stays_of(caption, clip.length, self.canvas):
            made = page_clip(caption, stay.lines, family, self.canvas)
            start, end = tidy(clip.start + stay.start), tidy(clip.start + stay.end)
            self.captions.append({**made, "start": start, "duration": tidy(end - start)})
            self.caption_origins.append(asked_at)

    def _family(self, caption: Caption, asked_at: str) -> str | None:
        src = caption.font.src
        if src is None:
            return None
        if src not in self.families:
            origin = pointer.join(asked_at, "font", "src")
            self.origins[pointer.join("/assets/fonts", len(self.families))] = origin
            self.families[src] = f"Caption {len(self.families) + 1}"
        return self.families[src]

    def _spacer(self) -> dict[str, Any]:
        """A clip that nobody sees, from the beginning to the end of the film."""
        ends = [
            tidy(clip.start + clip.length)
            for track in self.asked.timeline.tracks
            for clip in track.clips
        ]
        return {
            "type": "rect",
            "start": 0,
            "duration": max(ends, default=EMPTY_FILM_SECONDS),
            "opacity": 0,
            "transform": {"width": 1, "height": 1},
        }

    def _note_movement(self, clip: Clip, asked_at: str) -> None:
        if clip.transform is not None and clip.transform.keyframes and clip.transform.preset:
            self.problems.append(
                warning(
                    "unused_preset", pointer.join(asked_at, "transform", "preset"),
                    "keyframes win over the preset", "leave out one of the two",
                )
            )  # fmt: skip

    def _note_unused(self, matte: tuple[Clip, str] | None) -> None:
        if matte is not None:
            self.problems.append(
                warning(
                    "unused_matte", pointer.join(matte[1], "asset"),
                    "no clip after this matte is there at the same time",
                    "put the clip that it masks next on its track, with times that overlap",
                )
            )  # fmt: skip
