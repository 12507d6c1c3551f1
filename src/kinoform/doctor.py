"""What this installation can do, what it lacks, and how to mend it: `kinoform doctor`."""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import kinoform
from kinoform.kit.gl_stand_in import load_skia, stand_ins
from kinoform.kit.media_folder import default_media_path

Findings = dict[str, Any]

LEAST_MEMORY_BYTES = 2 * 1024**3
LEAST_FREE_BYTES = 1024**3

LIBRARIES = {
    "skia": ("skia-python", "nothing can be drawn"),
    "av": ("av", "no media file can be read or written"),
    "numpy": ("numpy", "nothing can be rendered"),
    "uharfbuzz": ("uharfbuzz", "no text can be set"),
    "icu4py": ("icu4py", "no text can be set"),
    "pydantic": ("pydantic", "no document can be read"),
    "onnxruntime": ("onnxruntime", "the voices that come along cannot speak"),
    "hibari": ("hibari-tts", "the voices that come along cannot speak"),
}
"""Modules with the packages that bring them, and what is lost without them."""

ENCODERS = {
    "libx264": "H.264, the usual picture of MP4 and MOV",
    "libx265": "H.265 in MP4 and MOV",
    "libsvtav1": "AV1 in MP4 and WebM",
    "libvpx-vp9": "VP9, the usual picture of WebM, with transparency",
    "aac": "sound of MP4 and MOV",
    "libopus": "sound of WebM",
    "libmp3lame": "MP3",
    "gif": "GIF",
    "libwebp_anim": "animated WebP",
    "png": "PNG",
    "mjpeg": "JPEG",
}
DECODERS = {
    "h264": "H.264 video",
    "hevc": "H.265 video",
    "libdav1d": "AV1 video and AVIF pictures",
    "vp8": "VP8 video",
    "vp9": "VP9 video",
    "libvpx-vp9": "VP9 video with transparency",
    "prores": "ProRes video",
    "mpeg4": "MPEG-4 video",
    "mpeg2video": "MPEG-2 video",
    "apng": "animated PNG",
    "tiff": "TIFF pictures",
    "aac": "AAC sound",
    "mp3float": "MP3 sound",
    "opus": "Opus sound",
    "vorbis": "Vorbis sound",
    "flac": "FLAC sound",
    "pcm_s16le": "WAV sound",
}

SCRIPTS = {
    "Latin": "Ağ", "Greek": "Ωλ", "Cyrillic": "Жщ", "Arabic": "عش", "Hebrew": "אש",
    "Devanagari": "कष", "Thai": "กช", "Tamil": "அழ", "Telugu": "అళ", "Khmer": "ខម",
    "Bengali": "কষ", "Han": "漢语", "Kana": "あカ", "Hangul": "한글", "emoji": "😀🚀",
}  # fmt: skip
"""Letters that stand for their script."""


def examine() -> Findings:
    """What was found, as plain JSON; `problems` says what is lost and how to mend it."""
    libraries, faults = _libraries()
    findings = {
        "versions": {"kinoform": kinoform.__version__, "python": platform.python_version()}
        | libraries,
        "faults": faults,
        "standIns": list(stand_ins()),
        "encoders": _codecs(ENCODERS, "w"),
        "decoders": _codecs(DECODERS, "r"),
        "fonts": _fonts(),
        "voices": _voices(),
        "machine": {
            "system": f"{platform.system()} {platform.machine()}",
            "cores": _usable_cores(),
            "memoryBytes": _memory_bytes(),
        },
        "folders": [
            _folder("media cache", default_media_path()),
            _folder("temporary files", Path(tempfile.gettempdir())),
        ],
    }
    problems = [{"message": what, "mend": how} for what, how in problems_of(findings)]
    return {"ok": not problems, **findings, "problems": problems}


def _libraries() -> tuple[dict[str, str | None], dict[str, str]]:
    """Versions, and why a library does not load."""
    found: dict[str, str | None] = {}
    faults = {}
    for module, (package, _) in LIBRARIES.items():
        try:
            if module == "skia":
                load_skia()
            else:
                import_module(module)
            found[module] = version(package)
        except ImportError as fault:
            found[module] = None
            faults[module] = str(fault)
    if found["av"]:
        av = import_module("av")
        found["ffmpeg"] = str(av.ffmpeg_version_info)
        found |= {name: ".".join(map(str, parts)) for name, parts in av.library_versions.items()}
    if found["uharfbuzz"]:
        found["harfbuzz"] = import_module("uharfbuzz").version_string()
    if found["icu4py"]:
        found["icu"] = str(import_module("icu4py").icu_version)
    return found, faults


