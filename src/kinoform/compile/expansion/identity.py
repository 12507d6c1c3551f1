"""Keeps ids unique where clips are repeated, and references within a repetition true."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kinoform.compile.expansion.template import OPENING

CLIP_LISTS = frozenset({"clips", "children"})
"""The fields whose items are clips."""

_REFERENCE = re.compile(r"@([^.\[\s]+)(.*)", re.DOTALL)


def written_ids(clip: dict[str, Any]) -> frozenset[str]:
    """The ids of a clip and of the clips within it, as far as they are written out."""
    found = set()
    waiting: list[Any] = [clip]
    clips = [clip]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            for key, value in node.items():
                if key in CLIP_LISTS and isinstance(value, list):
                    clips += (item for item in value if isinstance(item, dict))
                if isinstance(value, dict | list):
                    waiting.append(value)
        else:
            waiting += (item for item in node if isinstance(item, dict | list))
    for found_clip in clips:
        clip_id = found_clip.get("id")
        if isinstance(clip_id, str) and OPENING not in clip_id:
            found.add(clip_id)
    return frozenset(found)


def renamed_reference(text: str, endings: Mapping[str, str]) -> str:
    """`@title.end` as `@title-2.end` where the title of this repetition is called so."""
    match = _REFERENCE.fullmatch(text)
    if match is None or match[1] not in endings:
        return text
    return f"@{match[1]}{endings[match[1]]}{match[2]}"
