"""An issue on the issues screen: as an entry of the list, and whole, with who could help."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from screens.glyphs import glyph, style
from screens.past import happened
from screens.plain import clean, pad, width
from screens.record import kind_words, sign_of
from screens.widgets.lines import Line, Span, fold
from screens.widgets.sheet import Part, fact, gap, said, title, way
from screens.widgets.source import Grouped
from store.meeting import days
from store.model.board import Board
from store.model.changes import Commit
from store.model.records import Issue, IssueStatus, IssueType
from store.sense import phrases
from store.sense.helpers import who_can_help
from store.sense.language import disputed_in
from store.sense.phrases import days_since
from store.sense.rules import LONG
from store.sense.triage import Group

ID_ROOM = 5
INDENT = 2 + ID_ROOM
AGE_ROOM = 11
"""Cells at the right of an entry for its age: `13 weeks` and a gap."""
MOST_TEXT = 400
"""Letters of a text that two lines could hold."""
NAME_ROOM = 18
MOST_LINES = 12
"""Lines of one text that are shown here; its card shows more."""
KNOWS_HINT = "Nobody is known to know about this. In a shell, accord edit ana knows=crm:expert says who does."


class IssueSource(Grouped):
    """Groups of issues, each under a heading; only the issues on the screen are made."""

    def __init__(self, board: Board, groups: Sequence[Group], today: str) -> None:
        super().__init__((group.title, group.ids) for group in groups)
        self.board, self.today = board, today

    @override
    def tall(self, key: str, cells: int) -> int:
        """Two lines, three where the text is longer than a line."""
        return 2 + _is_longer((self.board.issues.doc(key) or {}).get("text", ""), cells - INDENT - AGE_ROOM)

    @override
    def lines(self, key: str, cells: int) -> Sequence[Line]:
        """See `Grouped.lines`."""
        issue = self.board.issues.get(key)
        return [] if issue is None else _lines(self.board, issue, self.today, cells)


def _is_longer(text: str, room: int) -> bool:
    """Whether a text takes more than one line of `room` cells. Of ASCII each letter takes one at most."""
    return len(text) > room if text.isascii() else width(clean(text[:MOST_TEXT])) > room


def _lines(board: Board, issue: Issue, today: str, cells: int) -> list[Line]:
    """What it says and how old it is; whom it touches, and who is on it."""
    sign = sign_of(issue)
    age = days_since(issue.created, today)
    aged: Span = (phrases.span(age) if age else "today", "late" if _is_old(issue, age) else "dim")
    head: list[Span] = [
        (f"{glyph(sign)} ", style(sign)),
        (pad(issue.id, ID_ROOM), "dim"),
        (issue.text[:MOST_TEXT], "text"),
    ]
    first, *rest = fold(head, cells - AGE_ROOM, INDENT, limit=2)
    about = phrases.teams(board, issue.teams)
    where = phrases.initiative(board, issue.initiative) if issue.initiative else ""
    words = f" {glyph('dot')} ".join(part for part in (_sort(issue), about, where) if part)
    return [Line(first, [aged]), *map(Line, rest), Line([" " * INDENT, (words, "dim")], [_stands(board, issue, today)])]


def _is_old(issue: Issue, age: int) -> bool:
    return issue.status is IssueStatus.OPEN and age >= LONG


def _sort(issue: Issue) -> str:
    """The type, where it is not a problem as most are."""
    return "" if issue.type is IssueType.PROBLEM else kind_words(issue)


def _stands(board: Board, issue: Issue, today: str) -> Span:
    """Who is on it, or how it stands."""
    if issue.status is IssueStatus.RESOLVED:
        who = f" by {phrases.person(board, issue.resolved_by)}" if issue.resolved_by else ""
        return (f"{glyph('done')} resolved{who}", "dim")
    if issue.status is IssueStatus.PARKED:
        until = f" until {phrases.day(issue.parked_until, today)}" if issue.parked_until else ""
        return (f"parked{until}", "needs" if "" < issue.parked_until <= today else "dim")
    if issue.helpers:
        return (f"{phrases.people(board, issue.helpers)} {_helps(issue)}", "dim")
    if issue.owners:
        return (f"{phrases.people(board, issue.owners)} has it", "dim")
    return ("nobody takes it up" if issue.type is IssueType.OPPORTUNITY else "nobody helps", "needs")


def _helps(issue: Issue) -> str:
    return "helps" if len(issue.helpers) == 1 else "help"


def issue_sheet(board: Board, issue: Issue, today: str, commits: list[Commit]) -> list[Part]:
    """Everything about an issue: its words, whom it touches, who is on it and who could be, what happened."""
    parts = [said("text", [(issue.text, "strong")], limit=MOST_LINES), gap("after text")]
    parts += _facts(board, issue, today)
    if issue.status is not IssueStatus.RESOLVED:
        parts += _could_help(board, issue, today)
    if commits:
        parts += [title("What happened"), *happened(commits, board, today)]
    return parts


def _facts(board: Board, issue: Issue, today: str) -> list[Part]:
    nobody: list[Span] = [("nobody yet", "needs" if issue.status is IssueStatus.OPEN else "dim")]
    teams = [(team, board.teams[team].name if team in board.teams else team) for team in issue.teams]
    parts = [fact(f"team {key}", "" if number else "touches", [name], 2) for number, (key, name) in enumerate(teams)]
    if issue.initiative:
        parts.append(fact(f"of {issue.initiative}", "part of", [phrases.initiative(board, issue.initiative)], 2))
    owners: list[Span] = [phrases.people(board, issue.owners, "and")] if issue.owners else [("nobody", "dim")]
    if issue.guessed and not issue.owners:
        owners = [f"perhaps {phrases.people(board, issue.guessed, 'or')}", ("  confirms  ", "dim"), ("o", "key")]
    parts.append(fact(_one("owner", issue.owners), "owner", owners, 2))
    helps: list[Span] = [phrases.people(board, issue.helpers, "and")] if issue.helpers else nobody
    parts.append(fact(_one("helper", issue.helpers), "helps", helps, 2))
    for use in {use.term.id: use for use in disputed_in(board, issue.text[:2000])}.values():
        words: list[Span] = [f"“{use.term.name or use.term.id}”", (" means more than one thing", "needs")]
        parts.append(fact(f"term {use.term.id}", "says", words, 2))
    if issue.due:
        parts.append(fact("due", "due", [phrases.day(issue.due, today)]))
    age = days_since(issue.created, today)
    raised = f"{phrases.day(issue.created, today)}, {phrases.ago(age)}" if age else "today"
    parts.append(fact("raised", "raised", [raised, (f" by {phrases.person(board, issue.by)}", "dim")], 2))
    parts += _where(board, issue)
    return parts + _end(board, issue, today)


def _one(label: str, people: tuple[str, ...]) -> str:
    """A part's key that names the person, where it is one."""
    return f"{label} {people[0]}" if len(people) == 1 else label


