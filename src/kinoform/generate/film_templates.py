"""The film templates of the house, by their ids."""

from __future__ import annotations

from collections.abc import Mapping

from kinoform.generate.templates.base import FilmTemplate
from kinoform.kit.discover import records


def film_templates() -> Mapping[str, FilmTemplate]:
    """Every film template that comes with the house, by its id."""
    return records("kinoform.generate.templates", "FILM_TEMPLATE")


def film_template(name: str) -> FilmTemplate | None:
    """The template of an id or of another name for it; None when there is none."""
    known = film_templates()
    if name in known:
        return known[name]
    return next((each for each in known.values() if name in each.aliases), None)
