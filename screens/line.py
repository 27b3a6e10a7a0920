"""What a prompt says about a line while it is typed: what it will be, and what could complete it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from screens.glyphs import GLYPHS, glyph, style, word
from screens.widgets.lines import Span, Spans
from screens.widgets.prompt import Candidate
from store.line.complete import More, complete, nearest
from store.line.marks import CHOICES, KEYS
from store.line.parse import Line, parse
from store.model.board import KIND_OF_LETTER, Board
from store.model.names import Names
from store.model.records import ActionStatus, InputStatus, IssueStatus
from store.verbs.agenda import agenda_of
from store.verbs.unknown import REPLACES, meant_by, unknown_marks

ATTENDANCE = {"present": "who is here", "late": "who comes late", "regrets": "who cannot come", "guest": "a guest"}
SEATED = ("present", "late", "regrets")
WORDS = {
    **ATTENDANCE,
    "vote": "a vote",
    "alias": "another word for the same",
    "seen": "a team has seen it",
    "sign": "a team signs",
    "agreement": "both goals are met",
    "resolve": "an issue is resolved",
    "correct": "a correction",
    "insert": "a line put in",
    "undo": "takes back the last line",
    "queue": "the speakers’ queue",
    "floor": "who has the floor",
    "round": "the round",
    "rate": "how it was, 1 to 10",
    "warnings": "the clock’s warnings",
    "blank": "",
}
"""What a line is called that makes no record of its own kind."""
WAITS = {"action": ActionStatus.OPEN, "issue": IssueStatus.OPEN, "input": InputStatus.ASKED}
"""The status of records that a line can settle or take up; of other kinds all can be."""
ISSUE_WORDS = {"help": "help wanted", "risk": "risk", "question": "question", "opportunity": "opportunity"}


def complete_with(board: Board, newest: Callable[[], Board] | None = None) -> Callable[[str, int], Sequence[Candidate]]:
    """A completer for `Prompt`: what the word at the cursor could become. `newest` gives the board by then, whose open
    records and topics are offered as well.
    """
    names = board.names()

    def ids(letter: str) -> Iterator[tuple[str, str]]:
        return _open(newest() if newest is not None else board, letter)

    def topics() -> Iterator[str]:
        return _topics(newest() if newest is not None else board)

    more = More(ids, topics)

    def candidates(text: str, cursor: int) -> list[Candidate]:
        return [Candidate(*found) for found in complete(text, cursor, names, more)]

    return candidates


def _open(board: Board, letter: str) -> Iterator[tuple[str, str]]:
    """Records that wait for something, by their id's letter, the newest first."""
    kind = KIND_OF_LETTER[letter]
    table = board.table(kind)
    status = WAITS.get(kind)
    for record in reversed(list(table if status is None else table.where("status", status))):
        yield record.id, record.text


def _topics(board: Board) -> Iterator[str]:
    """What a standup may turn to: its agenda, then every initiative."""
    running = board.running
    named = [item.text for item in agenda_of(board, running.id)] if running is not None else []
    yield from dict.fromkeys([*named, *(each.name or each.id for each in board.initiatives)])


def describe_with(
    board: Board, otherwise: str = "note", newest: Callable[[], Board] | None = None
) -> Callable[[str], Spans]:
    """A describer for `Prompt`: the sign and the word of the kind a line will be, and marks that name nothing. `newest`
    gives the board by then, whose decisions may be replaced.
    """
    names = board.names()

    def describe(text: str) -> Spans:
        line = parse(text, otherwise, names.known)
        now = newest() if newest is not None else board
        marks = [mark for mark in unknown_marks(now, line) if not _is_typed(now, text, mark)]
        if not marks:
            return [*kind_label(line), *_stranger(line, names)]
        close = meant_by(now, marks[-1])
        mark = marks[-1].removeprefix(REPLACES).upper() if marks[-1].startswith(REPLACES) else marks[-1]
        hint = f"no {mark} here" if mark != marks[-1] or mark[0] in "@+" else f"{mark} is text"
        hint += f"; {close[0]}?" if close else ""
        return [*kind_label(line), (f", {hint}", "needs")]

    return describe


def _is_typed(board: Board, text: str, mark: str) -> bool:
    """Whether a mark at the end of a text is still being typed: something known begins like it."""
    if not text.lower().endswith(mark):
        return False
    key, colon, value = mark.partition(":")
    if mark.startswith(REPLACES):
        return any(decision.lower().startswith(value) for decision, _ in board.decisions.docs())
    if colon:
        sort = KEYS.get(key, "")
        return bool(sort) and (sort not in CHOICES or any(word.startswith(value) for word in CHOICES[sort]))
    names = board.names()
    known = names.initiatives if mark[0] == "+" else {**names.people, **names.teams, **names.nicks}
    return any(handle.startswith(mark[1:]) for handle in known)


def _stranger(line: Line, names: Names) -> list[Span]:
    """Of a roll call: the last name that is nobody's here and may be a slip of the pen; a guest's is like no other."""
    unknown = [name for name in line.names if line.kind in SEATED and names.person(name) is None]
    if not unknown or any(handle.startswith(unknown[-1].lower()) for handle in names.people):  # still typed
        return []
    close = nearest(f"@{unknown[-1]}", names)
    return [(f", no {unknown[-1]} here; {close[0]}?", "needs")] if close else []


def kind_label(line: Line) -> list[Span]:
    """`! issue`, `[ ] action`, `? help wanted`."""
    name = "help" if line.kind == "issue" and line.type == "help" else line.kind
    said = WORDS.get(line.kind) or ISSUE_WORDS.get(line.type) or (word(name) if name in GLYPHS else line.kind)
    sign = glyph(name).strip() if name in GLYPHS else ""
    label: list[Span] = [(sign, style(name)), " "] if sign else []
    if line.kind == "blank":
        return []
    label.append((f"{said}, not for the minutes" if line.off else said, "dim"))
    return label
