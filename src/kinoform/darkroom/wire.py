"""How the server and a darkroom process talk: JSON with bytes behind it, and nothing executable.

The process reads media of strangers, so what it says is read as data, and within bounds.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SIZES = struct.Struct(">II")
"""Before each message: how many bytes of JSON, and how many bytes behind it."""
MOST_HEADER_BYTES = 32 * 1024 * 1024
MOST_BODY_BYTES = 512 * 1024 * 1024


class Garbled(Exception):
    """What came over the pipe is no message."""


@dataclass(frozen=True, slots=True)
class Message:
    """A question or an answer."""

    header: Mapping[str, Any]
    body: bytes = field(default=b"", repr=False)

    def packed(self) -> bytes:
        """The message as it goes over the pipe."""
        header = json.dumps(self.header).encode("ascii")
        return SIZES.pack(len(header), len(self.body)) + header + self.body


def sizes_of(prefix: bytes) -> tuple[int, int]:
    """Bytes of the header and of the body that follow; raises Garbled for too many."""
    header, body = SIZES.unpack(prefix)
    if header > MOST_HEADER_BYTES or body > MOST_BODY_BYTES:
        raise Garbled("a message is longer than any may be")
    return header, body


def message_of(header: bytes, body: bytes) -> Message:
    """The message in some bytes; raises Garbled."""
    try:
        read = json.loads(header)
    except (ValueError, RecursionError) as fault:
        raise Garbled("a header is no JSON") from fault
    if not isinstance(read, dict):
        raise Garbled("a header is no object")
    return Message(read, body)
