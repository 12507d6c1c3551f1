"""The beginning of a receiver's answer, fit to be kept in a delivery log."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kinoform.kit.addresses import redacted

_CUT = "…"
_SHORTEST_SECRET = 8
_URL = re.compile(r"""https?:\\?/\\?/[^\s"'<>]+""", re.IGNORECASE)
_KEY = re.compile(
    r"\b(?:bearer\s+|basic\s+|[a-z]{2,8}_(?:live|test|at)_|whsec_|mvk_|kf_|sk-)[\w.~+/=-]{6,}",
    re.IGNORECASE,
)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def excerpt(answer: bytes, sent_secrets: Iterable[str], max_chars: int = 1_000) -> str:
    """Text without control characters, queries of URLs, keys, and what we sent in confidence.

    A receiver that answers with our own request, as debugging receivers do, must not bring its
    signature or the token of its URL into a log.
    """
    text = answer.decode("utf-8", "replace").replace("\r\n", "\n")
    shown = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    for secret in sorted(sent_secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            shown = shown.replace(secret, _CUT)
    shown = _URL.sub(lambda url: redacted(url[0]), shown)
    shown = _KEY.sub(_CUT, shown).strip()
    return shown if len(shown) <= max_chars else shown[:max_chars] + _CUT
