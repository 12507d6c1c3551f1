"""Documents that nobody would write, but somebody will send: strategies for hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from kinoform.animations._catalogue import all_animations
from kinoform.effects._catalogue import all_effects
from kinoform.elements._text_motion import TextAnimation
from kinoform.model.document.clip import BlendName
from kinoform.transitions._catalogue import all_transitions

WIDTH, HEIGHT, RATE = 96, 54, 10
Json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)  # fmt: skip


def named(annotation: Any) -> list[str]:
    return sorted(annotation.__args__)


PRESETS = named(TextAnimation.model_fields["preset"].annotation)
BLENDS = named(BlendName)
EASINGS = ["linear", "easeOutCubic", "easeInOutBack", "easeOutElastic", "steps(3)", "hold"]
instants = st.sampled_from([0, 0.1, 0.25, 0.3, 0.5, 0.8]) | st.floats(0, 1.2)
lengths = st.sampled_from([0.1, 0.3, 0.5, 1.0]) | st.floats(0.05, 1.2)
far = st.floats(-60, 60) | st.integers(-30, 30) | st.sampled_from(["0%", "33.3%", "100%"])
extents = st.floats(1, 120) | st.integers(1, 40) | st.sampled_from(["50%", "100%", 0])
colors = st.sampled_from(["red", "#00ff0080", "#38bdf8", "white", "hsl(200 50% 50% / 0.3)", "#000"])
degrees = st.sampled_from([0, 90, 30, -45, 180]) | st.floats(-400, 400)
scales = st.sampled_from([1, 0.5, 2, -1, [1.5, 0.25], 0]) | st.floats(0.2, 2)
easings = st.sampled_from(EASINGS)


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with any of some fields."""
    return st.fixed_dictionaries({}, optional=fields)


gradients = st.builds(
    lambda kind, angle, first, last: {
        "type": kind,
        "angle": angle,
        "stops": [{"offset": 0.1, "color": first}, {"offset": 0.9, "color": last}],
    },
    st.sampled_from(["linear", "radial", "conic"]), degrees, colors, colors,
)  # fmt: skip
fills = colors | gradients
filters = st.lists(
    st.sampled_from(sorted(set(all_effects()) - {"lut", "chroma-key"})).map(lambda k: {"type": k}),
    min_size=1, max_size=2,
)  # fmt: skip
transforms = some(
    x=far, y=far, width=extents, height=extents, scale=scales, rotation=degrees,
    skew=st.tuples(st.floats(-60, 60), st.floats(-60, 60)).map(list),
    anchor=st.sampled_from(["top-left", "center", "bottom", "right"]),
)  # fmt: skip
styles = some(
    fill=fills, stroke=fills, strokeWidth=st.floats(0, 9), opacity=st.sampled_from([0, 0.5, 1]),
    borderRadius=st.sampled_from([0, 4, 99, [1, 9, 0, 30]]), shadowColor=colors,
    shadowBlur=st.floats(0, 20), shadowOffset=st.sampled_from([[2, -3], 4]), filters=filters,
    fontSize=st.floats(4, 40), fontWeight=st.sampled_from([300, 700, "bold"]),
    backgroundColor=fills, padding=st.sampled_from([0, 5, [1, 2, 3, 4]]), highlight=colors,
    textAlign=st.sampled_from(["left", "right", "justify"]), lineDash=st.just([3, 2]),
    objectFit=st.sampled_from(["cover", "contain", "none", "contain-blur"]),
    textDecoration=st.sampled_from(["underline", "line-through"]),
)  # fmt: skip
animations = st.lists(
    st.builds(
        lambda kind, more: {"type": kind, **_ends(kind), **more},
        st.sampled_from(sorted(all_animations())),
        st.fixed_dictionaries(
            {"duration": lengths},
            optional={
                "delay": instants, "easing": easings, "pingpong": st.booleans(),
                "loop": st.sampled_from([True, False, 0, 2]), "distance": st.floats(0, 60),
                "direction": st.sampled_from(["left", "right", "up", "down"]),
            },
        ),
    ),
    max_size=2,
)  # fmt: skip


def _ends(kind: str) -> dict[str, Any]:
    return {
        "place": {"from": {"x": -30}, "to": {"x": "80%", "y": 10}},
        "scale": {"from": 0.5, "to": [1.5, 1]},
        "angle": {"from": 0, "to": 120},
        None: {},
    }[all_animations()[kind].ends]


