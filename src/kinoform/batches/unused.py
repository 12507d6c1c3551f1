"""Columns of which no film shows anything: some are spelt wrongly, and nothing else would tell."""

from __future__ import annotations

from kinoform.batches.order import Order
from kinoform.compile.suggest import suggestion
from kinoform.generate.unused import used_names
from kinoform.kit import pointer
from kinoform.model.problem import Problem, warning


def unused_columns(order: Order) -> tuple[Problem, ...]:
    """A warning for each column that fills no slot, no script and no scene."""
    used = used_names(order.film, order.wish)
    slots = [slot.key for slot in order.film.slots]
    return tuple(
        warning(
            "unused_column", pointer.join("", "headers", column.index),
            f"no film shows anything of the column {order.headers[column.index][:80]!r}",
            suggestion(column.key, slots),
        )
        for column in order.columns.columns
        if column.key not in used
    )  # fmt: skip
