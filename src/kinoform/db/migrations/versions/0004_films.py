"""Custom templates, projects, their versions, batches, and the tiers of plans."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("plans", sa.Column("tier", sa.Text(), server_default="studio", nullable=False))
    op.execute("UPDATE plans SET tier = 'free' WHERE name = 'free'")
    op.create_check_constraint(
        op.f("ck_plans_known_tier"), "plans", "tier IN ('free', 'studio')"
    )  # fmt: skip
    _kept(
        "custom_templates",
        sa.Column("base_template_id", sa.Text()),
        sa.Column("visibility", sa.Text(), server_default="private", nullable=False),
    )
    op.create_index(
        "ix_custom_templates_public", "custom_templates", ["number"],
        postgresql_where=sa.text("visibility = 'public'"),
    )  # fmt: skip
    _kept("projects")
    op.create_table(
        "versions",
        sa.Column("kept_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("kept_id", "version", name=op.f("pk_versions")),
    )
    op.create_table(
        "batches",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("dialect", sa.Text(), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("template_id", sa.Text(), nullable=False),
        sa.Column("row_errors", postgresql.JSONB(), nullable=False),
        _moment("created_at"),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("cancelled_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_batches_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
        sa.UniqueConstraint("number", name=op.f("uq_batches_number")),
    )
    op.create_index(
        op.f("ix_batches_account_id_dialect_number"), "batches",
        ["account_id", "dialect", "number"],
    )  # fmt: skip
    op.create_table(
        "batch_rows",
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("film_id", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name=op.f("fk_batch_rows_batch_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["film_id"], ["films.id"], name=op.f("fk_batch_rows_film_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("batch_id", "row", name=op.f("pk_batch_rows")),
    )
    op.create_index(op.f("ix_batch_rows_film_id"), "batch_rows", ["film_id"])


def _kept(table: str, *columns: sa.Column[str]) -> None:
    """A table of what somebody saved and changes again."""
    op.create_table(
        table,
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        *columns,
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        _moment("created_at"),
        _moment("updated_at"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f(f"fk_{table}_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("number", name=op.f(f"uq_{table}_number")),
    )
    op.create_index(op.f(f"ix_{table}_account_id_number"), table, ["account_id", "number"])


def _moment(name: str) -> sa.Column[datetime]:
    return sa.Column(
        name,
        sa.DateTime(timezone=True),
        server_default=sa.text("clock_timestamp()"),
        nullable=False,
    )
