"""Which layers are in a frame, whether they are at rest there, and the pixels that they reach."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from kinoform.elements.base import opaque_box
from kinoform.engine.pose import Pose, Scene, pose_of
from kinoform.engine.quiet import Busy, busy_frames
from kinoform.engine.stage import EngineStage
from kinoform.engine.surface import NOWHERE, Area
from kinoform.model.composition import Composition
from kinoform.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Actor:
    """One layer in one frame, and how it gets to the canvas."""

    layer: int
    pose: Pose
    area: Area
    at_rest: bool
    inside: bool
    """Whether all of it lies within the frame."""
    hidden: Area
    """The pixels beneath it of which nothing shows through."""
    patch: Area = NOWHERE
    """Those of its pixels that are never made, since their planes are."""

    @property
    def look(self) -> Hashable:
        """What its pixels depend on, with the way in which they are made."""
        return (self.pose.key, self.at_rest, self.patch)


class Casting:
    """Finds the actors of frames, and keeps the poses that the next frame asks for again."""

    def __init__(
        self, composition: Composition, stage: EngineStage, whole: Area, scale: tuple[float, float]
    ) -> None:
        self._layers = composition.layers
        self._whole = whole
        self._scale_x, self._scale_y = scale
        self._scene = Scene(composition.rate, stage, composition.size)
        self._busy = [busy_frames(layer, composition.rate) for layer in composition.layers]
        self._all_busy = Busy(span for busy in self._busy for span in busy.spans)
        self._poses: dict[int, dict[int, Pose]] = {}

    def is_busy(self, frame: int) -> bool:
        """Whether anything may look different from how it did one frame before."""
        return frame in self._all_busy

    def actors(self, frame: int) -> list[Actor]:
        """Whatever is seen in a frame, from the bottom to the top."""
        before, now, after = (self.posed(number) for number in (frame - 1, frame, frame + 1))
        self._poses = {frame: now, frame + 1: after}
        cast = []
        for index, pose in now.items():
            reach = self._reach(pose)
            area = reach.cut(self._whole)
            if area.is_empty:
                continue
            at_rest = any(
                index in other and other[index].key == pose.key for other in (before, after)
            )
            inside = self._whole.grown(1).contains(reach)
            cast.append(Actor(index, pose, area, at_rest, inside, self._hidden(pose)))
        return cast

    def posed(self, frame: int) -> dict[int, Pose]:
        """The poses of all layers that are in a frame, by the places of the layers."""
        known = self._poses.get(frame)
        if known is not None:
            return known
        last = self._poses.get(frame - 1, {})
        posed = {}
        for index, layer in enumerate(self._layers):
            if frame not in layer.span:
                continue
            if index in last and frame not in self._busy[index]:
                posed[index] = last[index]
                continue
            pose = pose_of(layer, frame, self._scene)
            if pose is not None:
                posed[index] = pose
        self._poses[frame] = posed
        return posed

    def rest(self, frame: int) -> None:
        """Let everybody stay for a frame as they stood one before."""
        self._poses = {frame: self._poses[frame - 1]}

    def forget(self) -> None:
        """Find every pose anew from here on."""
        self._poses.clear()

    def _reach(self, pose: Pose) -> Area:
        """The pixels that a layer may touch; one more on each side where its edges are soft."""
        box = self._on_device(pose.bounds)
        is_sharp = opaque_box(pose.drawable) is not None and pose.matrix.is_translation
        return Area.around(box, 0 if is_sharp and box.is_integral else 1)

    def _hidden(self, pose: Pose) -> Area:
        box = opaque_box(pose.drawable)
        if box is None or not (pose.is_plain and pose.matrix.is_upright):
            return NOWHERE
        return Area.within(self._on_device(pose.matrix.box(box)))

    def _on_device(self, box: Box) -> Box:
        return Box(
            box.left * self._scale_x, box.top * self._scale_y,
            box.right * self._scale_x, box.bottom * self._scale_y,
        )  # fmt: skip
