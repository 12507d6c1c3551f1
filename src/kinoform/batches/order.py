"""What a batch is to make: one template, one look, and a row of data for each film."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from kinoform.batches.files import RowTable
from kinoform.compile.read import Limits, read_document
from kinoform.generate.careers import with_career
from kinoform.generate.custom import Read, custom_template
from kinoform.generate.film_templates import film_template, film_templates
from kinoform.generate.making import Made, make
from kinoform.generate.tables import Columns, columns_of, data_of, in_table, surplus_in
from kinoform.generate.templates.base import FilmTemplate
from kinoform.generate.wishes import Wish
from kinoform.kit import pointer
from kinoform.model.problem import InvalidDocument, Problem, errors_of
from kinoform.providers.data.base import Access, SourceRefused


@dataclass(frozen=True, slots=True)
class Order:
    """A template with what all films of a batch share; it travels to other processes."""

    template: str
    """The id of a template of the house, or "custom"."""
    content: str = ""
    """A template of one's own as JSON, where it is none of the house."""
    headers: tuple[str, ...] = ()
    wish: Wish = field(default_factory=Wish)
    """Brand, sound, scenes and size; its data are those of all rows that have none of their own."""
    sources: Access = field(default_factory=Access)
    """Who tells of people of whom a row gives only an id."""

    @property
    def film(self) -> FilmTemplate:
        """The template."""
        return _film(self.template, self.content)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is odd about a template of one's own, such as scripts that speak of no slot."""
        return _read(json.loads(self.content)).problems if self.content else ()

    @property
    def columns(self) -> Columns:
        """What each column of the table fills."""
        return _columns(self.template, self.content, self.headers)

    def made(self, number: int, row: tuple[Any, ...]) -> Made:
        """The film of a row, with problems at their places in the table."""
        surplus = surplus_in(row, number, self.headers)
        given = data_of(row, self.columns, self.wish.data)
        try:
            data = with_career(self.film, given, self.sources)
        except SourceRefused as refused:
            trouble = Problem(refused.code, pointer.join("", "rows", number), refused.message,
                              refused.hint)  # fmt: skip
            return Made(None, "", (*surplus, trouble))
        found = make(self.film, replace(self.wish, data=data))
        placed = (*surplus, *in_table(found.problems, number, self.columns))
        document = None if errors_of(surplus) else found.document
        return Made(document, found.display_name, placed)


@cache
def _film(template: str, content: str) -> FilmTemplate:
    if content:
        return template_of(json.loads(content))
    found = film_template(template)
    if found is None:
        raise _no_template(template)
    return found


@cache
def _columns(template: str, content: str, headers: tuple[str, ...]) -> Columns:
    return columns_of(headers, _film(template, content))


def order_of(
    template: str | Path, table: RowTable, wish: Wish, sources: Access | None = None
) -> Order:
    """The order of a batch; raises InvalidDocument where the template or the headers are wrong."""
    name = str(template)
    content = ""
    if film_template(name) is None:
        written = _written(Path(name))
        template_of(written)
        content = json.dumps(written)
        name = "custom"
    order = Order(name, content, table.headers, wish, sources or Access())
    if errors_of(order.columns.problems):
        raise InvalidDocument(order.columns.problems)
    return order


def template_of(content: Mapping[str, Any]) -> FilmTemplate:
    """The template that somebody wrote; raises InvalidDocument."""
    read = _read(content)
    if read.template is None:
        raise InvalidDocument(read.problems)
    return read.template


def _read(content: Mapping[str, Any]) -> Read:
    fork = content.get("forkFrom")
    base = film_template(fork) if isinstance(fork, str) else None
    if fork is not None and base is None:
        raise _no_template(str(fork))
    return custom_template(content, base)


def _written(path: Path) -> dict[str, Any]:
    with suppress(OSError):
        if path.is_file():
            return read_document(path, Limits())
    raise _no_template(path.name)


def _no_template(name: str) -> InvalidDocument:
    hint = f"one of {', '.join(film_templates())}, or a JSON file with scenes and dataSlots"
    return InvalidDocument(
        (Problem("unknown_template", "", f"no template is called {name[:80]!r}", hint),)
    )
