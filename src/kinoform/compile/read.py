"""From bytes, text or a value to a plain JSON object that is safe to walk."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinoform.kit import pointer
from kinoform.model.problem import InvalidDocument, Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a document may be; over a limit is a problem, never an attempt."""

    json_bytes: int = 20 * 1024 * 1024
    depth: int = 64
    clips: int = 5_000
    nesting: int = 16
    seconds: float = 4 * 3600
    pixels: int = 7_680 * 4_320


def read_document(source: Any, limits: Limits) -> dict[str, Any]:
    """The document as a JSON object; raises InvalidDocument when it is none.

    A string that begins like a file name is not opened: pass a Path for a file.
    """
    if isinstance(source, Path):
        source = _read_file(source, limits)
    if isinstance(source, bytes | bytearray):
        source = _decode(bytes(source), limits)
    if isinstance(source, str):
        source = _parse(source, limits)
    if not isinstance(source, Mapping):
        raise _invalid(
            "not_an_object", "", "a document is a JSON object", 'begin with {"meta": ...'
        )
    plain = _plain(source, "", limits.depth)
    assert isinstance(plain, dict)  # noqa: S101 - a mapping becomes a dict
    return plain


def _invalid(code: str, where: str, message: str, hint: str = "") -> InvalidDocument:
    return InvalidDocument([Problem(code, where, message, hint)])


def _read_file(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.json_bytes:
            raise _too_large(size, limits)
        return path.read_bytes()
    except OSError as error:
        raise _invalid(
            "document_missing", "", f"cannot read {path.name}: {error.strerror}",
            "name a JSON file that exists",
        ) from None  # fmt: skip


def _too_large(size: int, limits: Limits) -> InvalidDocument:
    return _invalid(
        "document_too_large", "", f"the document has {size:,} bytes, {limits.json_bytes:,} is the limit",
        "move large data to files that the document names",
    )  # fmt: skip


def _decode(data: bytes, limits: Limits) -> str:
    if len(data) > limits.json_bytes:
        raise _too_large(len(data), limits)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _invalid(
            "not_utf8", "", f"byte {error.start} is not UTF-8", "save the document as UTF-8"
        ) from None


def _parse(text: str, limits: Limits) -> Any:
    if len(text) > limits.json_bytes:
        raise _too_large(len(text), limits)
    if not text.strip():
        raise _invalid("document_empty", "", "the document is empty", 'begin with {"meta": ...')
    try:
        return json.loads(text, parse_constant=_keep_constant)
    except json.JSONDecodeError as error:
        raise _invalid(
            "not_json", "", f"line {error.lineno}, column {error.colno}: {error.msg}",
            "check commas, quotes and brackets there",
        ) from None  # fmt: skip
    except (RecursionError, ValueError):
        raise _too_deep("", limits.depth) from None


def _keep_constant(name: str) -> float:
    return float(name.replace("Infinity", "inf"))


def _too_deep(where: str, depth: int) -> InvalidDocument:
    return _invalid(
        "too_deep", where, f"values are nested more than {depth} deep", "flatten the document"
    )


def _plain(value: Any, where: str, depth: int) -> Any:
    if depth < 0:
        raise _too_deep(where, 64)
    if isinstance(value, Mapping):
        return {
            _clean(str(key)): _plain(item, pointer.join(where, str(key)), depth - 1)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [_plain(item, pointer.join(where, i), depth - 1) for i, item in enumerate(value)]
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise _invalid(
            "not_finite", where, f"{value} is not a number that JSON knows", "write a finite number"
        )
    if value is None or isinstance(value, bool | int | float):
        return value
    raise _invalid("not_json", where, f"a {type(value).__name__} is no JSON value")


def _clean(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
