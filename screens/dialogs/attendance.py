"""Who is in the room: everybody by name, one key each for present, late, regrets, and not noted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.dialogs.ask import Ask
from screens.dialogs.panel import Panel
from screens.glyphs import glyph
from screens.messages import Do
from screens.plain import pad
from screens.stream import Lines
from screens.widgets.bar import Key
from screens.widgets.lines import Line
from screens.widgets.rows import Rows
from screens.widgets.source import Listed, Row
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Meeting
from store.sense.phrases import team
from store.verbs.meetings import TOGETHER, set_attendance

NAME_ROOM = 26
CAME_LATE = "came late"
"""Where somebody is who is in two lists: present by now, and late."""
WORDS = {"present": "here", "late": "late", CAME_LATE: CAME_LATE, "regrets": "cannot come", "guests": "guest"}
ROUND = {"": "present", "present": "late", "late": "regrets", CAME_LATE: "regrets", "regrets": ""}
"""What Enter makes of somebody: here, late, cannot come, and not noted again."""

TEACH = ['Nobody is on the board yet: accord add person ana "Ana Ruiz" --team ops adds somebody; g notes a guest.']


class Attendance(Panel[None]):
    """Everybody by team and name, with where they are; each key is kept at once."""

    KEYS: ClassVar[Sequence[Key]] = (
        ("⏎", "next"),
        ("p", "here", "note('present')"),
        ("l", "late", "note('late')"),
        ("r", "cannot come", "note('regrets')"),
        ("Esc", "close", "close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "note('present')", "Here", show=False, id="attendance.present"),
        Binding("l", "note('late')", "Late", show=False, id="attendance.late"),
        Binding("r", "note('regrets')", "Cannot come", show=False, id="attendance.regrets"),
        Binding("x,backspace,delete", "note('')", "Not noted", show=False, id="attendance.none"),
        Binding("A", "everybody", "Everybody is here", show=False, id="attendance.everybody"),
        Binding("g", "guest", "A guest", show=False, id="attendance.guest"),
    ]

    def __init__(self) -> None:
        super().__init__("Who is in the room", "A everybody   g a guest   x not noted")

    def body(self) -> ComposeResult:
        """Everybody."""
        yield Lines(empty=TEACH, id="main")

    def draw(self, board: Board) -> None:
        """Show where everybody is by now; without a standup there is no room."""
        meeting = board.running
        if meeting is None:
            self.dismiss(None)
            return
        people = sorted(board.people, key=lambda one: (one.team, one.name.casefold()))
        rows = [self._row(one.id, one.name or one.id, team(board, one.team), meeting) for one in people]
        rows += [self._row(name, name, "", meeting) for name in _others(board, meeting)]
        self.query_one("#main", Lines).show(Listed(rows))

    def _row(self, key: str, name: str, beside: str, meeting: Meeting) -> Row:
        state = _where(meeting, key)
        sign = (f"{glyph('done')} ", "done") if state in ("present", "guests", CAME_LATE) else ("  ", "text")
        ink = "needs" if state in ("late", "regrets") else "dim"
        left = [sign, (pad(name, NAME_ROOM), "text"), (beside, "dim")]
        return Row(key, [Line(left, [(WORDS.get(state, ""), ink)])])

    @on(Rows.Opened)
    def _next(self, message: Rows.Opened) -> None:
        message.stop()
        meeting = self.board.running
        if meeting is not None:
            self.action_note(ROUND.get(_where(meeting, message.key), ""))

    def action_note(self, where: str) -> None:
        """Note where the person under the cursor is; nowhere takes the note back."""
        key = self.query_one("#main", Lines).cursor
        meeting = self.board.running
        if key is None or meeting is None:
            return
        now = _where(meeting, key)
        if where and where != now and not (now == CAME_LATE and where in TOGETHER):
            self._set(where, key, "+")
        elif not where and now:
            for listed in TOGETHER if now == CAME_LATE else (now,):
                self._set(listed, key, "-")

    def action_everybody(self) -> None:
        """Everybody who is not noted yet is here."""
        meeting = self.board.running
        rest = [one.id for one in self.board.people if meeting is not None and not _where(meeting, one.id)]
        if rest:
            self._set("present", ",".join(rest), "+")

    def action_guest(self) -> None:
        """Somebody who is not on the board."""

        def named(name: str | None) -> None:
            if name:
                self._set("guests", name, "+")

        self.host.push_screen(Ask("Which guest is here?", hint="Fay Moreau from the vendor"), named)

    def _set(self, where: str, names: str, sign: str) -> None:
        def change(board: Board, at: Moment) -> Changes:
            return set_attendance(board, where, [names] if where == "guests" else names, sign, at=at)

        self.host.post_message(Do(change, "set_attendance", quiet=True))


def _where(meeting: Meeting, key: str) -> str:
    """In which list somebody stands; in none: empty."""
    if all(key in getattr(meeting, name) for name in TOGETHER):
        return CAME_LATE
    lists = ("late", "present", "regrets", "guests")
    return next((name for name in lists if key in getattr(meeting, name)), "")


def _others(board: Board, meeting: Meeting) -> list[str]:
    """Names in the lists that nobody on the board has."""
    named = [*meeting.present, *meeting.late, *meeting.regrets, *meeting.guests]
    return [name for name in dict.fromkeys(named) if name not in board.people]
