"""Fonts that a document brings along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from kinoform.compile.faults import faults_of
from kinoform.compile.media import MediaShelf
from kinoform.compile.references import assets_of
from kinoform.elements._type import weight_of
from kinoform.kit import pointer
from kinoform.model.composition import FontFile
from kinoform.model.document.timeline import FontAsset
from kinoform.model.problem import Problem
from kinoform.typeset.book import register_font
from kinoform.typeset.sfnt import UnreadableFont


def document_fonts(document: Mapping[str, Any], shelf: MediaShelf) -> tuple[FontFile, ...]:
    """The fonts of a document's assets, fetched and known to the typesetter."""
    found = []
    for entry in assets_of(document, []):
        if entry.pool != "fonts":
            continue
        try:
            asset = FontAsset.model_validate(entry.fields)
        except ValidationError as invalid:
            shelf.problems.extend(faults_of(invalid, entry.fields, entry.pointer))
            continue
        path = shelf.file(asset.src, pointer.join(entry.pointer, "src"))
        if path is None:
            continue
        weight = None if asset.weight is None else weight_of(asset.weight)
        italic = None if asset.style is None else asset.style == "italic"
        font = FontFile(str(path), asset.family, weight, italic)
        try:
            register_font(font.path, font.family, weight=font.weight, italic=font.italic)
        except UnreadableFont as bad:
            shelf.problems.append(
                Problem(
                    "bad_font", pointer.join(entry.pointer, "src"), str(bad), "name a font file"
                )
            )
            continue
        found.append(font)
    return tuple(found)
