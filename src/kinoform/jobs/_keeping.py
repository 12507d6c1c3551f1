"""Puts what a render made into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kinoform.app.house import House
from kinoform.darkroom.answers import problems_of


class NotKept(Exception):
    """What a process claims to have made is not there."""


async def keep(
    house: House, render_id: str, attempt: str, folder: Path, answer: dict[str, Any]
) -> dict[str, Any]:
    """The result of a render: the keys of its film, its poster and what belongs to the film."""
    prefix = f"renders/{render_id}/{attempt}"
    names = dict.fromkeys((*answer["files"], answer["poster"]))
    paths = {name: _found(folder, name) for name in names}
    for name, path in paths.items():
        await house.store.put_file(f"{prefix}/{name}", path)
    film, *others = answer["files"]
    return {
        "film": f"{prefix}/{film}",
        "poster": f"{prefix}/{answer['poster']}",
        "sidecars": [f"{prefix}/{name}" for name in others],
        "sizeBytes": sum(paths[name].stat().st_size for name in answer["files"]),
        "seconds": answer["seconds"],
        "frames": answer["frames"],
        "sharedFrames": answer["sharedFrames"],
        "tookSeconds": round(answer["tookSeconds"], 3),
        "warnings": [problem.as_dict() for problem in problems_of(answer["warnings"])],
    }


def _found(folder: Path, name: str) -> Path:
    path = folder / name
    if not (path.is_file() and path.resolve().is_relative_to(folder.resolve())):
        raise NotKept(name)
    return path