MOVED: dict[str, st.SearchStrategy[Any]] = {
    "x": far, "y": far, "scale": scales, "rotation": degrees, "opacity": st.floats(0, 1),
    "fill": colors, "width": extents, "style.strokeWidth": st.floats(0, 5),
    "filters.blur": st.floats(0, 9), "skewX": st.floats(-40, 40),
}  # fmt: skip


@st.composite
def keyframes(draw: st.DrawFn) -> list[dict[str, Any]]:
    tracks = []
    for name in draw(st.lists(st.sampled_from(sorted(MOVED)), max_size=2, unique=True)):
        frame = st.fixed_dictionaries(
            {"time": instants, "value": MOVED[name]}, optional={"easing": easings}
        )
        tracks.append({"property": name, "frames": draw(st.lists(frame, min_size=1, max_size=3))})
    return tracks


passages = st.fixed_dictionaries(
    {"type": st.sampled_from(sorted(all_transitions())), "duration": lengths},
    optional={"easing": easings},
)
transitions = passages | st.fixed_dictionaries({}, optional={"in": passages, "out": passages})
text_animations = st.fixed_dictionaries(
    {"preset": st.sampled_from(PRESETS)},
    optional={
        "split": st.sampled_from(["none", "line", "word", "letter"]), "out": st.booleans(),
        "duration": lengths, "stagger": st.floats(0, 0.2), "delay": instants,
    },
)  # fmt: skip
texts = st.sampled_from(["Hi", "two words", "a\nb", "سلام 12", "你好", "👩‍👩‍👧 ok", "", "ﬁ  x\t"])
pens = some(start=st.floats(0, 1), end=st.floats(0, 1))
dots = st.tuples(st.floats(-30, 90), st.floats(-30, 90)).map(list)
CONTENT: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "rect": st.just({}),
    "circle": some(size=st.floats(0, 90)),
    "polygon": some(sides=st.integers(3, 9), inner=st.floats(0, 1), size=st.floats(0, 90)),
    "line": st.fixed_dictionaries(
        {"points": st.lists(dots, min_size=2, max_size=5)},
        optional={"closed": st.booleans(), "endArrow": st.booleans(), "radius": st.floats(0, 20)},
    ),
    "path": st.sampled_from(
        [{"data": "M0 0 L30 30 Z"}, {"data": "M0,0 C 10 40 40 9 50 50 M5 5h20a9 9 0 1 1 3 3"}]
    ),
    "text": st.fixed_dictionaries({"text": texts}, optional={"textAnimation": text_animations}),
    "icon": st.fixed_dictionaries({"icon": st.sampled_from(["lucide:heart", "rocket"])}),
    "code": st.just({"code": "def f():\n  return 1", "language": "python"}),
    "svg": st.just({"svg": "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>"
                           "<path fill='red' d='M0 0h9v9z'/></svg>"}),
    "image": st.fixed_dictionaries(
        {"src": st.sampled_from(["still.png", "moving.gif", "photo.png"])},
        optional={"kenBurns": st.sampled_from(["zoom-in", "pan-left"])},
    ),
    "video": st.fixed_dictionaries(
        {"src": st.just("film.mp4")},
        optional={
            "loop": st.booleans(), "playbackRate": st.sampled_from([0.5, 1, 3]),
            "source": st.just({"start": 0.2, "end": 0.6}),
            "chromaKey": st.just({"color": "black"}),
        },
    ),
    "subtitle": st.builds(
        lambda config: {
            "words": [{"word": "one", "start": 0, "end": 0.4},
                      {"word": "two", "start": 0.4, "end": 0.9}],
            "config": config,
        },
        st.just({}) | st.builds(
            lambda style: {"style": style},
            st.sampled_from(["karaoke", "pop", "bounce", "slide", "one-word", "pill", "boxed"]),
        ),
    ),
}  # fmt: skip


def clips(depth: int = 2) -> st.SearchStrategy[dict[str, Any]]:
    """A clip that is nearly always fine, with others within it."""
    kinds = [*CONTENT, "rect", "rect", "video"] + (["group", "group", "layout"] if depth else [])
    return st.sampled_from(kinds).flatmap(lambda kind: _clip(kind, depth))


