"""The document's brand: its colours become roles, for expressions and for templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from kinoform.look.palette import Palette, of_brand
from kinoform.model.color import Color, is_color

LIGHT_GROUND = 0.4
"""Luminance from which a background is taken for a light one."""


def brand_of(document: Mapping[str, Any]) -> dict[str, Any] | None:
    """The brand as written, if the document has one."""
    brand = document.get("brand")
    return dict(brand) if isinstance(brand, Mapping) else None


def brand_names(document: Mapping[str, Any]) -> dict[str, Any]:
    """What expressions may say of the brand: `{{brand.roles.accent}}`, `{{brand.logo}}`."""
    brand = brand_of(document)
    if brand is None:
        return {}
    written = brand.get("colors")
    listed = written if isinstance(written, list) else []
    colors = [Color.parse(text) for text in listed if isinstance(text, str) and is_color(text)]
    roles = _roles(of_brand(tuple(colors), is_dark=_is_dark(document))) if colors else {}
    return {"brand": {**brand, "roles": roles}}


def _is_dark(document: Mapping[str, Any]) -> bool:
    meta = document.get("meta")
    ground = meta.get("background") if isinstance(meta, Mapping) else None
    if not isinstance(ground, str) or ground == "transparent" or not is_color(ground):
        return True
    return Color.parse(ground).luminance < LIGHT_GROUND


def _roles(palette: Palette) -> dict[str, Any]:
    roles: dict[str, Any] = {}
    for role in fields(palette):
        value = getattr(palette, role.name)
        if isinstance(value, Color):
            roles[role.name] = value.css
        elif isinstance(value, tuple):
            roles[role.name] = [color.css for color in value]
    return roles
