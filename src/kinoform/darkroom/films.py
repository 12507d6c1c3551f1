"""Films that were compiled a moment ago, with the painters, streams and sound that belong to them.

Everything is kept within budgets and goes when it was not used for longest.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from kinoform.compile.compiler import Compiled, Compiler, compile_document
from kinoform.engine.outputs import check_size
from kinoform.engine.sound.master import master
from kinoform.engine.still import Stills
from kinoform.engine.streaming.sound_packets import SoundPackets
from kinoform.engine.streaming.stream import Stream, stream_size
from kinoform.kit.byte_cache import ByteCache
from kinoform.model.composition import Composition

FILM_BYTES = 128 * 1024 * 1024
PAINTER_BYTES = 384 * 1024 * 1024
SOUND_BYTES = 2 * 1024**3
"""On disk."""

# Rough sizes: what a compiled film takes beside its text, and a painter beside its pixels.
_FILM_OVERHEAD, _BYTES_A_LETTER = 1024 * 1024, 20
_PAINTER_OVERHEAD, _BYTES_A_PIXEL = 48 * 1024 * 1024, 16
_BYTES_A_SAMPLE = 10


@dataclass(frozen=True, slots=True)
class Film:
    """A compiled document, and what distinguishes it from the same one compiled anew."""

    compiled: Compiled
    number: int
    era: int

    @property
    def composition(self) -> Composition:
        """Raises InvalidDocument when the document has errors."""
        return self.compiled.require()


class Films:
    """The films that are warm in this process."""

    def __init__(self, compiler: Compiler, work: Path) -> None:
        self._compiler = compiler
        self._work = work
        self._numbers = count()
        self._films: ByteCache[Film] = ByteCache(FILM_BYTES)
        self._painters: ByteCache[Stills | Stream] = ByteCache(PAINTER_BYTES)
        self._sounds: ByteCache[SoundPackets] = ByteCache(SOUND_BYTES)

    def kept(self, key: str, era: int) -> Film | None:
        """The film of a document, if it was compiled in this era; media behind URLs may change."""
        film = self._films.get(key)
        return film if film is not None and film.era == era else None

    def made(self, key: str, era: int, document: bytes) -> Film:
        """The film of a document, compiled now; kept if it can be drawn."""
        film = Film(compile_document(document, self._compiler), next(self._numbers), era)
        if film.compiled.composition is not None:
            size_bytes = _FILM_OVERHEAD + _BYTES_A_LETTER * len(document)
            self._films.put(key, film, size_bytes)
        return film

    def stills(self, film: Film, width: int | None) -> Stills:
        """Draws pictures of a film at a width; None is its own."""
        key = (film.number, "still", width)
        kept = self._painters.get(key)
        if isinstance(kept, Stills):
            return kept
        size = film.composition.size
        scale = 1.0 if width is None else width / size.width
        check_size(size.width * scale, size.height * scale)
        stills = Stills(film.composition, scale)
        self._painters.put(key, stills, _painter_bytes(size.width * scale, size.height * scale))
        return stills

    def stream(self, film: Film, height: int) -> Stream:
        """The preview of a film at a height."""
        key = (film.number, "stream", stream_size(film.composition, height))
        kept = self._painters.get(key)
        if isinstance(kept, Stream):
            return kept
        stream = Stream(film.composition, height, self._work)
        self._painters.put(key, stream, _painter_bytes(*stream.size))
        return stream

    def sound(self, film: Film) -> SoundPackets | None:
        """The sound of a film for every size of its preview."""
        kept = self._sounds.get(film.number)
        if kept is not None:
            return kept
        heard = film.composition
        mix = master(heard.sounds, heard.duration, heard.mastering, self._work)
        if mix is None:
            return None
        packets = SoundPackets(mix, self._work)
        self._sounds.put(film.number, packets, mix.count * _BYTES_A_SAMPLE)
        return packets


def _painter_bytes(width: float, height: float) -> int:
    return _PAINTER_OVERHEAD + round(width * height) * _BYTES_A_PIXEL
