"""Fonts that a document brings along."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from kinoform.compile.media import MediaShelf
from kinoform.compile.references import asset_pools
from kinoform.elements._type import weight_of
from kinoform.kit import pointer
from kinoform.model.composition import FontFile
from kinoform.model.document.timeline import FontAsset
from kinoform.model.problem import Problem
from kinoform.typeset.book import register_font
from kinoform.typeset.sfnt import UnreadableFont


def document_fonts(document: dict[str, Any], shelf: MediaShelf) -> tuple[FontFile, ...]:
    """The fonts of a document's assets, fetched and known to the typesetter."""
    found = []
    for index, entry in enumerate(asset_pools(document).get("fonts", [])):
        where = pointer.join("/assets/fonts", index)
        try:
            asset = FontAsset.model_validate(entry)
        except ValidationError:
            shelf.problems.append(
                Problem("missing_field", where, "a font needs `src` and `family`", "add both")
            )
            continue
        path = shelf.file(asset.src, pointer.join(where, "src"))
        if path is None:
            continue
        weight = None if asset.weight is None else weight_of(asset.weight)
        italic = None if asset.style is None else asset.style == "italic"
        font = FontFile(str(path), asset.family, weight, italic)
        try:
            register_font(font.path, font.family, weight=font.weight, italic=font.italic)
        except UnreadableFont as bad:
            shelf.problems.append(Problem("bad_font", pointer.join(where, "src"), str(bad)))
            continue
        found.append(font)
    return tuple(found)
