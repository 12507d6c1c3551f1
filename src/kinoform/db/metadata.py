"""What all tables share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, DateTime, MetaData, Table, Text, func, select

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def columns_of(table: Table) -> list[Column[Any]]:
    """What is read of a table whose `number` only gives its rows an order."""
    return [column for column in table.c if column.name != "number"]


def older_than(table: Table, row_id: str, *listed: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a row came before one of those that are listed, by the order of their numbers."""
    mark = select(table.c.number).where(table.c.id == row_id, *listed)
    return table.c.number < mark.scalar_subquery()


def identifier() -> Column[str]:
    """The name of a row."""
    return Column("id", Text, primary_key=True)


def instant(name: str, *, default_now: bool = False) -> Column[Any]:
    """A point in time, by the database's own clock; empty unless it has come."""
    moment = DateTime(timezone=True)
    if default_now:
        return Column(name, moment, nullable=False, server_default=func.clock_timestamp())
    return Column(name, moment)
