from __future__ import annotations

import ctypes
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kinoform.kit.shared_object import (
    RETURN_ZERO,
    machine_of,
    shared_object,
    undefined_functions,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ELF is what Linux loads")

AARCH64 = 183


@pytest.fixture(scope="module")
def canvas() -> bytes:
    return Path(find_spec("skia").origin).read_bytes()


@pytest.fixture
def load(tmp_path, canvas):
    def loaded(soname, functions):
        path = tmp_path / "any-name"
        path.write_bytes(shared_object(soname, functions, machine_of(canvas)))
        return ctypes.CDLL(str(path))

    return loaded


def test_the_functions_that_a_library_leaves_to_others_are_found(canvas):
    wanted = undefined_functions(canvas, r"(gl|egl)[A-Z]\w+")
    assert {"glGetError", "glXGetProcAddress", "eglGetProcAddress"} <= set(wanted)
    assert list(wanted) == sorted(set(wanted))


def test_functions_that_a_library_has_itself_are_not_among_them(canvas):
    assert b"PyInit_skia\0" in canvas
    assert undefined_functions(canvas, "PyInit_skia") == ()


def test_written_functions_answer_zero_whatever_they_are_asked(load):
    library = load("libquiet.so.1", {"first": 0, "second": 0, "third": 0})
    assert [library.first(), library.second(7, b"text"), library.third(2**31 - 1)] == [0, 0, 0]
    assert not hasattr(library, "fourth")


def test_a_function_with_an_address_leads_there(load):
    doubled = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda number: 2 * number)
    address = ctypes.cast(doubled, ctypes.c_void_p).value
    library = load("libdouble.so.1", {"quiet": 0, "double": address})
    assert (library.double(21), library.quiet(21)) == (42, 0)


def test_whoever_asks_for_the_name_of_a_loaded_library_is_given_it(load):
    with pytest.raises(OSError, match=r"libnamed\.so\.5"):
        ctypes.CDLL("libnamed.so.5")
    load("libnamed.so.5", {"here": 0})
    assert ctypes.CDLL("libnamed.so.5").here() == 0


def test_a_library_without_functions_loads(load):
    assert not hasattr(load("libempty.so.1", {}), "anything")


def test_loading_one_leaves_the_stack_without_the_right_to_run(load):
    load("libcalm.so.1", {"calm": 0})
    maps = Path("/proc/self/maps").read_text("utf-8").splitlines()
    assert [line.split()[1] for line in maps if line.endswith("[stack]")] == ["rw-p"]


def test_it_is_written_for_the_machine_that_it_is_asked_for():
    library = shared_object("libGL.so.1", {"glGetError": 0}, AARCH64)
    assert machine_of(library) == AARCH64
    assert RETURN_ZERO[AARCH64] in library


def test_no_segment_may_be_both_written_and_run(canvas):
    library = shared_object("libGL.so.1", {"glGetError": 0}, machine_of(canvas))
    rights = [library[64 + 56 * index + 4] for index in range(4)]
    assert all(right & 3 != 3 for right in rights)
