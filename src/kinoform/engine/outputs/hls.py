"""Films for streaming: a playlist beside a folder of fragmented MP4, one piece for each span."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from kinoform.engine.outputs.films import check_codecs, order_of
from kinoform.engine.outputs.job import Family, Finished, Job, Made, frame_count
from kinoform.engine.render import render_video
from kinoform.model.problem import warning

_NO_TRACK = warning(
    "subtitle_track_dropped", "", "a playlist carries no subtitle track",
    'ask for sidecars: ["vtt"], which players load beside it',
)  # fmt: skip


def _make(job: Job, work: Path) -> Made:
    pieces = work / "pieces"
    pieces.mkdir()
    # A percent sign in the folder's own name must not look like a number's place.
    name = str(pieces).replace("%", "%%") + "/%05d.m4s"
    order = replace(order_of(job), options=(("hls_segment_filename", name),))
    written = pieces / "index.m3u8"
    film = render_video(job.composition, order, work, written, job.on_frames, job.cancelled)
    problems = (*film.problems, _NO_TRACK) if order.cues else film.problems
    folder = job.target.with_suffix(".segments")
    playlist = work / "playlist"
    playlist.write_text(_moved(written.read_text(), quote(folder.name)), "utf-8")
    written.unlink()
    made = Finished(playlist, job.target), Finished(pieces, folder)
    return Made(made, problems, film.shared_frames)


def _moved(playlist: str, folder: str) -> str:
    """The playlist with its pieces in a folder beside it."""
    lines = []
    for line in playlist.splitlines():
        if line and not line.startswith("#"):
            lines.append(f"{folder}/{line}")
        else:
            lines.append(line.replace('URI="', f'URI="{folder}/'))
    return "\n".join(lines) + "\n"


FAMILY = Family(formats=("hls",), make=_make, check=check_codecs, count=frame_count)
