"""The project's own files, as a test asks for them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
FLOORS = ("store", "screens", "tui")


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file of the project that is kept, relative to the project; in an unpacked sdist, every file there is."""
    if (PROJECT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout.decode()
        names = (Path(name) for name in listed.split("\0") if name)
        return tuple(name for name in names if (PROJECT / name).is_file())
    found = (path.relative_to(PROJECT) for path in PROJECT.rglob("*") if path.is_file())
    return tuple(path for path in found if not any(part.startswith(".") for part in path.parts))


def python_files(*folders: str) -> list[Path]:
    """The tracked Python files under these top-level folders, relative to the project."""
    return [path for path in tracked_files() if path.suffix == ".py" and path.parts[0] in folders]


def text_of(path: Path) -> str:
    """What stands in a file of the project, given relative to it."""
    return (PROJECT / path).read_text(encoding="utf-8")
