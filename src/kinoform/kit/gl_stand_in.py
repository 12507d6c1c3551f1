"""The canvas on machines without a screen: small stand-ins for libraries it names and we never use.

The wheel of skia-python does not load without libGL, libEGL and libexpat. A bare Linux has none of
them, `python:3.11-slim` for one, and PyPI cannot bring them. We draw in memory and never call GL,
so functions that answer 0 are enough to load. Of expat, which reads SVG, Python has its own copy,
and the stand-in leads there. Libraries of the system are used wherever they exist.
"""

from __future__ import annotations

import ctypes
import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kinoform.kit.shared_object import RETURN_ZERO, machine_of, shared_object, undefined_functions

WANTED = {"libEGL.so.1": r"egl[A-Z]\w+", "libGL.so.1": r"gl[A-Z]\w+", "libexpat.so.1": r"XML_\w+"}
"""Libraries that a bare machine may lack, with the names of their functions."""

_EXPAT_MAGIC = b"pyexpat.expat_CAPI 1."
_EXPAT_FUNCTIONS = (
    "ErrorString", "GetErrorCode", "GetErrorColumnNumber", "GetErrorLineNumber", "Parse",
    "ParserCreate_MM", "ParserFree", "SetCharacterDataHandler", "SetCommentHandler",
    "SetDefaultHandlerExpand", "SetElementHandler", "SetNamespaceDeclHandler",
    "SetProcessingInstructionHandler", "SetUnknownEncodingHandler", "SetUserData",
)  # fmt: skip
_CLOSE_ON_EXEC = 1

_loaded: dict[str, ctypes.CDLL] = {}


class _ExpatOfPython(ctypes.Structure):
    """The head of the table that Python's `pyexpat` keeps for other extension modules."""

    _fields_ = (
        ("magic", ctypes.c_char_p),
        ("size", ctypes.c_int),
        ("version", ctypes.c_int * 3),
        ("functions", ctypes.c_void_p * len(_EXPAT_FUNCTIONS)),
    )


def load_skia() -> Any:
    """The canvas; raises an `ImportError` that says what is missing if it cannot be had."""
    try:
        return import_module("skia")
    except ModuleNotFoundError:
        raise
    except ImportError as fault:
        if sys.platform != "linux":
            raise
        try:
            _stand_in_for_missing()
            return import_module("skia")
        except (ImportError, OSError) as obstacle:
            raise ImportError(
                f"{fault}; doing without it has failed too: {obstacle}", name="skia"
            ) from fault


def stand_ins() -> tuple[str, ...]:
    """The libraries that this process does without."""
    return tuple(_loaded)


def _stand_in_for_missing() -> None:
    origin = Path(getattr(find_spec("skia"), "origin", None) or "")
    bundled = origin.with_name("skia_python.libs").glob("*.so*")
    users = [path.read_bytes() for path in (origin, *bundled)]
    machine = machine_of(users[0])
    if machine not in RETURN_ZERO:
        raise OSError(f"no stand-in is known for machines of the ELF kind {machine}")
    known = _expat_of_python()
    for soname, pattern in WANTED.items():
        if not _is_present(soname):
            names = {name for elf in users for name in undefined_functions(elf, pattern)}
            functions = {name: known.get(name, 0) for name in sorted(names)}
            _loaded[soname] = _load(soname, shared_object(soname, functions, machine))


def _is_present(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _expat_of_python() -> dict[str, int]:
    """Addresses of the functions of expat that Python's own parser offers."""
    find = ctypes.pythonapi.PyCapsule_Import
    find.restype, find.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    table = _ExpatOfPython.from_address(find(b"pyexpat.expat_CAPI", 0))
    if not table.magic.startswith(_EXPAT_MAGIC):
        raise OSError(f"this Python's parser of XML is of an unknown kind, {table.magic!r}")
    names = (f"XML_{name}" for name in _EXPAT_FUNCTIONS)
    return dict(zip(names, table.functions, strict=True))


def _load(soname: str, content: bytes) -> ctypes.CDLL:
    """The library, loaded from memory: nothing is written to a disk.

    Later ones that ask for its name are given it. Others do not see its functions, which could
    come before their own otherwise.
    """
    libc = ctypes.CDLL(None, use_errno=True)  # not every build of Python has os.memfd_create
    memory = libc.memfd_create(soname.encode(), _CLOSE_ON_EXEC)
    if memory < 0:
        raise OSError(ctypes.get_errno(), f"{soname} cannot be made in memory")
    os.write(memory, content)
    # It stays open: the loader takes equal paths for the same library, so no other may get this.
    return ctypes.CDLL(f"/proc/self/fd/{memory}")
