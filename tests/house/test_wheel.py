"""What is shipped: the wheel holds the program and nothing else, and works where nothing else is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import FLOORS, PROJECT, text_of, tracked_files

SETTINGS: dict[str, Any] = tomllib.loads(text_of(Path("pyproject.toml")))
VERSION: str = SETTINGS["project"]["version"]


def test_whatever_is_asked_for_is_pinned():
    project = SETTINGS["project"]
    lists: list[list[str]] = [project["dependencies"]]
    lists += [*project["optional-dependencies"].values(), *SETTINGS["dependency-groups"].values()]
    asked = {re.split(r"[^\w.-]", package)[0].lower() for packages in lists for package in packages}
    assert asked - {pin.partition("==")[0] for pin in SETTINGS["tool"]["uv"]["constraint-dependencies"]} == set()


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that must succeed, run where the project is out of reach of its imports."""
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))} exited with {done.returncode}:\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def uv() -> str:
    """The `uv` that the README installs; `uv run` names itself in the environment."""
    found = os.environ.get("UV") or shutil.which("uv")
    assert found, "uv is not on the path: python3 -m pip install uv"
    return found


@pytest.fixture(scope="module")
def built(uv: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(uv, "build", "--quiet", "--python", sys.executable, "--out-dir", folder, cwd=PROJECT)
    return folder


@pytest.fixture(scope="module")
def installed(uv: str, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment that holds the wheel and what it depends on, in the versions CI uses."""
    folder = tmp_path_factory.mktemp("installed")
    constraints = folder / "constraints.txt"
    constraints.write_text("\n".join(SETTINGS["tool"]["uv"]["constraint-dependencies"]), encoding="utf-8")
    run(uv, "venv", "--quiet", "--python", sys.executable, folder / "venv", cwd=folder)
    (wheel,) = built.glob("*.whl")
    python = folder / "venv" / "bin" / "python"
    run(uv, "pip", "install", "--quiet", "--python", python, "--constraint", constraints, wheel, cwd=folder)
    return python.parent


def test_the_wheel_holds_the_three_floors_whole_and_nothing_else(built: Path):
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {Path(name) for name in archive.namelist()}
    shipped = {name for name in names if not name.parts[0].endswith(".dist-info")}
    kept = {path for path in tracked_files() if path.parts[0] in FLOORS}
    assert {name.parts[0] for name in shipped} == set(FLOORS)
    assert kept <= shipped
    strangers = [
        str(name)
        for name in sorted(shipped)
        if name.suffix not in {".py", ".tcss", ".html"} and name.name != "py.typed" and name.parent.name != "templates"
    ]
    assert strangers == []
    assert {Path(floor, "py.typed") for floor in FLOORS} <= shipped


def test_the_wheel_names_one_command_and_carries_the_licence(built: Path):
    (wheel,) = built.glob("*.whl")
    about = f"accord_standup-{VERSION}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        entries = archive.read(f"{about}/entry_points.txt").decode().split("\n")
        assert [line for line in entries if line] == ["[console_scripts]", "accord = tui.shell:main"]
        assert archive.read(f"{about}/licenses/LICENSE").decode() == text_of(Path("LICENSE"))


def test_the_sdist_can_be_tested_by_whoever_unpacks_it(built: Path):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {Path(*Path(name).parts[1:]) for name in archive.getnames()}
    kept = {path for path in tracked_files() if path.parts[0] in {*FLOORS, "tests"}}
    assert kept <= names
    assert {Path("pyproject.toml"), Path("README.md"), Path("CHANGELOG.md"), Path("LICENSE")} <= names
    assert Path("uv.lock") not in names


def test_the_installed_program_says_its_version(installed: Path, tmp_path: Path):
    assert VERSION in run(installed / "accord", "--version", cwd=tmp_path).split()


def test_the_installed_program_opens_and_checks_its_sample(installed: Path, tmp_path: Path):
    said = run(installed / "accord", "demo", "--check", cwd=tmp_path)
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [], "the sample is a throw-away one"


def test_nothing_but_the_floors_is_importable_from_it(installed: Path, tmp_path: Path):
    code = "import store, screens, tui, sys; print(*(m.__file__ for m in (store, screens, tui)), sep='\\n')"
    where = run(installed / "python", "-I", "-c", code, cwd=tmp_path).splitlines()
    assert all(Path(path).is_relative_to(installed.parent) for path in where)
