"""Who is asking, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.app.refusal import Refused
from kinoform.db.database import Transaction
from kinoform.db.keys import key_of_secret, note_use

ADMIN = "admin"
"""The scope that has all others."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a live key."""

    key_id: str
    account_id: str
    scopes: frozenset[str]

    def require(self, scope: str) -> None:
        """Raise Refused unless a scope is among the caller's."""
        if not self.scopes & {scope, ADMIN, f"{scope.partition(':')[0]}:*"}:
            raise Refused(
                "forbidden", "FORBIDDEN", f"this key may not do that; it lacks {scope}",
                "mint a key with that scope",
            )  # fmt: skip


async def caller_of(tx: Transaction, secret: str) -> Caller:
    """The caller behind a key; raises Refused for one that is unknown, revoked or expired."""
    key = await key_of_secret(tx, secret)
    if key is None:
        raise Refused("unauthenticated", "INVALID_API_KEY", "this API key is not known here")
    if key.revoked_at is not None or key.is_expired:
        raise Refused("unauthenticated", "API_KEY_INACTIVE", "this API key is no longer good")
    await note_use(tx, key.id)
    return Caller(key.id, key.account_id, frozenset(key.scopes))
