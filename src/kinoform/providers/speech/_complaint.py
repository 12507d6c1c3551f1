"""Why a provider's server refuses, read from whatever shape its answer has."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_LONGEST = 160
_CODE = re.compile(r"[a-z][a-z0-9_]{2,40}")
# Keys, ids and addresses; some providers repeat the key that they do not like, half masked.
_LONG_WORD = re.compile(r"[\w*./:?=&%+~-]{20,}")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_OUT_OF_QUOTA = re.compile(r"quota|credit|billing|payment_required")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What could be understood of a refusal."""

    code: str = ""
    """The provider's own word for it, such as "quota_exceeded"."""
    excerpt: str = ""
    """The beginning of its sentence, without anything that could be a secret."""

    @property
    def is_quota(self) -> bool:
        """Whether waiting a moment changes nothing, because what was paid for is used up."""
        return _OUT_OF_QUOTA.search(self.code) is not None


def complaint(body: bytes, secret: str) -> Complaint:
    """The complaint in the body of an answer; an empty one where nothing can be read."""
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError):
        return Complaint()
    for key in ("detail", "error"):
        if isinstance(told, dict) and told.get(key):
            told = told[key]
    if isinstance(told, list) and told:
        told = told[0]
    if isinstance(told, str):
        return Complaint("", _cleaned(told, secret))
    if not isinstance(told, dict):
        return Complaint()
    codes = [_code(told.get(key)) for key in ("status", "code", "type")]
    quota = [code for code in codes if _OUT_OF_QUOTA.search(code)]
    sentences = [told[key] for key in ("message", "msg") if isinstance(told.get(key), str)]
    return Complaint(
        next(iter(quota or filter(None, codes)), ""),
        _cleaned(sentences[0], secret) if sentences else "",
    )


def _code(written: object) -> str:
    return written if isinstance(written, str) and _CODE.fullmatch(written) else ""


def _cleaned(text: str, secret: str) -> str:
    if secret:
        text = text.replace(secret, "…")
    shown = _LONG_WORD.sub("…", _UNPRINTABLE.sub(" ", text)).strip()
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
