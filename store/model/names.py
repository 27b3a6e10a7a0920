"""The names a line can mention, and nothing else of a board.

Completion, unknown marks and quick add need only to know which handles exist. `Names` is that: small enough to be
kept in a text file beside the journal and read by `accord add` without loading the board. It imports nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("team", "person", "initiative", "goal", "system", "touchpoint", "handoff", "term")


class Names:
    """Handle to display name, by kind; nicks (lower case) to the person they were matched to."""

    __slots__ = ("by_kind", "nicks", "version")

    def __init__(
        self,
        by_kind: Mapping[str, Mapping[str, str]] | None = None,
        nicks: Mapping[str, str] | None = None,
        version: int = 0,
    ) -> None:
        given = by_kind or {}
        self.by_kind: dict[str, dict[str, str]] = {kind: dict(given.get(kind, {})) for kind in KINDS}
        self.nicks: dict[str, str] = dict(nicks or {})
        self.version = version

    @property
    def teams(self) -> dict[str, str]:
        """Team handles and their names."""
        return self.by_kind["team"]

    @property
    def people(self) -> dict[str, str]:
        """Person handles and their names."""
        return self.by_kind["person"]

    @property
    def initiatives(self) -> dict[str, str]:
        """Initiative handles and their titles."""
        return self.by_kind["initiative"]

    @property
    def terms(self) -> dict[str, str]:
        """Terms in lower case and as written."""
        return self.by_kind["term"]

    def known(self, sigil: str, handle: str) -> bool:
        """Whether `@handle` is a person or team, `+handle` an initiative; behind `@` also a person's full name."""
        handle = handle.lower()
        if sigil == "+":
            return handle in self.initiatives
        if " " in handle:
            return self.person(handle) is not None
        return handle in self.people or handle in self.teams

    def kind_of(self, handle: str) -> str | None:
        """The kind of the named thing with this handle; terms are looked at last."""
        handle = handle.lower()
        for kind in KINDS:
            if handle in self.by_kind[kind]:
                return kind
        return None

    def person(self, word: str) -> str | None:
        """The person a word names: by handle, by remembered nick, by full name, by a first name only one person has."""
        word = word.strip().lower()
        if word in self.people:
            return word
        if word in self.nicks:
            return self.nicks[word]
        full = [handle for handle, name in self.people.items() if name.lower() == word]
        first = [handle for handle, name in self.people.items() if name.lower().split(" ", 1)[0] == word]
        found = full or first
        return found[0] if len(found) == 1 else None

    def encode(self) -> str:
        """The names as lines of text: version first, then `kind, handle, name` divided by tabs."""
        lines = [f"names\t{self.version}"]
        for kind, handles in self.by_kind.items():
            lines += [f"{kind}\t{handle}\t{name}" for handle, name in handles.items()]
        lines += [f"nick\t{nick}\t{person}" for nick, person in self.nicks.items()]
        return "\n".join(lines) + "\n"

    @staticmethod
    def decode(text: str) -> Names:
        """Names from `encode`'s text; raises ValueError for anything else (it is only a cache: rebuild it)."""
        lines = text.split("\n")
        label, _, version = lines[0].partition("\t")
        if label != "names" or lines[-1] != "":
            raise ValueError("not a list of names")
        names = Names(version=int(version))
        for line in lines[1:-1]:
            kind, handle, name = line.split("\t")
            if kind == "nick":
                names.nicks[handle] = name
            else:
                names.by_kind[kind][handle] = name
        return names
