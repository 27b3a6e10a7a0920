"""Rules about the files themselves, which no linter here knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import FLOORS, python_files, text_of, tracked_files

TOP_LEVEL = {"tui", "screens", "store", "tests", "docs", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"}
# Written in two halves, so that this file does not name them.
REGISTRIES = [".".join(halves) for halves in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
MACHINE_PATH = re.compile(r"(^|[^A-Za-z0-9_.-])/(work|farm|root|home|Users)/[a-z]", re.MULTILINE)
LONGEST = 350
BROAD = {"Exception", "BaseException"}

CODE = python_files(*FLOORS)
ALL_PYTHON = python_files(*FLOORS, "tests")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path), filename=str(path))


def texts() -> Iterator[tuple[Path, str]]:
    for path in tracked_files():
        try:
            yield path, text_of(path)
        except UnicodeDecodeError:
            continue  # a picture


def test_the_top_level_is_the_six_names_and_what_every_project_has():
    assert {path.parts[0] for path in tracked_files() if not path.parts[0].startswith(".")} <= TOP_LEVEL


def test_nothing_made_by_a_machine_is_kept():
    made = re.compile(r"(^|/)(uv\.lock$|__pycache__/|\.venv/|\.hypothesis/|dist/|build/)|\.pyc$")
    assert [str(path) for path in tracked_files() if made.search(path.as_posix())] == []


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_package_registry_is_named(registry: str):
    assert [str(path) for path, text in texts() if registry in text.lower()] == []


def test_no_path_of_a_machine_is_named():
    assert [str(path) for path, text in texts() if MACHINE_PATH.search(text)] == []


def test_every_folder_of_code_is_a_package():
    folders = {path.parent for path in ALL_PYTHON}
    assert [str(folder) for folder in sorted(folders) if folder / "__init__.py" not in ALL_PYTHON] == []


@pytest.mark.parametrize("path", [path for path in ALL_PYTHON if path.name == "__init__.py"], ids=str)
def test_a_package_file_holds_one_docstring(path: Path):
    """Their names are generic: code in them would be overwritten by another distribution's `store`."""
    body = tree_of(path).body
    assert ast.get_docstring(tree_of(path)), "no docstring"
    if path != Path("tui/shell/__init__.py"):  # the entry point: one module less to find when `accord` starts
        assert len(body) == 1


def test_no_file_is_long():
    lengths = {str(path): len(text_of(path).splitlines()) for path in ALL_PYTHON}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def imported(tree: ast.Module) -> Iterator[str]:
    """Top-level names of everything a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize(
    ("floor", "above"), [("store", {"textual", "rich", "screens", "tui", "tests"}), ("screens", {"tui", "tests"})]
)
def test_a_floor_imports_nothing_from_above(floor: str, above: set[str]):
    assert {str(path): upward for path in python_files(floor) if (upward := above & set(imported(tree_of(path))))} == {}


def swallowers(tree: ast.Module) -> Iterator[int]:
    """Lines of handlers that catch everything, programming errors too, and do nothing about it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else BROAD
            idle = all(isinstance(step, ast.Pass | ast.Continue | ast.Expr) for step in node.body)
            says = any(isinstance(part, ast.Call) for step in node.body for part in ast.walk(step))
            if caught & BROAD and idle and not says:
                yield node.lineno
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"suppress", "contextlib.suppress"}:
            yield from (node.lineno for caught in node.args if ast.unparse(caught) in BROAD)


def test_no_error_is_swallowed():
    assert {str(path): lines for path in ALL_PYTHON if (lines := list(swallowers(tree_of(path))))} == {}


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("try:\n    f()\nexcept Exception:\n    pass", [3]),
        ("try:\n    f()\nexcept (ValueError, BaseException):\n    ...", [3]),
        ("try:\n    f()\nexcept:\n    pass", [3]),
        ("with contextlib.suppress(Exception):\n    f()", [1]),
        ("try:\n    f()\nexcept ValueError:\n    pass", []),
        ("try:\n    f()\nexcept Exception as error:\n    report(error)", []),
    ],
)
def test_a_swallowed_error_is_recognised(code: str, lines: list[int]):
    assert list(swallowers(ast.parse(code))) == lines


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Public classes, functions and methods without a docstring; an override is told by what it overrides."""
    holders: list[ast.Module | ast.ClassDef] = [tree]
    holders += [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for holder in holders:
        for node in holder.body:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
                continue
            told = {ast.unparse(decorator).split(".")[-1] for decorator in node.decorator_list} & {
                "override",
                "overload",
            }
            if not told and not ast.get_docstring(node):
                yield f"{node.name}, line {node.lineno}"


def test_everything_public_says_what_it_is_for():
    assert {str(path): names for path in CODE if (names := list(undocumented(tree_of(path))))} == {}
    assert [str(path) for path in ALL_PYTHON if not ast.get_docstring(tree_of(path))] == []
