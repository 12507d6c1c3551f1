"""Signatures that let a receiver know that a webhook is ours and nobody has changed it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import UTC, datetime

from standardwebhooks import Webhook


def new_secret() -> str:
    """A secret for one endpoint, as Standard Webhooks spells it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def standard_headers(secret: str, message_id: str, sent_at: float, body: bytes) -> dict[str, str]:
    """The three headers of Standard Webhooks, for a body in UTF-8 and a time in Unix seconds.

    The id is that of the message and stays over all its tries; the time is that of the try.
    """
    moment = datetime.fromtimestamp(int(sent_at), UTC)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(sent_at)),
        "webhook-signature": Webhook(secret).sign(message_id, moment, body.decode()),
    }


def hex_signature(secret: str, body: bytes) -> str:
    """HMAC-SHA256 of the raw body in lower-case hexadecimal, the signature of older doors.

    The key is the secret's text as it was shown, so a receiver passes it on unread.
    """
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
