"""Projects: films that somebody works on, saved version by version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinoform.app.house import House
from kinoform.app.refusal import Refused, no_such
from kinoform.app.staleness import require_version
from kinoform.db.database import Transaction
from kinoform.db.projects import Project, change_project, keep_project, project_of

DOCUMENT, TEMPLATE = "document", "templateId"
_OF_TEMPLATES = (TEMPLATE, "data", "brand", "audio", "scenes", "output")


async def found_project(
    tx: Transaction, account_id: str, project_id: str, *, lock: bool = False
) -> Project:
    """One project of an account; raises Refused."""
    project = await project_of(tx, account_id, project_id, lock=lock)
    if project is None:
        raise no_such("project")
    return project


async def save_project(
    house: House, account_id: str, name: str, parts: Mapping[str, Any]
) -> Project:
    """A new project; raises Refused where it is neither a document nor a template."""
    _check_kind(parts)
    async with house.database.transaction() as tx:
        return await keep_project(tx, account_id=account_id, name=name, content=dict(parts))


async def save_again(
    house: House,
    account_id: str,
    project_id: str,
    parts: Mapping[str, Any],
    *,
    name: str | None,
    version: int | None,
) -> Project:
    """A project with other parts as its next version; raises Refused.

    A document takes the place of a template and all that fills it, and the other way round.
    """
    async with house.database.transaction() as tx:
        known = await found_project(tx, account_id, project_id, lock=True)
        if not parts and name is None:
            raise Refused(
                "invalid", "INVALID_REQUEST", "there is nothing to change",
                "name what is to be another: name, document, templateId, data, and so on",
            )  # fmt: skip
        require_version("project", known.version, version)
        content = {**_kept_beside(known.content, parts), **parts}
        _check_kind(content)
        return await change_project(tx, project_id, name=name or known.name, content=content)


def _kept_beside(content: Mapping[str, Any], parts: Mapping[str, Any]) -> dict[str, Any]:
    gone: tuple[str, ...] = ()
    if DOCUMENT in parts and TEMPLATE not in parts:
        gone = _OF_TEMPLATES
    elif TEMPLATE in parts and DOCUMENT not in parts:
        gone = (DOCUMENT,)
    return {key: value for key, value in content.items() if key not in gone}


def _check_kind(content: Mapping[str, Any]) -> None:
    if (DOCUMENT in content) == (TEMPLATE in content):
        raise Refused(
            "invalid", "INVALID_REQUEST", "a project is a document, or a template and its data",
            "give document, or templateId with data",
        )  # fmt: skip