def _where(board: Board, issue: Issue) -> list[Part]:
    """The standup it was raised in, and the agenda item."""
    parts: list[Part] = []
    topic, meeting = board.topics.get(issue.topic), board.meetings.get(issue.meeting)
    if topic is not None:
        parts.append(fact(f"under {topic.id}", "under", [(topic.text, "text")], 2))
    here = None if meeting is None else days.local(meeting.started, board.series.timezone)
    if meeting is not None and here is not None:
        parts.append(fact(f"in {meeting.id}", "in", [f"the standup of {days.day_and_time(here)}"], 2))
    return parts


def _end(board: Board, issue: Issue, today: str) -> list[Part]:
    """How it was resolved, or until when it is parked."""
    if issue.status is IssueStatus.RESOLVED:
        who = phrases.person(board, issue.resolved_by)
        when = f" {phrases.day(issue.resolved_at, today)}, {who}" if who else ""
        return [fact("resolved", "resolved", [issue.resolution or "without a word", (when, "dim")], MOST_LINES)]
    if issue.status is IssueStatus.PARKED:
        until = phrases.day(issue.parked_until, today) if issue.parked_until else "somebody reopens it"
        return [fact("parked", "parked", [f"until {until}", ("  reopens  ", "dim"), ("w", "key")])]
    return []


def _could_help(board: Board, issue: Issue, today: str) -> list[Part]:
    left_out = (*issue.helpers, *issue.owners)
    found = who_can_help(board, issue.text, issue.initiative, issue.teams, left_out, today=today)
    parts = [title("Who could help", way("asks", "h") if found else "")]
    if not found:
        return [*parts, said("nobody", [(KNOWS_HINT, "dim")])]
    for helper in found:
        name = phrases.person(board, helper.person)
        spans: list[Span] = [(pad(name, NAME_ROOM), "text"), (helper.why, "dim")]
        parts.append(said(f"could {helper.person}", spans, NAME_ROOM, limit=2))
    return parts
