"""The rules of the house: what may be imported, how long files are, what they are called."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kinoform
from kinoform.kit.discover import records

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "kinoform"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_LINES = 500
VAGUE = {
    "utils", "util", "helpers", "helper", "common", "misc", "manager", "service", "stuff", "core",
    "shared", "tools", "lib", "functions_misc", "handlers", "impl",
}  # fmt: skip
FAMILIES = {
    "kinoform.elements": "ELEMENT",
    "kinoform.animations": "ANIMATION",
    "kinoform.transitions": "TRANSITION",
    "kinoform.effects": "EFFECT",
    "kinoform.compile.templates": "TEMPLATE",
}
THE_SERVER = {
    "app", "blobs", "commands", "darkroom", "db", "dialects", "http", "jobs", "notify", "queue",
    "watch",
}  # fmt: skip
MAY_PRINT = {"cli.py"}
MAY_READ_THE_CLOCK = {
    "engine/outputs/make.py",  # how long a render took, for people
    "engine/span_shelf.py",  # tidies what nobody has asked for lately, and only now and then
    "narration/breaks.py",  # asks nobody again at once who kept silent
    "narration/recordings.py",  # names parts apart that are written at one time
    "providers/data/_answers.py",  # asks anew for what is too old
    "providers/data/_pace.py",  # asks no more often than a source likes
    "providers/speech/_tries.py",  # pauses before it asks a provider again
}


def named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def in_fresh_python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


HEAVY = {"skia", "av", "pydantic", "numpy", "uharfbuzz", "httpcore", "pygments"}
LOADED = f"import sys; print(sorted({HEAVY} & set(sys.modules)))"


def test_every_public_name_exists() -> None:
    missing = [name for name in kinoform.__all__ if not hasattr(kinoform, name)]
    assert missing == []


def test_the_server_loads_neither_canvas_nor_codecs() -> None:
    code = "import sys, kinoform.server; print(sorted({'skia', 'av', 'numpy'} & set(sys.modules)))"
    assert in_fresh_python(code) == "[]"


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_like_this"):
        kinoform.nothing_like_this  # noqa: B018


def test_importing_the_package_loads_no_heavy_library() -> None:
    assert in_fresh_python(f"import kinoform; {LOADED}") == "[]"


def test_catching_its_errors_loads_no_heavy_library() -> None:
    code = f"import kinoform; kinoform.InvalidDocument, kinoform.Problem; {LOADED}"
    assert in_fresh_python(code) == "[]"


def test_reading_the_schema_loads_neither_canvas_nor_codecs() -> None:
    loaded = in_fresh_python(f"import kinoform; kinoform.json_schema(); {LOADED}")
    assert "'skia'" not in loaded
    assert "'av'" not in loaded


def test_the_command_answers_its_help_without_heavy_libraries() -> None:
    code = (
        "import sys; sys.argv = ['kinoform', '--help']\n"
        "import kinoform.cli\n"
        "try: kinoform.cli.main(standalone_mode=False)\n"
        f"finally: {LOADED.removeprefix('import sys; ')}"
    )
    assert in_fresh_python(code).endswith("[]")


def test_importing_the_library_loads_neither_canvas_nor_codecs() -> None:
    loaded = in_fresh_python(f"import kinoform.film; {LOADED}")
    assert "'skia'" not in loaded
    assert "'av'" not in loaded


def test_imports_point_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_file_is_longer_than_the_wall() -> None:
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_LINES} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    steps = {step for path in MODULES for step in path.relative_to(SOURCE).with_suffix("").parts}
    assert {step for step in steps if step.strip("_") in VAGUE} == set()


def test_every_module_says_what_it_is() -> None:
    mute = [
        named(path)
        for path in MODULES
        if (tree := ast.parse(path.read_text("utf-8"))).body and not ast.get_docstring(tree)
    ]
    assert mute == []


@pytest.mark.parametrize(("package", "record"), FAMILIES.items())
def test_every_module_of_a_family_declares_one_record(package: str, record: str) -> None:
    folder = SOURCE.joinpath(*package.split(".")[1:])
    modules = [
        path
        for path in folder.rglob("*.py")
        if path.stem != "base" and not path.stem.startswith("_")
    ]
    assert len(records(package, record)) == len(modules)
    for path in modules:
        declared = [
            target.id
            for node in ast.parse(path.read_text("utf-8")).body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name) and target.id in FAMILIES.values()
        ]
        assert declared == [record], named(path)


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_only_the_command_prints() -> None:
    printing = {named(path) for path in MODULES if "print" in set(calls(path))}
    assert printing <= MAY_PRINT


def test_nothing_that_draws_reads_the_clock() -> None:
    reading = {named(path) for path in MODULES if "time" in set(imports(path))}
    drawing = {name for name in reading if name.partition("/")[0] not in THE_SERVER | {"kit"}}
    assert drawing == MAY_READ_THE_CLOCK


def loads_the_canvas(path: Path) -> bool:
    tree = ast.parse(path.read_text("utf-8"))
    for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for step in node.body
        for inner in ast.walk(step)
    }
    return any(
        isinstance(node, ast.Import) and any(name.name == "skia" for name in node.names)
        for node in set(ast.walk(tree)) - for_types
    )


def test_the_canvas_is_loaded_where_its_missing_libraries_are_stood_in_for() -> None:
    assert [named(path) for path in MODULES if loads_the_canvas(path)] == []


def lots(path: Path) -> Iterator[str]:
    """Calls of random generators; those with a seed come without their brackets."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if ast.unparse(node.func.value) in {"random", "np.random"}:
            yield ast.unparse(node.func) + ("" if node.args else "()")


def test_all_that_looks_random_has_a_seed() -> None:
    found = {call for path in MODULES for call in lots(path)}
    assert found <= {"np.random.default_rng", "random.Random"}


def test_nothing_is_left_to_do_in_the_source() -> None:
    marks = ("TODO", "FIXME", "XXX", "HACK", "NotImplementedError")
    left = {named(path) for path in MODULES for mark in marks if mark in path.read_text("utf-8")}
    assert left == set()
