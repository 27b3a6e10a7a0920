"""The README says what works: its commands, its links and its pictures."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.house.tree import PROJECT, text_of

README = text_of(Path("README.md"))
FIRST_SCREEN = README.splitlines()[:30]
BEFORE = {"$", "|", "&&", ";", "run"}
AFTER = {"|", "&&", ";", ">", ">>", "<"}


def links() -> list[str]:
    """Where the README's links and pictures lead, in Markdown and in HTML, but for other sites and its own headings."""
    found = re.findall(r"\]\(([^)\s]+)[^)]*\)", README) + re.findall(r"""(?:src|srcset|href)=["']([^"'\s]+)""", README)
    return [link.split("#")[0] for link in found if not re.match(r"[a-z]+:|#", link)]


def accord_commands() -> list[list[str]]:
    """The arguments of every `accord …` in the README's blocks of code, prompts, pipes and comments taken off."""
    commands: list[list[str]] = []
    fenced = False
    for line in README.splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif (fenced or line.startswith("    ")) and "accord" in line:
            words = shlex.split(line, comments=True)
            for at, word in enumerate(words):
                if word == "accord" and (at == 0 or words[at - 1] in BEFORE or "=" in words[at - 1]):
                    rest = words[at + 1 :]
                    ends = [place for place, part in enumerate(rest) if part in AFTER]
                    commands.append(rest[: ends[0]] if ends else rest)
    return commands


@cache
def help_of(*words: str) -> str:
    """What `accord WORDS --help` prints; it must exit with 0."""
    start = "import sys; from tui.shell import main; sys.exit(main())"
    asked = [sys.executable, "-c", start, *words, "--help"]
    done = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"accord {' '.join(words)} --help exited with {done.returncode}: {done.stderr}"
    return done.stdout


def test_the_first_screen_runs_the_demo_and_the_tests():
    lines = [line.strip() for line in FIRST_SCREEN]
    assert "python3 -m pip install uv && uv run accord demo" in lines
    assert "python3 -m pip install uv && uv run pytest" in lines


def test_every_link_and_picture_is_there():
    assert links(), "the README links to nothing: is it still read as it is written?"
    assert [link for link in links() if not (PROJECT / link).exists()] == []


def test_every_command_of_the_readme_is_one_the_program_knows():
    commands = accord_commands()
    assert ["demo"] in commands
    for words in commands:
        spoken = [word for word in words if not word.startswith("-")]
        assert not spoken or re.search(rf"\b{spoken[0]}\b", help_of()), f"accord {spoken[0]} is not in its help"
        known = help_of() + help_of(*spoken[:1])
        options = [word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)]
        missing = [option for option in options if not re.search(rf"(?<![\w-]){option}(?![\w-])", known)]
        if missing and len(spoken) > 1:  # the option of a command of two words, such as `import log`
            missing = [option for option in missing if option not in help_of(*spoken[:2])]
        assert not missing, f"accord {' '.join(words)}: {', '.join(missing)} is not in its help"
