"""Where a layer is at one frame, and everything that its pixels depend on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kinoform.animations._catalogue import all_animations
from kinoform.animations.base import Change, Wish
from kinoform.effects._catalogue import all_effects, outset
from kinoform.effects.base import Effect
from kinoform.elements._changing import Changing
from kinoform.elements.base import Drawable
from kinoform.model.animated import Animated
from kinoform.model.composition import AnimationUse, Layer, Motion, PassageUse, Value
from kinoform.model.easing import ease
from kinoform.model.geometry import Affine, Box, Size
from kinoform.model.stage import Moment, Stage
from kinoform.model.time import FrameRate
from kinoform.transitions._catalogue import all_transitions
from kinoform.transitions.base import Transition


@dataclass(frozen=True, slots=True)
class Passing:
    """A transition under way."""

    transition: Transition
    shown: float
    leaving: bool


@dataclass(frozen=True, slots=True)
class Pose:
    """One layer at one frame."""

    layer: Layer
    drawable: Drawable
    moment: Moment
    matrix: Affine
    """From the drawable's own coordinates to its parent's."""
    opacity: float
    effects: tuple[tuple[Effect, Any], ...]
    passing: Passing | None
    mask: Pose | None
    bounds: Box
    """All that it may paint, in its parent's coordinates."""
    key: Hashable
    """Equal keys, equal pixels."""

    @property
    def is_plain(self) -> bool:
        """Whether the drawable goes straight to the canvas."""
        return self.opacity >= 1.0 and self.is_merely_faded

    @property
    def is_merely_faded(self) -> bool:
        """Whether nothing but opacity keeps the drawable from going straight to the canvas."""
        return (
            not self.effects
            and self.passing is None
            and self.mask is None
            and self.layer.blend == "normal"
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """The parent in which layers are posed."""

    rate: FrameRate
    stage: Stage
    size: Size
    is_frame: bool = True
    """Whether nothing outside of it is ever seen."""
    known: dict[int, Lasting] = field(default_factory=dict)
    """What lasts as long as a layer does, by the layer's identity."""

    def lasting(self, layer: Layer, moment: Moment) -> Lasting:
        """The facts of a layer that no moment changes."""
        facts = self.known.get(id(layer))
        if facts is None:
            content = layer.content
            is_still = not isinstance(content, Changing) and content.is_still
            facts = self.known[id(layer)] = Lasting(
                layer, content.bounds(moment) if is_still else None
            )
        return facts


@dataclass(frozen=True, slots=True)
class Lasting:
    """What of a layer is the same at every frame."""

    layer: Layer
    """Kept, so that its identity is not given to another."""
    bounds: Box | None
    """What a still drawable paints, in its own coordinates."""


def poses(layers: Sequence[Layer], frame: int, scene: Scene) -> list[Pose]:
    """The layers that are seen at a frame, in the order of drawing."""
    found = (pose_of(layer, frame, scene) for layer in layers if frame in layer.span)
    return [pose for pose in found if pose is not None]


def pose_of(layer: Layer, frame: int, scene: Scene) -> Pose | None:
    """One layer at a frame; None when there is nothing to see of it."""
    whole = Box(0.0, 0.0, scene.size.width, scene.size.height)
    time, duration = scene.rate.seconds_at(frame) - layer.start, layer.duration
    if layer.speed != 1:
        time, duration = time * layer.speed, duration * layer.speed
    moment = Moment(time, duration, frame, scene.stage)
    seconds = moment.seconds
    content = layer.content
    drawable = content.at(moment) if isinstance(content, Changing) else content
    matrix, opacity, blur = _placed(layer.motion, drawable, seconds)
    passing = _passing(layer, moment) if layer.entrance or layer.exit else None
    if passing is not None and passing.transition.opacity_only:
        opacity *= passing.shown
        passing = None
    if opacity <= 0.0 or (passing is not None and passing.shown <= 0.0):
        return None
    effects = _effects(layer, seconds, blur) if layer.effects or blur else ()
    if passing is not None:
        bounds = whole
    else:
        bounds = matrix.box(scene.lasting(layer, moment).bounds or drawable.bounds(moment))
        if effects:
            bounds = bounds.grown(outset(effects) * matrix.mean_scale)
    if bounds.is_empty or (scene.is_frame and not bounds.meets(whole)):
        return None
    mask = None
    mask_key: Hashable = None
    if layer.mask is not None:
        if frame in layer.mask.layer.span:
            mask = pose_of(layer.mask.layer, frame, scene)
        if mask is None and not layer.mask.inverted:
            return None
        mask_key = (layer.mask.luma, layer.mask.inverted, mask.key if mask else None)
        if mask is not None and not layer.mask.inverted:
            bounds = bounds.cut(mask.bounds)
    key = (
        drawable.key(moment), matrix, opacity, layer.blend, mask_key,
        tuple((effect.kind, value, frame if effect.changes else 0) for effect, value in effects),
        (passing.transition.kind, passing.shown, passing.leaving) if passing else None,
    )  # fmt: skip
    return Pose(layer, drawable, moment, matrix, opacity, effects, passing, mask, bounds, key)


def _number(value: Value, seconds: float) -> float:
    if not isinstance(value, Animated):
        return value
    moved = value.at(seconds)
    return float(moved) if isinstance(moved, int | float) else 0.0


def _placed(motion: Motion, drawable: Drawable, seconds: float) -> tuple[Affine, float, float]:
    x, y = _number(motion.x, seconds), _number(motion.y, seconds)
    scale_x, scale_y = _number(motion.scale_x, seconds), _number(motion.scale_y, seconds)
    rotation = _number(motion.rotation, seconds)
    skew_x, skew_y = _number(motion.skew_x, seconds), _number(motion.skew_y, seconds)
    opacity = _number(motion.opacity, seconds)
    blur = 0.0
    for use in motion.animations:
        change = _change(use, seconds, drawable, (x, y), (scale_x, scale_y), rotation)
        if change is None:
            continue
        if change.place is not None:
            x = x if change.place[0] is None else change.place[0]
            y = y if change.place[1] is None else change.place[1]
        if change.set_scale is not None:
            scale_x, scale_y = change.set_scale
        if change.set_rotation is not None:
            rotation = change.set_rotation
        x, y = x + change.x, y + change.y
        scale_x, scale_y = scale_x * change.scale_x, scale_y * change.scale_y
        rotation += change.rotation
        skew_x, skew_y = skew_x + change.skew_x, skew_y + change.skew_y
        opacity *= change.opacity
        blur = max(blur, change.blur)
    size = drawable.size
    matrix = Affine.translation(-motion.anchor[0] * size.width, -motion.anchor[1] * size.height)
    if (scale_x, scale_y) != (1.0, 1.0):
        matrix = matrix.then(Affine.scaling(scale_x, scale_y))
    if skew_x or skew_y:
        matrix = matrix.then(Affine.skewing(skew_x, skew_y))
    if rotation:
        matrix = matrix.then(Affine.rotation(rotation))
    return matrix.then(Affine.translation(x, y)), min(max(opacity, 0.0), 1.0), blur


def _change(
    use: AnimationUse,
    seconds: float,
    drawable: Drawable,
    place: tuple[float, float],
    scale: tuple[float, float],
    rotation: float,
) -> Change | None:
    record = all_animations()[use.kind]
    passed = seconds - use.delay
    if passed < 0.0 and not record.enters:
        return None
    turn = min(max(passed / use.cycle, 0.0), use.cycles)
    whole = int(turn)
    share = turn - whole
    if whole > 0 and (share == 0.0 and turn == use.cycles):
        whole, share = whole - 1, 1.0
    if use.pingpong and whole % 2:
        share = 1.0 - share
    wish: Wish = replace(
        use.wish, own_size=drawable.size, own_place=place, own_scale=scale, own_rotation=rotation
    )
    return record.change(ease(use.easing)(share), wish)


def _passing(layer: Layer, moment: Moment) -> Passing | None:
    entrance, leave = layer.entrance, layer.exit
    if entrance is not None and moment.time < entrance.seconds:
        return _share(entrance, moment.seconds / entrance.seconds, leaving=False)
    if leave is not None:
        left = float(moment.duration - moment.time)
        if left < leave.seconds:
            return _share(leave, left / leave.seconds, leaving=True)
    return None


def _share(use: PassageUse, progress: float, *, leaving: bool) -> Passing:
    return Passing(
        all_transitions()[use.kind], ease(use.easing)(min(max(progress, 0.0), 1.0)), leaving
    )


def _effects(layer: Layer, seconds: float, blur: float) -> tuple[tuple[Effect, Any], ...]:
    found = []
    for use in layer.effects:
        effect = all_effects()[use.kind]
        value = effect.held(use.value.at(seconds)) if isinstance(use.value, Animated) else use.value
        if value != effect.neutral:
            found.append((effect, value))
    if blur > 0.0:
        found.append((all_effects()["blur"], blur))
    return tuple(found)