def _codecs(wanted: Mapping[str, str], mode: str) -> list[Findings]:
    return [
        {"name": name, "purpose": purpose, "available": _has_codec(name, mode)}
        for name, purpose in wanted.items()
    ]


def _has_codec(name: str, mode: str) -> bool:
    try:
        import_module("av.codec").Codec(name, mode)
    except (ImportError, ValueError):
        return False
    return True


def _fonts() -> Findings:
    try:
        book = import_module("kinoform.typeset.book")
        families = [family.name for family in book.available_families()]
        scripts = {script: _is_covered(letters) for script, letters in SCRIPTS.items()}
    except ImportError:
        return {"count": 0, "families": [], "scripts": dict.fromkeys(SCRIPTS, False)}
    return {"count": len(families), "families": families, "scripts": scripts}


def _voices() -> list[Findings]:
    """How many voices each provider has, and why they cannot speak."""
    from kinoform.narration.voices import listed  # noqa: PLC0415 - a patient may lack a library
    from kinoform.providers.speech.base import Access  # noqa: PLC0415

    found: dict[str, Findings] = {}
    for each in listed(Access()):
        facts = {"provider": each.voice.provider, "count": 0, "reason": each.reason_against}
        found.setdefault(each.voice.provider, facts)["count"] += 1
    return list(found.values())


def _is_covered(letters: str) -> bool:
    from kinoform.model.typography import FontChoice  # noqa: PLC0415 - a patient may lack fonts
    from kinoform.typeset.fallback import pick_face, wished_faces  # noqa: PLC0415
    from kinoform.typeset.scripts import cluster_script, han_region  # noqa: PLC0415

    choice = FontChoice(("sans-serif",), 16.0)
    faces = wished_faces(choice)
    return all(
        pick_face(faces, choice, letter, cluster_script(letter), han_region(letter, ""))[1]
        for letter in letters
    )


def _usable_cores() -> int | None:
    try:
        cores: int = import_module("kinoform.film").usable_cores()
    except ImportError:
        return None
    return cores


def _memory_bytes() -> int | None:
    """The machine's memory, or its container's share where that is less."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None
    try:
        share = Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii").strip()
    except OSError:
        return whole
    return min(whole, int(share)) if share.isdecimal() else whole


def _folder(name: str, path: Path) -> Findings:
    nearest = next(folder for folder in (path, *path.parents) if folder.is_dir())
    free = shutil.disk_usage(nearest).free
    return {
        "name": name,
        "path": str(path),
        "freeBytes": free,
        "writable": _is_writable(nearest),
    }


def _is_writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def problems_of(findings: Findings) -> Iterator[tuple[str, str]]:
    """What is lost, and how to mend it."""
    for module, fault in findings["faults"].items():
        package, loss = LIBRARIES[module]
        cure = f"install it again: pip install --force-reinstall {package}"
        if "cannot open shared object file" in fault:
            packages = "zlib1g libstdc++6 libegl1 libgl1 libexpat1"
            cure = f"install what the system lacks, on Debian: apt-get install {packages}"
        yield f"{loss}: {module} does not load ({fault})", cure
    for deed, codecs in (("written", findings["encoders"]), ("read", findings["decoders"])):
        for codec in codecs:
            if not codec["available"] and "av" not in findings["faults"]:
                loss = f"{codec['purpose']} cannot be {deed}"
                yield (
                    f"{loss}: FFmpeg was built without {codec['name']}",
                    "install PyAV from its wheel, or choose another format",
                )
    lost = [script for script, has in findings["fonts"]["scripts"].items() if not has]
    if lost:
        yield (
            f"no font has {', '.join(lost)}",
            "install kinoform again with all of its fonts, or bring a font in `assets.fonts`",
        )
    memory = findings["machine"]["memoryBytes"]
    if memory is not None and memory < LEAST_MEMORY_BYTES:
        yield (
            f"{gigabytes(memory)} of memory is little for films in 1080p",
            "use fewer workers: --workers 1",
        )
    for folder in findings["folders"]:
        place = f"{folder['path']} ({folder['name']})"
        if not folder["writable"]:
            yield f"{place} cannot be written", "let this user write there"
        elif folder["freeBytes"] < LEAST_FREE_BYTES:
            yield f"{place} has {gigabytes(folder['freeBytes'])} left", "make room there"


def gigabytes(size_bytes: int | None) -> str:
    """A size for people."""
    return "unknown" if size_bytes is None else f"{size_bytes / 1024**3:.1f} GB"
