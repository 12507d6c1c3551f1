"""How a picture is keyed and graded, as the document writes it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kinoform.model.document.fields import ColorText, Share, Written


class ChromaKeySpec(Written):
    """Makes one colour transparent."""

    color: ColorText = "#00b140"
    """The colour that vanishes."""
    threshold: Share = 0.2
    """How far from the colour a pixel may be and still vanish."""
    halo: Share = 0.1
    """Width of the soft edge beyond the threshold."""
    spill: Share = 0.5
    """How much of the colour's reflection is taken away."""


class LutSpec(Written):
    """A colour table in a .cube file."""

    src: Annotated[str, Field(min_length=1)]
    """URL, path or asset of the file."""
    strength: Share = 1.0
    """How far colours go towards it."""