@st.composite
def _clip(draw: st.DrawFn, kind: str, depth: int) -> dict[str, Any]:
    clip = {"type": kind, "start": draw(instants), "duration": draw(lengths)}
    if kind == "group":
        clip["clips"] = draw(st.lists(clips(depth - 1), max_size=3))
        clip |= draw(some(clip=st.booleans(), background=fills, playbackRate=st.just(2)))
    elif kind == "layout":
        clip["children"] = draw(
            st.lists(clips(0).filter(lambda c: c["type"] != "subtitle"), max_size=3)
        )
        clip |= draw(some(gap=st.floats(0, 9), direction=st.just("vertical")))
    else:
        clip |= draw(CONTENT[kind])
    clip |= draw(
        some(
            transform=transforms, style=styles, animations=animations, keyframes=keyframes(),
            transition=transitions, blendMode=st.sampled_from(BLENDS),
            zIndex=st.integers(-1, 1), opacity=st.sampled_from([0.4, 1, 0]),
            mask=st.builds(
                lambda kind, clip: {"type": kind, "clip": clip},
                st.sampled_from(["alpha", "luma", "alpha-inverted", "luma-inverted"]),
                st.deferred(lambda: clips(0)),
            ) if depth else st.nothing(),
        )
    )  # fmt: skip
    if kind in {"group", "layout", "code", "icon", "subtitle"}:
        clip["keyframes"] = [
            track
            for track in clip.get("keyframes", ())
            if track["property"] in {"x", "y", "scale", "rotation", "opacity"}
        ]
    return clip


GROUND: dict[str, Any] = {
    "type": "video", "src": "film.mp4", "loop": True, "start": 0, "duration": 1,
    "transform": {"width": "100%", "height": "100%"}, "style": {"objectFit": "cover"},
}  # fmt: skip
"""Footage that covers the frame, which goes to the encoder by a way of its own."""


moves = st.sampled_from(["zoom-in", "zoom-out", "pan-left", "pan-up", "zoom-in-right"])
fading = st.sampled_from([{}, {"in": {"type": "fade", "duration": 0.4}}])


@st.composite
def full_photo(draw: st.DrawFn, start: float) -> dict[str, Any]:
    """A moving photo that covers the frame, and may fade in over what is beneath it."""
    return {
        "type": "image", "src": "photo.png", "start": start, "duration": 0.8, "fit": "cover",
        "kenBurns": draw(moves), "transition": draw(fading),
        "transform": {"width": "100%", "height": "100%"},
    }  # fmt: skip


@st.composite
def boxed_photo(draw: st.DrawFn) -> dict[str, Any]:
    """A moving photo in a box of its own, mostly on whole pixels."""
    whole = st.integers(10, 60)
    return {
        "type": "image", "src": "photo.png", "start": draw(instants), "duration": 1, "fit": "cover",
        "kenBurns": draw(moves), "transition": draw(fading),
        "transform": {
            "x": draw(st.integers(0, 70) | far), "y": draw(st.integers(0, 40) | far),
            "anchor": "top-left", "width": draw(whole | extents), "height": draw(whole | extents),
        },
        "style": draw(some(borderRadius=st.sampled_from([4, 9, [1, 9, 0, 5]]), shadowColor=colors)),
    }  # fmt: skip


grounds = (
    st.just([])
    | st.sampled_from([[GROUND], [GROUND | {"start": 0.3}]])
    | st.tuples(full_photo(0), full_photo(0.4)).map(list)
    | st.tuples(st.just(GROUND), full_photo(0.3)).map(list)
    | st.lists(boxed_photo(), min_size=1, max_size=3)
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A small film of everything at once."""
    backgrounds = st.sampled_from(["black", "white", "transparent"]) | fills
    meta = {"width": WIDTH, "height": HEIGHT, "fps": RATE, "background": draw(backgrounds)}
    rows = draw(st.lists(st.lists(clips(), min_size=1, max_size=4), min_size=1, max_size=2))
    ground = draw(grounds)
    tracks = [{"clips": row} for row in (ground, *rows) if row]
    return {"meta": meta, "seed": draw(st.integers(0, 9)), "tracks": tracks}


def spoiled(document: Any) -> st.SearchStrategy[Any]:
    """A document in which one value, anywhere, has become another."""
    places = list(_places(document, ()))
    return st.tuples(st.sampled_from(places), Json).map(
        lambda wish: _with(document, wish[0], wish[1])
    )


def _places(value: Any, path: tuple[Any, ...]) -> Any:
    yield path
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for step, inner in items:
        yield from _places(inner, (*path, step))


def _with(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    step, *rest = path
    inner = _with(value[step], tuple(rest), new)
    if isinstance(value, dict):
        return {**value, step: inner}
    return [*value[:step], inner, *value[step + 1 :]]
