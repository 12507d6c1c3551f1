"""Where the files of the service are, as one URL says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from obstore.exceptions import BaseError
from obstore.store import AzureStore, GCSStore, LocalStore, MemoryStore, S3Store

from kinoform.blobs.store_problem import StoreProblem, told_as_problems

if TYPE_CHECKING:  # these exist for type checkers alone
    from obstore.store import AzureConfig, ClientConfig, ObjectStore, RetryConfig, S3Config

_RETRY: RetryConfig = {
    "max_retries": 4,
    "retry_timeout": timedelta(seconds=60),
    "backoff": {
        "init_backoff": timedelta(milliseconds=100),
        "max_backoff": timedelta(seconds=5),
        "base": 2,
    },
}
_LONGEST_CALL = timedelta(hours=6)
"""One call may carry a whole film over a slow line; a line that stands still ends sooner."""
_STILL = timedelta(seconds=30)
_FORMS = "Give a folder, or s3://bucket/prefix, gs://bucket/prefix or az://container/prefix."


@dataclass(frozen=True, slots=True)
class Place:
    """An opened object store; `folder` is set when it is one of this machine."""

    shown: str
    objects: ObjectStore
    folder: Path | None = None


def open_place(url: str) -> Place:
    """The place that a URL or a path names; a folder is made, for its owner alone.

    Cloud URLs may say `?endpoint=`, `?region=` (s3) and `?account=` (az); everything else, and
    every secret, is read from the environment by the names that the vendors' own tools use.
    Raises a `StoreProblem`.
    """
    parts = urlsplit(url)
    if not url or "\0" in url or parts.username or parts.password:
        raise StoreProblem(
            "store_bad_url",
            "The URL of the store is empty, or holds credentials.",
            f"{_FORMS} Credentials belong in the environment.",
        )
    if "://" not in url:
        return _folder(Path(url).expanduser())
    if parts.scheme == "file" and parts.netloc in {"", "localhost"}:
        return _folder(Path(unquote(parts.path)))
    if parts.scheme == "memory":
        return Place("memory://", MemoryStore())
    if parts.scheme in {"s3", "gs", "az"} and parts.netloc:
        bare = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
        return _cloud(parts.scheme, bare, dict(parse_qsl(parts.query)))
    raise StoreProblem("store_bad_url", f"{parts.scheme}: is no store that is known.", _FORMS)


def _folder(path: Path) -> Place:
    folder = path.absolute()
    with told_as_problems(str(folder)):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Place(str(folder), LocalStore(folder, automatic_cleanup=True), folder)


def _cloud(scheme: str, url: str, options: dict[str, str]) -> Place:
    known = {"s3": {"endpoint", "region"}, "gs": set(), "az": {"endpoint", "account"}}[scheme]
    if options.keys() - known:
        raise StoreProblem(
            "store_bad_url",
            f"The URL of the store has options that {scheme}:// does not know.",
            f"Known are: {', '.join(sorted(known)) or 'none'}. "
            "Credentials belong in the environment.",
        )
    client: ClientConfig = {"timeout": _LONGEST_CALL, "read_timeout": _STILL}
    if options.get("endpoint", "").startswith("http://"):
        client["allow_http"] = True
    try:
        objects = _opened(scheme, url, options, client)
    except (BaseError, ValueError) as fault:
        missing = "account" if "Account must be" in str(fault) else "part of its settings"
        raise StoreProblem(
            "store_bad_url",
            f"The store at {url} cannot be opened: its {missing} is missing or wrong.",
            "Name it in the URL or in the environment.",
        ) from None
    return Place(url, objects)


def _opened(
    scheme: str, url: str, options: dict[str, str], client: ClientConfig
) -> S3Store | GCSStore | AzureStore:
    if scheme == "gs":
        return GCSStore.from_url(url, client_options=client, retry_config=_RETRY)
    if scheme == "s3":
        for_s3: S3Config = {}
        if "endpoint" in options:
            for_s3["endpoint"] = options["endpoint"]
        if "region" in options:
            for_s3["region"] = options["region"]
        return S3Store.from_url(url, config=for_s3, client_options=client, retry_config=_RETRY)
    for_azure: AzureConfig = {}
    if "endpoint" in options:
        for_azure["endpoint"] = options["endpoint"]
    if "account" in options:
        for_azure["account_name"] = options["account"]
    return AzureStore.from_url(url, config=for_azure, client_options=client, retry_config=_RETRY)
