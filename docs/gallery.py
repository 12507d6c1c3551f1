"""Draws the gallery: three moments of every primitive at 16:9 and 9:16, and the page of them all.

`make gallery` writes docs/gallery/*.jpg and docs/gallery.md; with ids it draws only those. Look at
all of it after a change.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import skia

from kinoform.engine.still import Stills
from kinoform.film import compiled_film
from kinoform.primitives._catalogue import categories, primitives
from kinoform.primitives.base import Primitive

HERE = Path(__file__).parent
FOLDER = HERE / "gallery"
PAGE = HERE / "gallery.md"
MOMENTS = (0.12, 0.45, 0.85)
"""Shares of the whole: on the way in, standing, and late."""
SHAPES = ((1920, 1080), (1080, 1920))
TILE_HEIGHT = 216
GAP = 6
QUALITY = 82
BEHIND_OVERLAYS = "#33415c"
INTRODUCTION = """\
<!-- Made by docs/gallery.py from the code; change that instead. -->
# Primitives

{count} animated scene parts. Each fills the box that it is given, at any shape, takes its colours
and fonts from the brand, and reads its data from typed inputs. `GET /api/primitives` publishes the
same catalogue.

```json
{{
  "type": "primitive", "primitive": "bar-chart", "start": 0, "duration": 5,
  "data": {{"title": "Most start here", "items": ["Station", "Harbour"], "values": [42, 29]}},
  "options": {{"animation": "grow", "palette": "paper-ink"}}
}}
```

`name[]` is a list, `name?` may be missing. Charts also take `title`, `source`, `unit`, `currency`
and `highlight`. [Films](films.md#primitives) says how marks wait for spoken words.
"""


def stills(primitive: Primitive, width: int, height: int) -> list[skia.Image]:
    """The moments of one example at one shape."""
    clip = {"type": "primitive", "primitive": primitive.kind, "data": dict(primitive.example)}
    document: dict[str, Any] = {
        "meta": {"version": "2.0.0", "width": width, "height": height, "fps": 30},
        "tracks": [{"clips": [{**clip, "start": 0}]}],
    }
    if primitive.is_overlay:
        document["meta"]["background"] = BEHIND_OVERLAYS
    composition = compiled_film(document).require()
    drawn = Stills(composition, 2 * TILE_HEIGHT / height)
    return [drawn.draw(int(composition.frame_count * moment)).image for moment in MOMENTS]


def strip(primitive: Primitive) -> bytes:
    """All moments of a primitive side by side, as a JPEG."""
    widths = [round(TILE_HEIGHT * width / height) for width, height in SHAPES]
    whole = len(MOMENTS) * sum(widths) + GAP * (len(MOMENTS) * len(SHAPES) - 1)
    surface = skia.Surface(whole, TILE_HEIGHT)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorWHITE)
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    left = 0
    for shape, width in zip(SHAPES, widths, strict=True):
        for image in stills(primitive, *shape):
            place = skia.Rect.MakeXYWH(left, 0, width, TILE_HEIGHT)
            canvas.drawImageRect(image, place, smooth)
            left += width + GAP
    picture = surface.makeImageSnapshot()
    return bytes(picture.encodeToData(skia.EncodedImageFormat.kJPEG, QUALITY))


def page() -> str:
    """The page of all primitives, with what each of them takes."""
    known = primitives()
    lines = [INTRODUCTION.format(count=len(known))]
    for category in categories():
        found = [each for each in known.values() if each.category == category]
        lines += [f"## {category}", ""]
        for each in found:
            inputs = ", ".join(f"`{wanted.notation}`" for wanted in each.inputs)
            options = ", ".join(f"`{option}`" for option in each.options)
            lines += [
                f"### {each.kind}", "", each.summary, "",
                f"{inputs} · {options} · {each.seconds:g} s", "",
                f"![{each.label} at three moments, wide and tall](gallery/{each.kind}.jpg)", "",
            ]  # fmt: skip
    return "\n".join(lines)


def main() -> None:
    """Draw all primitives, or those that are named."""
    wanted = sys.argv[1:] or list(primitives())
    FOLDER.mkdir(exist_ok=True)
    for kind in wanted:
        (FOLDER / f"{kind}.jpg").write_bytes(strip(primitives()[kind]))
    for left in FOLDER.glob("*.jpg"):
        if left.stem not in primitives():
            left.unlink()
    PAGE.write_text(page(), "utf-8")
    print(f"drawn: {len(wanted)} primitives; look at {PAGE.name}")


if __name__ == "__main__":
    main()
