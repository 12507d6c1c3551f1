"""Local files for the sources that documents name, fetched once and kept within a budget."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from kinoform.kit.addresses import Resolve, system_resolve, web_address
from kinoform.kit.content_file import PART_SUFFIX
from kinoform.kit.data_url import is_data_url
from kinoform.kit.fetch import Fetched, FetchLimits, FetchRefused, fetch
from kinoform.kit.local_file import local_file
from kinoform.kit.upkeep import drop_oldest

_PASSING = {"fetch_failed", "fetch_timeout", "fetch_status"}


def default_media_path() -> Path:
    """Where this user's caches belong on this platform."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    if Path(given).is_absolute():
        root = Path(given)
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        root = Path.home() / ".cache"
    return root / "kinoform" / "media"


def mark_of(url: str) -> str:
    """The name of the mark that says that a URL was checked; raises FetchRefused for none."""
    return hashlib.blake2b(str(web_address(url)).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class MediaFolder:
    """Keeps fetched files by URL and by content; several processes may share one.

    Files only appear whole, by renaming, so no lock is needed: two processes that fetch one URL
    at the same time write the same file twice.
    """

    path: Path = field(default_factory=default_media_path)
    budget_bytes: int = 4 * 1024**3
    limits: FetchLimits = field(default_factory=FetchLimits)
    allow_private: tuple[str, ...] = ()
    """Hosts, addresses and networks that are open although they are not public."""
    file_roots: tuple[Path, ...] = ()
    """Folders whose files a document may read; none for documents of strangers."""
    house: tuple[tuple[str, Path], ...] = ()
    """URLs that stand for folders of this disk, each with its folder: what a server gave out under
    its own address is read without asking over the network."""
    opened: Path | None = None
    """Folder with a mark, as `mark_of` names it, for each such URL that somebody has checked;
    others are refused. Unset means that all may be followed."""
    fresh_seconds: float = 3600.0
    """How long a URL stands for what it gave; later it is asked again, if it answers."""
    hold_seconds: float = 3600.0
    """A file used within this time stays, even above the budget: a film may be reading it."""
    resolve: Resolve = system_resolve

    def local_path(self, source: str, base: Path | None = None) -> Path:
        """The file behind an http, https, file or data URL or a path relative to `base`.

        Raises FetchRefused.
        """
        if is_data_url(source):
            return self._kept(source) or self._fetched(source)
        if source[:5].lower() == "http:" or source[:6].lower() == "https:":
            return self._of_house(source) or self._kept(source) or self._fetched(source)
        return local_file(source, base or Path.cwd(), self.file_roots)

    def _of_house(self, url: str) -> Path | None:
        """The file behind a URL of our own; it never leads out of its folder."""
        if not self.house:
            return None
        written = str(web_address(url))
        for prefix, folder in self.house:
            start = str(web_address(prefix)).rstrip("/") + "/"
            if written.startswith(start):
                if self.opened is not None and not (self.opened / mark_of(url)).exists():
                    raise FetchRefused(
                        "fetch_forbidden_file", "this link to a file here does not open it",
                        "Ask for the file once more and copy the fresh link whole, in one piece.",
                    )  # fmt: skip
                inside = unquote(written.removeprefix(start).partition("?")[0])
                return local_file(f"./{inside}", folder, (folder,))
        return None

    @property
    def _content(self) -> Path:
        return self.path / "content"

    def _record(self, url: str) -> Path:
        name = hashlib.blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return self.path / "urls" / f"{name}.json"

    def _kept(self, url: str, *, even_stale: bool = False) -> Path | None:
        """The file that a URL gave before, if it is still whole; from now on it is in use."""
        record = self._record(url)
        try:
            written = json.loads(record.read_bytes())
            path = self._content / str(written["file"])
            age_seconds = time.time() - record.stat().st_mtime
            if age_seconds > self.fresh_seconds and not even_stale and not is_data_url(url):
                return None
            if path.stat().st_size != written["size_bytes"]:
                return None
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return path

    def _fetched(self, url: str) -> Path:
        try:
            fetched = fetch(
                url,
                self._content,
                limits=self.limits,
                allow_private=self.allow_private,
                resolve=self.resolve,
            )
        except FetchRefused as refused:
            kept = self._kept(url, even_stale=True) if refused.code in _PASSING else None
            if kept is None:
                raise
            return kept
        self._remember(url, fetched)
        everything = (*self._content.iterdir(), *(self.path / "urls").iterdir())
        drop_oldest(everything, self.budget_bytes, self.hold_seconds)
        return fetched.path

    def _remember(self, url: str, fetched: Fetched) -> None:
        record = self._record(url)
        record.parent.mkdir(parents=True, exist_ok=True)
        part = record.with_suffix(f".{os.getpid()}-{time.monotonic_ns()}{PART_SUFFIX}")
        part.write_text(json.dumps({"file": fetched.path.name, "size_bytes": fetched.size_bytes}))
        part.replace(record)
