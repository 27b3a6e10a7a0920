"""A line of a W3C log on its way to being understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from store.exchange.w3c_lines import Typed

Kind = Literal["remark", "said", "note", "topic", "subtopic", "action", "resolution", "issue", "aside", "omit"]
"""A remark is what anybody types; said, note and the rest are minutes; an aside is about repositories or slides."""


@dataclass(slots=True, eq=False)
class Record:
    """What a line was taken for. It starts as a remark, and may go on over later lines."""

    line: Typed
    failed: bool = False
    """It is a correction without effect."""
    kind: Kind = "remark"
    speaker: str = ""
    """Who said it: the typist, or whom the scribe quotes."""
    parts: list[str] = field(default_factory=list[str])
    verbatim: bool = False

    def __post_init__(self) -> None:
        self.speaker = self.speaker or self.line.who
        self.parts = self.parts or [self.line.text]

    @property
    def typist(self) -> str:
        """Who typed the line."""
        return self.line.who

    def become(self, kind: Kind, text: str) -> None:
        """Take the line for something, of which it is only this text."""
        self.kind = kind
        self.parts = [text]

    def more(self, text: str) -> None:
        """Go on over another line."""
        self.parts.append(text)
