"""Draws poses on a canvas: content, effects, mask, transition, opacity, blending."""

from __future__ import annotations

import math
from collections.abc import Iterable

from kinoform.effects._catalogue import plan
from kinoform.effects.base import Shot
from kinoform.elements._paint import fill_paint
from kinoform.elements.base import Fading
from kinoform.engine.pose import Pose
from kinoform.engine.surface import Area, new_surface
from kinoform.kit.lazy import skia
from kinoform.model.document.fields import Fill
from kinoform.model.geometry import Affine, Box, Size
from kinoform.transitions.base import Crossing

MOST_PIXELS = 7_680 * 4_320
"""Of a picture that an effect or a transition works on; what is larger is made coarser."""

_BLENDS = {
    "normal": "kSrcOver",
    "color-dodge": "kColorDodge",
    "color-burn": "kColorBurn",
    "hard-light": "kHardLight",
    "soft-light": "kSoftLight",
    "plus-lighter": "kPlus",
}


def blend_of(name: str) -> skia.BlendMode:
    """The canvas's blend mode of a CSS word."""
    return getattr(skia.BlendMode, _BLENDS.get(name, f"k{name.capitalize()}"))


def matrix_of(affine: Affine) -> skia.Matrix:
    """The canvas's matrix of an affine map."""
    return skia.Matrix.MakeAll(
        affine.a, affine.c, affine.e, affine.b, affine.d, affine.f, 0.0, 0.0, 1.0
    )


def draw_background(canvas: skia.Canvas, background: Fill | None, size: Size) -> None:
    """Cover the whole canvas with the ground of the film; nothing is transparent."""
    if background is None:
        canvas.clear(0)
        return
    paint = fill_paint(background, Box.of_size(size))
    paint.setBlendMode(skia.BlendMode.kSrc)
    canvas.drawPaint(paint)


def draw_poses(canvas: skia.Canvas, poses: Iterable[Pose], size: Size) -> None:
    """Draw poses one over the other, in a parent of some size."""
    for pose in poses:
        draw_pose(canvas, pose, size)


def draw_pose(canvas: skia.Canvas, pose: Pose, size: Size, *, blended: bool = True) -> None:
    """Draw one pose; without `blended` as if it lay on nothing."""
    if pose.is_plain:
        _draw_content(canvas, pose)
        return
    if pose.is_merely_faded and _draw_faded(canvas, pose):
        return
    together = skia.Paint(Alphaf=pose.opacity)
    if blended:
        together.setBlendMode(blend_of(pose.layer.blend))
    bounds = pose.bounds
    reach = skia.Rect.MakeLTRB(bounds.left, bounds.top, bounds.right, bounds.bottom)
    is_layer = pose.opacity < 1.0 or pose.mask is not None or pose.layer.blend != "normal"
    if is_layer:
        canvas.saveLayer(reach, together)
    if pose.passing is not None:
        _draw_passing(canvas, pose, size)
    else:
        _draw_with_effects(canvas, pose)
    if pose.mask is not None or pose.layer.mask is not None:
        _draw_mask(canvas, pose, reach, size)
    if is_layer:
        canvas.restore()


def _draw_content(canvas: skia.Canvas, pose: Pose) -> None:
    canvas.save()
    canvas.concat(matrix_of(pose.matrix))
    pose.drawable.draw(canvas, pose.moment)
    canvas.restore()


def _draw_faded(canvas: skia.Canvas, pose: Pose) -> bool:
    if not isinstance(pose.drawable, Fading):
        return False
    canvas.save()
    canvas.concat(matrix_of(pose.matrix))
    is_drawn = pose.drawable.draw_faded(canvas, pose.moment, pose.opacity)
    canvas.restore()
    return is_drawn


def _draw_with_effects(canvas: skia.Canvas, pose: Pose) -> None:
    if not pose.effects:
        _draw_content(canvas, pose)
        return
    box = Area.around(pose.bounds, 1)
    scale = _scale_of(canvas, Size(box.width, box.height))
    shot = Shot(
        Size(box.width, box.height), scale * pose.matrix.mean_scale, pose.moment.frame,
        pose.layer.seed,
    )  # fmt: skip
    steps = plan(pose.effects, shot)
    first = steps[0] if steps else None
    if len(steps) <= 1 and not callable(first):
        paint = skia.Paint() if first is None else skia.Paint(ImageFilter=first)
        canvas.saveLayer(box.rect, paint)
        _draw_content(canvas, pose)
        canvas.restore()
        return
    picture = _picture_of(pose, box, scale)
    for step in steps:
        if callable(step):
            picture = step(picture)
        else:
            surface = new_surface(picture.width(), picture.height())
            surface.getCanvas().drawImage(
                picture, 0, 0, skia.SamplingOptions(), skia.Paint(ImageFilter=step)
            )
            picture = surface.makeImageSnapshot()
    canvas.save()
    canvas.translate(box.left, box.top)
    canvas.scale(1.0 / scale, 1.0 / scale)
    canvas.drawImage(picture, 0, 0, skia.SamplingOptions(skia.FilterMode.kLinear))
    canvas.restore()


def _scale_of(canvas: skia.Canvas, size: Size) -> float:
    """Device pixels for one of the canvas's own, as far as pictures of a size can be held."""
    device = canvas.getTotalMatrix()
    turned = device.getSkewX() * device.getSkewY()
    scale = math.sqrt(abs(device.getScaleX() * device.getScaleY() - turned)) or 1.0
    return min(scale, math.sqrt(MOST_PIXELS / max(size.width * size.height, 1.0)))


def _picture_of(pose: Pose, box: Area, scale: float) -> skia.Image:
    surface = new_surface(-int(-box.width * scale // 1), -int(-box.height * scale // 1))
    on = surface.getCanvas()
    on.scale(scale, scale)
    on.translate(-box.left, -box.top)
    _draw_content(on, pose)
    return surface.makeImageSnapshot()


def _draw_passing(canvas: skia.Canvas, pose: Pose, size: Size) -> None:
    passing = pose.passing
    if passing is None:
        return
    scale = _scale_of(canvas, size)
    width, height = round(size.width * scale), round(size.height * scale)
    surface = new_surface(width, height)
    on = surface.getCanvas()
    on.scale(scale, scale)
    _draw_with_effects(on, pose)
    crossing = Crossing(
        passing.shown, Size(width, height), leaving=passing.leaving, seed=pose.layer.seed
    )
    canvas.save()
    canvas.scale(1.0 / scale, 1.0 / scale)
    canvas.clipRect(skia.Rect.MakeWH(width, height))
    passing.transition.draw(canvas, surface.makeImageSnapshot(), crossing)
    canvas.restore()


def _draw_mask(canvas: skia.Canvas, pose: Pose, reach: skia.Rect, size: Size) -> None:
    spec = pose.layer.mask
    if spec is None:
        return
    inverted = spec.inverted
    mode = skia.BlendMode.kDstOut if inverted else skia.BlendMode.kDstIn
    paint = skia.Paint(BlendMode=mode)
    if spec.luma:
        paint.setColorFilter(skia.LumaColorFilter.Make())
    canvas.saveLayer(reach, paint)
    if pose.mask is not None:
        draw_pose(canvas, pose.mask, size)
    canvas.restore()
