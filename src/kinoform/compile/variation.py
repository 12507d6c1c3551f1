"""The same document for another shape or another speed of film."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinoform.compile.compiler import Compiled, Compiler, compile_document
from kinoform.compile.read import read_document
from kinoform.model.composition import Composition
from kinoform.model.document.timeline import Output
from kinoform.model.time import FrameRate

_SAME_SHAPE = 0.01


def compiled_for(
    source: Any,
    compiled: Compiled,
    output: Output,
    compiler: Compiler,
    variables: Mapping[str, Any] | None = None,
) -> Compiled:
    """The film in the shape and at the rate of an output.

    Another size of the same shape is the same film, drawn larger or smaller. In another shape the
    document is laid out anew, with its shorter side kept, so that text stays as large as it was.
    """
    film = compiled.composition
    if film is None:
        return compiled
    changed = {**_shape(film, output), **_rate(film, output)}
    if not changed:
        return compiled
    document = read_document(source, compiler.limits)
    varied = {**document, "meta": {**document["meta"], **changed}}
    return compile_document(varied, compiler, variables)


def _shape(film: Composition, output: Output) -> dict[str, int]:
    if output.width is None or output.height is None:
        return {}
    size = film.size
    ratio = (output.width / output.height) / (size.width / size.height)
    if abs(ratio - 1.0) <= _SAME_SHAPE:
        return {}
    larger = min(size.width, size.height) / min(output.width, output.height)
    return {"width": round(output.width * larger), "height": round(output.height * larger)}


def _rate(film: Composition, output: Output) -> dict[str, float]:
    if output.fps is None or FrameRate.of(output.fps) == film.rate:
        return {}
    return {"fps": output.fps}
