"""Make the sample: play its eight weeks through the same verbs people use, each line at its own time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from store.keep.workspace import Done, Verb, Workspace
from store.meeting import days
from store.meeting.agenda import draft_agenda
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Captured
from store.sample.people import NAMED, STANDUP
from store.sample.weeks import RATINGS, WEEKS, Lines
from store.verbs.actions import complete_action
from store.verbs.breakout import draw_breakout
from store.verbs.criteria import add_criterion
from store.verbs.edit import edit_record
from store.verbs.goals import agree_conflict
from store.verbs.impacts import acknowledge_impact, set_impact
from store.verbs.inputs import receive_input
from store.verbs.issues import offer_help, park_issue, resolve_issue
from store.verbs.knowledge import finish_session
from store.verbs.lines import take_text
from store.verbs.meetings import end_meeting, start_meeting
from store.verbs.named import add_named
from store.verbs.series import set_up_series
from store.verbs.snooze import snooze
from store.verbs.stream import place_of
from store.verbs.terms import define_term


def sample(workspace: Workspace) -> None:
    """Fill an empty workspace. Its last standup was on the Tuesday before the clock's present, the next is to come."""
    Player(workspace).play()


class Player:
    """Plays the weeks with a clock of its own, which ends before the present."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.present = datetime.fromisoformat(workspace.clock()).astimezone(days.zone(STANDUP["timezone"]))
        ten = self.present.replace(hour=10, minute=0, second=0, microsecond=0)
        last = ten - timedelta(days=(ten.weekday() - 1) % 7)
        if last + timedelta(hours=2) > self.present:
            last -= timedelta(weeks=1)
        self.first = last - timedelta(weeks=len(WEEKS) - 2)
        self.at = self.first - timedelta(days=6)

    def play(self) -> None:
        """Set up the standup and its people, then week after week."""
        self.do("ana", lambda board, at: set_up_series(board, **STANDUP, at=at), "set up standup")
        for kind, handle, name, fields in NAMED:
            self.do("ana", _named(kind, handle, name, fields), f"add {kind}")
        for number, (between, standup) in enumerate(WEEKS):
            start = self.first + timedelta(weeks=number)
            self.spread(between, start - timedelta(days=6), min(start, self.present) - timedelta(minutes=5))
            if standup:
                self.meet(standup, start, RATINGS[number])

    def spread(self, lines: Lines, start: datetime, end: datetime) -> None:
        """Lines at even distances over the working hours between two moments."""
        hours = [start + timedelta(minutes=23 * step) for step in range(int((end - start) / timedelta(minutes=23)) + 1)]
        working = [hour for hour in hours if hour.weekday() < 5 and 9 <= hour.hour < 17] or [start]
        for place, (who, line) in enumerate(lines):
            self.at = working[place * len(working) // len(lines)]
            self.line(who, line)

    def meet(self, lines: Lines, start: datetime, rating: str) -> None:
        """A standup of 44 minutes with its lines, and how useful it was."""
        self.at = start
        scribe = lines[0][0]
        self.do(scribe, _start(start.date().isoformat()), "start meeting")
        step = timedelta(minutes=42) / len(lines)
        for number, (who, line) in enumerate(lines):
            self.at += step
            self.line(who, line)
            if not number:  # who is there was said: every team is heard
                self.go_round(scribe)
        self.at = start + timedelta(minutes=44)
        self.line(scribe, rating)
        self.do(scribe, lambda board, at: end_meeting(board, at=at), "end meeting")

    def go_round(self, scribe: str) -> None:
        """Every team speaks once."""
        self.line(scribe, "#round")
        while self.workspace.board.running is not None and self.workspace.board.running.speaks:
            self.line(scribe, "#round")

    def line(self, who: str, line: str) -> None:
        """One line of the script."""
        if line.startswith("/"):
            name, _, rest = line[1:].partition(" ")
            what, _, how = (part.strip() for part in rest.partition(" = "))
            self.do(who, lambda board, at: COMMANDS[name](board, what, how, at), name)
        else:
            self.do(who, lambda board, at: take_text(board, line, at=at), "take line")

    def do(self, who: str, verb: Verb, name: str) -> Done:
        """Do a verb as somebody, at the clock's time."""
        at = self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        return self.workspace.do(verb, name, who, at)


def _named(kind: str, handle: str, name: str, fields: dict[str, str]) -> Verb:
    return lambda board, at: add_named(board, kind, handle, name, fields, at=at)


def _start(today: str) -> Verb:
    return lambda board, at: start_meeting(board, agenda=draft_agenda(board, today), at=at)


def _holding(kind: str, board: Board, words: str) -> str:
    """The id of the newest record of a kind whose text holds these words."""
    for record in reversed(list(board.table(kind))):
        if isinstance(record, Captured) and words in record.text:
            return record.id
    raise KeyError(words)


def _impact(board: Board, what: str, how: str, at: Moment) -> Changes:
    initiative, team = what.split()
    return set_impact(board, initiative, team, how, at=at)


def _breakout(board: Board, what: str, at: Moment) -> Changes:
    return draw_breakout(board, _holding("issue", board, what), 2, place=place_of(board), at=at)


def _mean(board: Board, what: str, how: str, at: Moment) -> Changes:
    term, team = what.split()
    return define_term(board, term, how, team, at=at)


COMMANDS: dict[str, Callable[[Board, str, str, Moment], Changes]] = {
    "done": lambda board, what, _, at: complete_action(board, _holding("action", board, what), at=at),
    "snooze": lambda board, what, how, at: snooze(board, what, how, at=at),
    "resolve": lambda board, what, how, at: resolve_issue(board, _holding("issue", board, what), how, at=at),
    "help": lambda board, what, how, at: offer_help(board, _holding("issue", board, what), how, at=at),
    "park": lambda board, what, how, at: park_issue(board, _holding("issue", board, what), how, at=at),
    "ack": lambda board, what, _, at: acknowledge_impact(board, *what.split(), at=at),
    "held": lambda board, what, _, at: finish_session(board, _holding("session", board, what), at=at),
    "criterion": lambda board, what, how, at: add_criterion(board, what, how, at=at),
    "agree": lambda board, what, how, at: agree_conflict(board, _holding("conflict", board, what), how, at=at),
    "edit": _impact,
    "standup": lambda board, what, how, at: set_up_series(board, **{what: how}, at=at),
    "breakout": lambda board, what, _, at: _breakout(board, what, at),
    "receive": lambda board, what, how, at: receive_input(board, _holding("input", board, what), how, at=at),
    "mean": _mean,
    "set": lambda board, what, how, at: edit_record(board, what, dict([how.split("=", 1)]), at=at),
}
