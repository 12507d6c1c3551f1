"""Everything that a film can become, one file for each family of formats."""

from __future__ import annotations

from kinoform.engine.outputs.asked import output_for, targets_of
from kinoform.engine.outputs.job import check_size
from kinoform.engine.outputs.make import check_output, make_output

__all__ = ["check_output", "check_size", "make_output", "output_for", "targets_of"]
