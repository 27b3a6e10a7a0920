"""Boards for tests of what is drawn: nothing at all, a believable week, text that breaks programs, and far too much.

Each function gives an open workspace in memory whose clock stands still on Monday 23 November 2026, 10:00 in Berlin,
the day before the standup. `workspace.board` is the board.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, cast

from screens.messages import Do
from store.keep.memory import MemoryBackend
from store.keep.workspace import Verb, Workspace
from store.model.board import Board
from store.model.changes import Changes, edit
from store.model.moment import Moment
from store.model.records import Action, Impact, Initiative, Issue, IssueType, Level, Meaning, Note, Person, Team, Term
from store.sample.make import sample
from store.verbs.draft import Draft
from store.verbs.impacts import acknowledge_impact, set_impact
from store.verbs.issues import resolve_issue
from store.verbs.lines import take_text
from store.verbs.meetings import end_meeting, set_attendance, start_meeting
from store.verbs.named import add_named
from store.verbs.series import set_up_series
from store.verbs.terms import define_term
from tests.views.hostile import HOSTILE, LONG, MARKUP, TURNED, WIDE

Make = Callable[[], Workspace]
"""What makes a board."""
NOW = "2026-11-23T09:00:00.000Z"
WHO = "ana"


def empty() -> Workspace:
    """A workspace before anything was said."""
    return Workspace(MemoryBackend(), WHO, clock=lambda: NOW)


def ordinary() -> Workspace:
    """Five teams, four initiatives, two past standups, and a handful of things that need the room."""
    workspace = empty()
    _set_up(workspace)
    _three_weeks(workspace)
    return workspace


def lived_in() -> Workspace:
    """The sample people see with `accord demo`: eight weeks of use, every kind of record."""
    workspace = empty()
    sample(workspace)
    return workspace


def running() -> Workspace:
    """The ordinary board while its standup runs, with a few lines typed."""
    workspace = ordinary()
    does = _doer(workspace, "2026-11-23T08:4")
    does("0", lambda board, at: start_meeting(board, at=at))
    does("1", lambda board, at: set_attendance(board, "present", "ana, ben, chloe", at=at))
    for number, line in enumerate(
        (
            "# Webinar relaunch +webinar",
            "Ana: the vendor sends three files a day now",
            "! second file has no header @ops help:@chloe",
            "[] @ana ask the vendor for a header row due:fri",
            "= one file a day until the import is fixed",
            "Ben: sales counts a lead twice",
        ),
        2,
    ):
        does(str(number), _line(line))
    return workspace


def hostile() -> Workspace:
    """Every field holds text that a careless program would obey: markup, escapes, turned and wide letters, 100 kB."""
    workspace = empty()
    workspace.do(_hostile, "set_up")
    return workspace


def spoilt(workspace: Workspace, text: str = HOSTILE, figure: str = "NaN") -> Workspace:
    """The sample, in which every field that people write freely holds `text`, and every figure `figure`."""
    sample(workspace)

    def spoil(board: Board, at: Moment) -> Changes:
        changes = [
            edit(kind, key, doc, {name: _spoilt(name, value, text, figure) for name, value in doc.items()})
            for kind, docs in board.docs().items()
            for key, doc in docs.items()
        ]
        return tuple(change for change in changes if change is not None)

    workspace.do(spoil, "spoil")
    return workspace


FREE = frozenset(
    (
        *("name", "text", "raw", "role", "summary", "channels", "metric", "unit", "essentials", "stage", "passes"),
        *("aliases", "agreed", "expert", "ack_text", "resolution", "agreement", "said", "action", "remark", "title"),
        *("reason", "speaker", "url", "questions", "nicks"),
    )
)
FIGURES = frozenset({"target", "baseline", "count", "cost", "result"})


def _spoilt(name: str, value: Any, text: str, figure: str) -> Any:
    """What a field holds when its free text is `text`; what refers to others stays."""
    if isinstance(value, Mapping):
        inner = cast("Mapping[str, Any]", value)
        return {
            key: _spoilt("text" if name in FREE and key == "text" else key, each, text, figure)
            for key, each in inner.items()
        }
    if isinstance(value, list | tuple):
        return [_spoilt(name, each, text, figure) for each in cast("Iterable[Any]", value)]
    if not isinstance(value, str):
        return value
    return figure if name in FIGURES else text if name in FREE else value


def large(count: int = 10_000) -> Workspace:
    """As many records as a company writes in years: half of them notes, the rest issues and actions."""
    workspace = ordinary()

    def fill(board: Board, at: Moment) -> Changes:
        draft = Draft(board, Moment(at.who, "2026-11-02T09:00:00.000Z"))
        for number in range(count // 4):
            draft.add(Note, text=f"Note number {number} about the import")
            draft.add(Note, text=f"Another line, {number}", initiative="crm")
            draft.add(Issue, text=f"Import number {number} stops half way", teams=("ops",), initiative="crm")
            draft.add(Action, text=f"Look at file {number}", owners=("ben",), due="2026-11-20")
        return draft.changes

    workspace.do(fill, "fill")
    return workspace


def acknowledging(initiative: str, team: str) -> Do:
    """What a screen posts when a team takes note of an impact."""
    return Do(_acknowledge(initiative, team), "acknowledge_impact")


class Does(Protocol):
    """Does a verb at the time that `rest` completes."""

    def __call__(self, rest: str, verb: Verb, who: str = WHO) -> None: ...


def _doer(workspace: Workspace, time: str) -> Does:
    """Does a verb at `time`, which is completed to a full ISO time, as somebody."""

    def does(rest: str, verb: Verb, who: str = WHO) -> None:
        at = time + rest
        workspace.do(verb, "set_up", who, at + "2026-11-23T08:00:00.000Z"[len(at) :])

    return does


def _line(text: str) -> Verb:
    return lambda board, at: take_text(board, text, at=at)


def _named(kind: str, handle: str, name: str, **given: str) -> Verb:
    return lambda board, at: add_named(board, kind, handle, name, given, at=at)


TEAMS = {"demand": "Demand Gen", "ops": "Marketing Operations", "sales": "Sales", "it": "IT", "content": "Content"}
PEOPLE = (
    ("ana", "Ana Ruiz", "ops", "crm:hands-on"),
    ("ben", "Ben Okafor", "demand", "webinar-tool:expert"),
    ("chloe", "Chloe Lind", "it", "crm:expert"),
    ("dee", "Dee Park", "sales", "sso:essentials"),
    ("eli", "Eli Novak", "content", ""),
)
INITIATIVES = (
    ("webinar", "Webinar relaunch", "ben"),
    ("crm", "CRM migration", "chloe"),
    ("portal", "Partner portal", "dee"),
    ("consent", "Consent form rewrite", "ana"),
)
IMPACTS = (
    ("webinar", "demand", "a new landing page each month", "medium", True),
    ("webinar", "ops", "two days of list cleaning a week", "high", False),
    ("webinar", "sales", "forty more calls a week", "medium", True),
    ("webinar", "content", "one recording to cut", "low", True),
    ("crm", "demand", "campaign codes change", "high", True),
    ("crm", "ops", "imports move to the new tool", "high", True),
    ("crm", "sales", "a day of training each", "medium", False),
    ("crm", "it", "runs both systems until June", "high", True),
    ("portal", "demand", "partner leads arrive tagged", "low", True),
    ("portal", "sales", "a second pipeline to watch", "medium", True),
    ("portal", "it", "single sign-on for partners", "medium", True),
    ("consent", "ops", "old consents are mapped once", "low", True),
    ("consent", "it", "a field that cannot be empty", "high", True),
)


def _set_up(workspace: Workspace) -> None:
    does = _doer(workspace, "2026-10-0")
    series = {"name": "Growth alignment", "day": "tue", "time": "10:00", "timezone": "Europe/Berlin", "length": "45"}
    does("1", lambda board, at: set_up_series(board, **series, at=at))
    for handle, name in TEAMS.items():
        does("1", _named("team", handle, name))
    for handle, name, team, knows in PEOPLE:
        does("1", _named("person", handle, name, team=team, knows=knows))
    for handle, name, sponsor in INITIATIVES:
        does("2", _named("initiative", handle, name, sponsor=sponsor))


DECIDERS = {"webinar": "demand", "crm": "it", "portal": "sales", "consent": "it"}


def _impact(initiative: str, team: str, text: str, level: str) -> Verb:
    role = "decides" if DECIDERS[initiative] == team else ""
    return lambda board, at: set_impact(board, initiative, team, text, level, role, at=at)


def _acknowledge(initiative: str, team: str) -> Verb:
    return lambda board, at: acknowledge_impact(board, initiative, team, at=at)


def _meaning(team: str, text: str) -> Verb:
    return lambda board, at: define_term(board, "lead", text, team, at=at)


def _three_weeks(workspace: Workspace) -> None:
    early, late = _doer(workspace, "2026-11-0"), _doer(workspace, "2026-11-1")
    for initiative, team, text, level, seen in IMPACTS:
        early("3", _impact(initiative, team, text, level))
        if seen:
            early("4", _acknowledge(initiative, team), who="ben")
    early("3", _meaning("demand", "filled in a form"))
    early("5", _meaning("sales", "passed the joint criteria"))
    early("6", _line("! vendor export breaks on accents +crm @it help:@chloe"))
    early("9", _line("[] @eli field list in the webinar invite +webinar due:2026-11-12"))
    late("0T09:00", lambda board, at: start_meeting(board, at=at))
    late("0T09:10", _line("= leads are counted once a week +webinar"))
    late("0T09:40", lambda board, at: end_meeting(board, at=at))
    late("4", _line("! Lead files bounce in the CRM import +crm @ops"))
    late("6", _line("[] @ana ask the vendor for a header row +webinar due:2026-11-20"))
    late("7T09:00", lambda board, at: start_meeting(board, at=at))
    late("7T09:20", _line("? who can test the SSO with a partner +portal @sales"))
    late("7T09:40", lambda board, at: end_meeting(board, at=at))
    late("8", lambda board, at: resolve_issue(board, "Q1", "vendor fixed the export", at=at), who="chloe")
    late("9", _line("= one file a day until the import is fixed +crm"), who="ben")
    late("9", _impact("crm", "demand", "campaign codes change twice", "high"))


def _hostile(board: Board, at: Moment) -> Changes:
    """Records as no verb would make them: another program wrote the file."""
    draft = Draft(board, Moment(HOSTILE[:40], "2026-11-03T09:00:00.000Z"))
    for number, text in enumerate((MARKUP, HOSTILE, WIDE, LONG)):
        team, person, about = f"team-{number}", f"person-{number}", f"about-{number}"
        draft.add(Team, team, name=text, role=text)
        draft.add(Person, person, name=text, team=team, knows={text[:50]: "expert"}, nicks=(text[:20],))
        draft.add(Initiative, about, name=text, summary=text, sponsor=person, channels=(text[:30],))
        draft.add(Impact, text=text, initiative=about, teams=(team,), level=Level.HIGH)
        draft.add(Issue, text=text, initiative=about, teams=(team, "nobody"), type=IssueType.PROBLEM)
        draft.add(Issue, text=text, initiative="gone", helpers=(person, "gone"), type=IssueType.HELP)
        draft.add(Action, text=text, owners=(person,), due="2026-11-20", raw=text)
        draft.add(Note, text=text, speaker=text[:40])
        meanings = {"team-0": Meaning(text=text, at=at.now), "team-1": Meaning(text=TURNED, at=at.now)}
        draft.add(Term, f"{number} {text[:30].lower()}", name=text[:60], meanings=meanings)
    draft.series(name=HOSTILE)
    return draft.changes
