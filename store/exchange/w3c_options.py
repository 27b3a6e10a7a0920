"""The options of scribe.perl that change what the minutes say; a log may set them in a line `ScribeOptions: …`."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(slots=True)
class Options:
    """How to read a log. The defaults are scribe.perl's."""

    emphasis: bool = False
    """Smileys, arrows and marks of emphasis are drawn."""
    implicit_continuations: bool = False
    """A scribe's line goes on what the last speaker said, without `...`."""
    space_continuation: bool = False
    """A blank in front says the same as `...`."""
    keep_lines: bool = True
    """Continued lines stay lines."""
    dash_topics: bool = False
    """A line of dashes makes the next line a topic."""
    zakim: bool = True
    """What Zakim says about the agenda and about who is here is believed."""
    url_display: str = "break"
    scribe: str | None = None
    """The scribes, where no line names them first."""
    minutes: str | None = None
    """The address of the minutes, for its date."""

    def read(self, text: str) -> None:
        """Take over the options in a text, spelt as on a command line: any case, abbreviated, `no` in front for off."""
        words = iter(text.split())
        for word in words:
            match = re.fullmatch(r"--?(\w+)(?:=(.*))?", word)
            name = match[1].lower() if match else ""
            if match and (field := _named(name, _VALUES)):
                setattr(self, field, match[2] if match[2] is not None else next(words, None))
            elif field := _named(name, _SWITCHES):
                setattr(self, field, True)
            elif name.startswith("no") and (field := _named(name[2:].removeprefix("-"), _SWITCHES)):
                setattr(self, field, False)


_SWITCHES = {
    "emphasis": "emphasis",
    "implicitcontinuations": "implicit_continuations",
    "allowspacecontinuation": "space_continuation",
    "keeplines": "keep_lines",
    "dashtopics": "dash_topics",
    "usezakimtopics": "zakim",
}
_VALUES = {"urldisplay": "url_display", "scribenick": "scribe", "minutes": "minutes"}
_OTHERS = (
    *("team", "member", "fancy", "embeddiagnostics", "final", "draft", "scribeonly", "mathjax", "islide", "oldstyle"),
    *("stylesheet", "logo", "nologo", "collapselimit", "githubissues", "ghurlbot"),
)
"""Options about looks. They count when an abbreviation is asked to be clear."""


def _named(name: str, options: dict[str, str]) -> str | None:
    """The field of the option that a name spells, in full or with as many letters as tell it from all others."""
    if not name:
        return None
    meant = [option for option in (*_SWITCHES, *_VALUES, *_OTHERS) if option.startswith(name)]
    if name in meant or len(meant) == 1:
        return options.get(name if name in meant else meant[0])
    return None
