from __future__ import annotations

import json
import subprocess
import sys

import pytest

from kinoform.kit import gl_stand_in
from kinoform.kit.gl_stand_in import WANTED, load_skia, stand_ins

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks what the canvas asks")

MISSING = "libEGL.so.1: cannot open shared object file: No such file or directory"

BARE = f"""
from kinoform.kit import gl_stand_in
whole, tries = gl_stand_in.import_module, []

def bare(name):
    tries.append(name)
    if len(tries) == 1:
        raise ImportError({MISSING!r})
    return whole(name)

gl_stand_in.import_module = bare
gl_stand_in._is_present = lambda _soname: False
"""
"""A machine that lacks every library, whatever this one has."""

DRAW = """
import hashlib, json
from kinoform.engine.drawings import load_svg
from kinoform.kit.gl_stand_in import stand_ins
from kinoform.kit.lazy import skia

markup = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><defs><linearGradient id="g">'
    '<stop stop-color="#f0f"/><stop offset="1" stop-color="#0ff"/></linearGradient></defs>'
    '<circle cx="20" cy="20" r="18" fill="url(#g)"/></svg>'
)
picture = load_svg(markup, 40, 40).toarray()
with open("/proc/self/maps") as maps:
    files = sorted({line.split()[5].rpartition("/")[2] for line in maps if "/" in line})
print(json.dumps({
    "pixels": hashlib.sha256(picture.tobytes()).hexdigest(),
    "painted": int((picture[..., 3] == 255).sum()),
    "standIns": stand_ins(),
    "files": files,
    "gpu": skia.GrDirectContext.MakeGL() is not None if stand_ins() else None,
}))
"""


def answer(code: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def bare() -> dict:
    return answer(BARE + DRAW)


@pytest.fixture(scope="module")
def usual() -> dict:
    return answer(DRAW)


@linux
def test_the_canvas_loads_without_the_libraries_of_screens(bare):
    assert bare["standIns"] == list(WANTED)
    assert not [name for name in bare["files"] if name.startswith(("libGL", "libEGL"))]


@linux
def test_drawings_are_the_same_without_them(bare, usual):
    assert bare["painted"] > 900
    assert bare["pixels"] == usual["pixels"]


@linux
def test_there_is_no_gpu_to_be_had_from_a_stand_in(bare):
    assert bare["gpu"] is False


@linux
def test_libraries_that_exist_are_never_stood_in_for(usual):
    present = [name for name in set(WANTED) - set(stand_ins()) if gl_stand_in._is_present(name)]
    assert set(usual["standIns"]).isdisjoint(present)


def test_a_canvas_that_loads_is_given_as_it_is():
    assert load_skia() is sys.modules["skia"]


class Broken:
    """An import of the canvas that never succeeds."""

    def __init__(self, fault: ImportError) -> None:
        self.fault = fault

    def __call__(self, _name: str) -> None:
        raise self.fault


@pytest.fixture
def broken(monkeypatch):
    monkeypatch.setattr(gl_stand_in, "import_module", Broken(ImportError(MISSING)))
    monkeypatch.setattr(gl_stand_in, "_is_present", lambda _soname: True)


@linux
@pytest.mark.usefixtures("broken")
def test_a_canvas_that_does_not_load_all_the_same_says_what_it_lacks():
    with pytest.raises(ImportError, match=r"libEGL\.so\.1.*doing without"):
        load_skia()


@linux
@pytest.mark.usefixtures("broken")
def test_a_machine_without_a_stand_in_is_named(monkeypatch):
    monkeypatch.setattr(gl_stand_in, "RETURN_ZERO", {})
    with pytest.raises(ImportError, match="no stand-in is known for machines"):
        load_skia()


@pytest.mark.usefixtures("broken")
def test_other_systems_are_left_as_they_are(monkeypatch):
    monkeypatch.setattr(gl_stand_in.sys, "platform", "darwin")
    before = stand_ins()
    with pytest.raises(ImportError) as caught:
        load_skia()
    assert str(caught.value) == MISSING
    assert stand_ins() == before


def test_a_canvas_that_is_not_installed_is_said_to_be_so(monkeypatch):
    fault = ModuleNotFoundError("No module named 'skia'", name="skia")
    monkeypatch.setattr(gl_stand_in, "import_module", Broken(fault))
    with pytest.raises(ModuleNotFoundError, match="skia"):
        load_skia()
