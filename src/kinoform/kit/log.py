"""Logs as lines of data, without anything secret in them."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Literal

import structlog

Format = Literal["auto", "json", "text"]

_SECRET_NAMES = re.compile(
    r"pass(word|wd)?|secret|token|authori[sz]ation|api_?key|cookie", re.IGNORECASE
)
_SECRET_TEXTS = (
    (re.compile(r"\b(sf_live_|sk_live_|sk-|mvk_|vg_live_|vg_at_|kf_|whsec_)[\w+/=-]{6,}"), r"\1…"),
    (re.compile(r"([?&](?:t|token|api_key|key|signature)=)[^&\s'\"]+", re.IGNORECASE), r"\1…"),
    (re.compile(r"(://[^/\s:@]*:)[^@\s/]+@"), r"\1…@"),
    (re.compile(r"\b(Bearer|Token)\s+[\w.+/=-]{6,}", re.IGNORECASE), r"\1 …"),
)
_HIDDEN = "…"


def configure_logs(level: str, form: Format = "auto") -> None:
    """Have everything that is logged in this process written to its error output."""
    as_json = form == "json" or (form == "auto" and not sys.stderr.isatty())
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    ending: list[Any] = (
        [structlog.processors.format_exc_info, without_secrets,
         structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        else [structlog.processors.format_exc_info, without_secrets,
              structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
    )  # fmt: skip
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *ending],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for chatty in ("httpcore", "procrastinate", "alembic", "uvicorn"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))


def without_secrets(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """An event with its secrets taken out, wherever they stand."""
    return {name: _shown(name, value) for name, value in event.items()}


def _shown(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return {inner: _shown(str(inner), item) for inner, item in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(name, item) for item in value]
    if value and _SECRET_NAMES.search(name):
        return _HIDDEN
    return hidden(value) if isinstance(value, str) else value


def hidden(text: str) -> str:
    """A text with the keys and tokens in it cut off."""
    for pattern, instead in _SECRET_TEXTS:
        text = pattern.sub(instead, text)
    return text
