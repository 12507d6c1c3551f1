"""What is answered about batches."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from kinoform.db.batches import JobState, Standing
from kinoform.dialects.sigfig.answers import Address, Moment
from kinoform.http.operations import Fault

_TOLD = with_config(ConfigDict(use_attribute_docstrings=True))


@_TOLD
class RowError(TypedDict):
    """A row that cannot be filmed."""

    row: int
    """From 0."""
    errors: list[Fault]
    """Their pointers lead into the request."""


@_TOLD
class BatchMade(TypedDict):
    """A batch whose films wait for their turns."""

    success: Literal[True]
    batchId: str
    jobIds: list[str]
    totalJobs: int
    status: Literal["pending"]
    templateId: str
    creditsUsed: int
    creditsRemaining: int
    rowErrors: list[RowError]
    """Rows that were left out, because they cannot be filmed."""
    message: str


class Counts(TypedDict):
    """How many films are how far."""

    pending: int
    processing: int
    complete: int
    failed: int
    cancelled: int


@_TOLD
class Batch(TypedDict):
    """A batch, and how far it is."""

    id: str
    name: str | None
    templateId: str
    status: Standing
    totalJobs: int
    counts: Counts
    progress: float
    """From 0 to 1, of all films together."""
    createdAt: Moment | None
    completedAt: Moment | None


@_TOLD
class BatchJob(TypedDict):
    """A row, and its film."""

    row: int
    jobId: str | None
    """None where somebody has deleted the film."""
    displayName: str
    status: JobState
    outputUrl: Address | None
    progress: float
    error: str | None
    completedAt: Moment | None


class BatchWithJobs(Batch):
    """A batch with all of its rows."""

    jobs: list[BatchJob]
    rowErrors: list[RowError]


@_TOLD
class BatchAnswer(TypedDict):
    """One batch."""

    success: Literal[True]
    batchId: str
    status: Standing
    batch: BatchWithJobs


@_TOLD
class BatchPage(TypedDict):
    """A page of batches, the newest first."""

    success: Literal[True]
    batches: list[Batch]
    nextCursor: str | None
    """For `cursor`, to get the next page."""


class Manifest(TypedDict):
    """What a batch has made so far."""

    success: Literal[True]
    batchId: str
    templateId: str
    status: Standing
    films: list[BatchJob]
    rowErrors: list[RowError]


@_TOLD
class BatchRetried(TypedDict):
    """A batch whose missing films are made."""

    success: Literal[True]
    batchId: str
    jobIds: list[str]
    """Those that are made anew; nothing is paid again for the others."""
    totalJobs: int
    status: Standing
    creditsRemaining: int
    message: str
