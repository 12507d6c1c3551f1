"""Plans, rates, audits, kept answers, webhooks, discards, and tallies of films."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

_MB, _GB = 1024**2, 1024**3

_TALLY = """
CREATE FUNCTION tally_films() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO film_tallies (account_id, dialect, category, status, count)
        SELECT account_id, dialect, category, status, count(*) FROM came GROUP BY 1, 2, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO film_tallies (account_id, dialect, category, status, count)
        SELECT account_id, dialect, category, status, -count(*) FROM went GROUP BY 1, 2, 3, 4;
    ELSE
        INSERT INTO film_tallies (account_id, dialect, category, status, count)
        SELECT account_id, dialect, category, status, sum(one) FROM (
            SELECT account_id, dialect, category, status, 1 AS one FROM came
            UNION ALL
            SELECT account_id, dialect, category, status, -1 FROM went
        ) AS moved GROUP BY 1, 2, 3, 4 HAVING sum(one) <> 0;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tally_came AFTER INSERT ON films REFERENCING NEW TABLE AS came
    FOR EACH STATEMENT EXECUTE FUNCTION tally_films();
CREATE TRIGGER tally_went AFTER DELETE ON films REFERENCING OLD TABLE AS went
    FOR EACH STATEMENT EXECUTE FUNCTION tally_films();
CREATE TRIGGER tally_moved AFTER UPDATE ON films
    REFERENCING NEW TABLE AS came OLD TABLE AS went
    FOR EACH STATEMENT EXECUTE FUNCTION tally_films();
INSERT INTO film_tallies (account_id, dialect, category, status, count)
    SELECT account_id, dialect, category, status, count(*) FROM films GROUP BY 1, 2, 3, 4;
"""


def upgrade() -> None:
    plans = op.create_table(
        "plans",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("requests_per_minute", sa.Integer(), nullable=False),
        sa.Column("creates_per_minute", sa.Integer(), nullable=False),
        sa.Column("renders_at_once", sa.Integer(), nullable=False),
        sa.Column("renders_waiting", sa.Integer(), nullable=False),
        sa.Column("priority", sa.Integer(), server_default="0", nullable=False),
        sa.Column("storage_bytes", sa.BigInteger(), nullable=False),
        sa.Column("upload_bytes", sa.BigInteger(), nullable=False),
        sa.Column("film_days", sa.Integer()),
        sa.Column("file_days", sa.Integer()),
        sa.CheckConstraint(
            "least(requests_per_minute, creates_per_minute, renders_at_once, renders_waiting) > 0",
            name=op.f("ck_plans_something_is_allowed"),
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_plans")),
    )
    op.bulk_insert(
        plans,
        [
            _plan("free", 120, 20, 1, 10, -1, 1 * _GB, 50 * _MB, 7, 30),
            _plan("studio", 6_000, 3_000, 4, 2_000, 0, 20 * _GB, 500 * _MB, None, None),
            _plan(
                "operator", 1_000_000, 1_000_000, 1_000, 1_000_000, 1, 2**50, 2 * _GB, None, None
            ),
        ],
    )
    op.create_foreign_key(op.f("fk_accounts_plan"), "accounts", "plans", ["plan"], ["name"])
    op.add_column("accounts", sa.Column("webhook_secret", sa.Text()))
    op.create_table(
        "audits",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text()),
        sa.Column("person_id", sa.Text()),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("took_ms", sa.Double(), nullable=False),
        _moment("called_at"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_audits_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audits")),
    )
    op.create_index(op.f("ix_audits_account_id_id"), "audits", ["account_id", "id"])
    op.create_index(op.f("ix_audits_called_at"), "audits", ["called_at"])
    op.create_table(
        "rates",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "rule", "ends_at", name=op.f("pk_rates")),
        prefixes=["UNLOGGED"],
    )
    op.create_table(
        "answers",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("body", sa.LargeBinary()),
        _moment("created_at"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_answers_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "key", name=op.f("pk_answers")),
    )
    op.create_table(
        "webhooks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("dialect", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("events", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        _moment("created_at"),
        sa.Column("disabled_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_webhooks_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhooks")),
        sa.UniqueConstraint("number", name=op.f("uq_webhooks_number")),
    )
    op.create_index(
        op.f("ix_webhooks_account_id_dialect_number"), "webhooks",
        ["account_id", "dialect", "number"],
    )  # fmt: skip
    op.drop_column("deliveries", "secret")
    op.add_column("deliveries", sa.Column("webhook_id", sa.Text()))
    op.create_foreign_key(
        op.f("fk_deliveries_webhook_id"), "deliveries", "webhooks", ["webhook_id"], ["id"],
        ondelete="SET NULL",
    )  # fmt: skip
    op.create_index(op.f("ix_deliveries_webhook_id"), "deliveries", ["webhook_id"])
    op.create_table(
        "discards",
        sa.Column("key", sa.Text(), nullable=False),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_discards")),
    )
    op.add_column("outbox", sa.Column("trouble", sa.Text()))
    _renders()
    _films()


def _renders() -> None:
    op.add_column(
        "renders", sa.Column("priority", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("renders", sa.Column("job_id", sa.BigInteger()))
    op.add_column("renders", sa.Column("swept_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_renders_under_way", "renders", ["account_id", "status"],
        postgresql_where=sa.text("status IN ('queued', 'rendering')"),
    )  # fmt: skip
    op.create_index(
        "ix_renders_kept", "renders", ["finished_at"],
        postgresql_where=sa.text("status = 'done' AND swept_at IS NULL"),
    )  # fmt: skip


def _films() -> None:
    op.create_index(
        op.f("ix_films_account_id_dialect_status_number"), "films",
        ["account_id", "dialect", "status", "number"],
    )  # fmt: skip
    op.create_table(
        "film_tallies",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("dialect", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_film_tallies")),
    )
    op.create_index(
        op.f("ix_film_tallies_account_id_dialect"), "film_tallies", ["account_id", "dialect"]
    )
    op.execute(_TALLY)


def _moment(name: str) -> sa.Column[datetime]:
    return sa.Column(
        name,
        sa.DateTime(timezone=True),
        server_default=sa.text("clock_timestamp()"),
        nullable=False,
    )


def _plan(
    name: str,
    requests: int,
    creates: int,
    at_once: int,
    waiting: int,
    priority: int,
    storage: int,
    upload: int,
    film_days: int | None,
    file_days: int | None,
) -> dict[str, str | int | None]:
    return {
        "name": name, "requests_per_minute": requests, "creates_per_minute": creates,
        "renders_at_once": at_once, "renders_waiting": waiting, "priority": priority,
        "storage_bytes": storage, "upload_bytes": upload, "film_days": film_days,
        "file_days": file_days,
    }  # fmt: skip
