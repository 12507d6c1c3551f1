"""Paints the frames of a composition one after the other, drawing only what has changed.

What is painted is a function of the composition and the frame number alone, although most pixels
are left over from the frame before. Four rules make it so:

- A layer that looks as it did one frame before or will one frame later is *at rest*. It is drawn
  once into a sprite and copied from there pixel by pixel, which no clip can alter.
- Any other layer is drawn straight to the canvas, and all that it covers is damage, so it is never
  cut by the edge of a damaged rectangle. One that reaches out of the frame would be cut there, and
  edges of paths depend on all sides of a cut; it is drawn into a sprite of its own each time.
- The encoder's planes need no pixels where the ground, or a photo on the move that nothing covers,
  gives planes of its own.
- Layers at rest at the bottom make up the *plate*, from which damaged rectangles are wiped clean.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from kinoform.engine.casting import Actor, Casting
from kinoform.engine.damage import Before, merged
from kinoform.engine.draw import blend_of, draw_background, draw_pose
from kinoform.engine.ground import covered, ground_of, lift
from kinoform.engine.moving_photo import moving_photo, photo_cut
from kinoform.engine.planes import Planes
from kinoform.engine.stage import EngineStage
from kinoform.engine.surface import (
    NOWHERE,
    Area,
    empty_pixels,
    new_surface,
    surface_over,
)
from kinoform.kit.byte_cache import ByteCache
from kinoform.kit.lazy import av, skia
from kinoform.model.composition import Composition
from kinoform.model.geometry import Size

SPRITE_BYTES = 32 * 1024 * 1024
LEAST_PATCH = 40_000
"""Pixels from which a patch of planes costs less than drawing and converting them."""


@dataclass(frozen=True, slots=True)
class Sprite:
    """The pixels of a layer at rest, and where they go."""

    image: skia.Image
    area: Area


class Painter:
    """Keeps one frame of a composition up to date, and knows what it changed."""

    def __init__(
        self, composition: Composition, stage: EngineStage, width: int, height: int
    ) -> None:
        self.composition = composition
        self.stage = stage
        self.whole = Area(0, 0, width, height)
        self.pixels = empty_pixels(width, height)
        self._canvas_surface = surface_over(self.pixels)
        self._plate = empty_pixels(width, height)
        self._plate_surface = surface_over(self._plate)
        self._plate_look: tuple[Hashable, ...] | None = None
        self._scale_x = width / composition.size.width
        self._scale_y = height / composition.size.height
        scale = self._scale_x, self._scale_y
        self._casting = Casting(composition, stage, self.whole, scale)
        self._sprites: ByteCache[Sprite] = ByteCache(SPRITE_BYTES)
        self._before = Before(width, height)
        self._planes: Planes | None = None
        self._over_ground = False
        self._ground_look: tuple[Hashable, ...] = ()
        self._painted: int | None = None
        self._actors: dict[int, Actor] = {}

    def paint(self, frame: int) -> tuple[Area, ...]:
        """Bring the pixels to a frame; the rectangles that changed."""
        if self._is_unchanged(frame):
            self._rest(frame)
            return ()
        return self._paint(frame, self._casting.actors(frame))

    def paint_planes(self, frame: int) -> av.VideoFrame:
        """The planes of a frame for the encoder, made with as little work as possible."""
        planes = self._planes
        if planes is None:
            planes = self._planes = Planes(self.whole.right, self.whole.bottom)
            self._painted = None
        if self._is_unchanged(frame):
            self._rest(frame)
        elif not self._paint_over_ground(planes, frame):
            if self._over_ground:
                self._painted, self._over_ground = None, False
            actors = self._patched(self._casting.actors(frame))
            changed = self._paint(frame, actors)
            planes.update(self.pixels, _outside(changed, [actor.patch for actor in actors]))
            for actor in actors:
                self._put_patch(planes, actor)
        return planes.frame

    def _is_unchanged(self, frame: int) -> bool:
        is_next = self._painted is not None and frame == self._painted + 1
        return is_next and not self._casting.is_busy(frame)

    def _paint(self, frame: int, actors: list[Actor]) -> tuple[Area, ...]:
        previous = self._painted
        resting = self._bottom_at_rest(actors)
        self._lay_plate(resting)
        damage = self._damage(actors, everything=previous is None or frame != previous + 1)
        above = actors[len(resting) :]
        changed: list[Area] = []
        for area in damage:
            before = self._before.keep(self.pixels, area)
            self._redraw(area, above)
            changed.extend(self._before.changes(self.pixels, area) if before else (area,))
        self._actors = {actor.layer: actor for actor in actors}
        self._painted = frame
        return tuple(changed)

    def _paint_over_ground(self, planes: Planes, frame: int) -> bool:
        """Whether the planes of the frame could be made of those of what fills it."""
        posed = self._casting.posed(frame)
        ground = ground_of(posed, self.stage, self.whole, self.composition.size)
        if ground is None:
            return False
        actors = self._casting.actors(frame)
        look = tuple(actor.look for actor in actors)
        if not self._over_ground or look != self._ground_look:
            fresh = ground.planes(self.whole)
            if fresh is None:
                return False
            planes.take(fresh)
            above = [actor for actor in actors if actor.layer > ground.top]
            for area in covered([actor.area for actor in above], self.whole):
                lift(fresh, area, self.pixels)
                self._draw_over(area, [actor for actor in above if actor.area.meets(area)])
                planes.convert(self.pixels, area)
        self._over_ground, self._ground_look, self._painted = True, look, frame
        return True

    def _patched(self, actors: list[Actor]) -> list[Actor]:
        """The actors, those photos marked whose inside can be scaled as planes."""
        patched = list(actors)
        for index, actor in enumerate(actors):
            if actor.at_rest or moving_photo(actor.pose) is None:
                continue
            patch = actor.hidden.cut(self.whole).evened()
            is_free = not any(patch.meets(other.area) for other in actors[index + 1 :])
            if is_free and patch.count > LEAST_PATCH:
                patched[index] = replace(actor, patch=patch)
        return patched

    def _put_patch(self, planes: Planes, actor: Actor) -> None:
        photo = None if actor.patch.is_empty else moving_photo(actor.pose)
        if photo is not None:
            scale = self._scale_x, self._scale_y
            cut = photo_cut(photo, actor.pose, self.stage, actor.patch, scale)
            planes.put(actor.patch, cut)

    def _rest(self, frame: int) -> None:
        self._casting.rest(frame)
        self._painted = frame

    def _redraw(self, area: Area, above: list[Actor]) -> None:
        seen = [actor for actor in above if actor.area.meets(area)]
        first, hidden = 0, NOWHERE
        for index, actor in enumerate(seen):
            part = actor.hidden.cut(area)
            if part == area:
                first = index
            if part.count > hidden.count:
                hidden = part
        for strip in area.around_hole(hidden):
            rows, columns = slice(strip.top, strip.bottom), slice(strip.left, strip.right)
            self.pixels[rows, columns] = self._plate[rows, columns]
        self._draw_over(area, seen[first:])

    def _draw_over(self, area: Area, actors: list[Actor]) -> None:
        canvas = self._canvas_surface.getCanvas()
        canvas.save()
        canvas.clipRect(area.rect)
        for actor in actors:
            self._draw(canvas, actor)
        canvas.restore()

    def repaint(self, frame: int) -> None:
        """Bring the pixels to a frame as if nothing had been painted before."""
        self._painted = None
        self._plate_look = None
        self._casting.forget()
        self._sprites = ByteCache(SPRITE_BYTES)
        self.paint(frame)

    @staticmethod
    def _bottom_at_rest(actors: list[Actor]) -> list[Actor]:
        for count, actor in enumerate(actors):
            if not actor.at_rest:
                return actors[:count]
        return actors

    def _lay_plate(self, resting: list[Actor]) -> None:
        look = tuple(actor.look for actor in resting)
        known = self._plate_look
        if known == look:
            return
        canvas = self._plate_surface.getCanvas()
        start = len(known) if known is not None and look[: len(known)] == known else 0
        if not start:
            self._draw_ground(canvas)
        for actor in resting[start:]:
            self._draw(canvas, actor)
        self._plate_look = look

    def _draw_ground(self, canvas: skia.Canvas) -> None:
        ground = self._sprites.get_or_make("ground", self._ground, _sprite_bytes)
        canvas.drawImage(
            ground.image, 0, 0, skia.SamplingOptions(), skia.Paint(BlendMode=skia.BlendMode.kSrc)
        )

    def _ground(self) -> Sprite:
        surface = new_surface(self.whole.right, self.whole.bottom)
        draw_background(
            surface.getCanvas(), self.composition.background,
            Size(self.whole.right, self.whole.bottom),
        )  # fmt: skip
        return Sprite(surface.makeImageSnapshot(), self.whole)

    def _damage(self, actors: list[Actor], *, everything: bool) -> tuple[Area, ...]:
        if everything:
            return (self.whole,)
        areas: list[Area] = []
        gone = dict(self._actors)
        for actor in actors:
            old = gone.pop(actor.layer, None)
            if old is None:
                areas.append(actor.area)
            elif old.look != actor.look:
                areas.append(actor.area.union(old.area) if _close(old, actor) else actor.area)
                if not _close(old, actor):
                    areas.append(old.area)
        areas.extend(actor.area for actor in gone.values())
        return merged(areas, self.whole)

    def _draw(self, canvas: skia.Canvas, actor: Actor) -> None:
        if actor.at_rest or not actor.inside:
            sprite = (
                self._sprites.get_or_make(
                    actor.pose.key, lambda: self._sprite(actor), _sprite_bytes
                )
                if actor.at_rest
                else self._sprite(actor)
            )
            paint = skia.Paint(BlendMode=blend_of(actor.pose.layer.blend))
            canvas.drawImage(
                sprite.image, sprite.area.left, sprite.area.top, skia.SamplingOptions(), paint
            )
            return
        canvas.save()
        if not actor.patch.is_empty:
            canvas.clipRect(actor.patch.rect, skia.ClipOp.kDifference)
        canvas.scale(self._scale_x, self._scale_y)
        draw_pose(canvas, actor.pose, self.composition.size)
        canvas.restore()

    def _sprite(self, actor: Actor) -> Sprite:
        area = actor.area
        surface = new_surface(area.width, area.height)
        canvas = surface.getCanvas()
        canvas.translate(-area.left, -area.top)
        canvas.scale(self._scale_x, self._scale_y)
        draw_pose(canvas, actor.pose, self.composition.size, blended=False)
        return Sprite(surface.makeImageSnapshot(), area)


def _outside(areas: Sequence[Area], holes: Sequence[Area]) -> list[Area]:
    """The areas without the pixels of the holes."""
    left = list(areas)
    for hole in holes:
        if not hole.is_empty:
            left = [part for area in left for part in area.around_hole(hole.cut(area))]
    return left


def _close(old: Actor, new: Actor) -> bool:
    return old.area.meets(new.area)


def _sprite_bytes(sprite: Sprite) -> int:
    return sprite.area.count * 4
