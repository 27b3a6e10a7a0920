"""What a standup leaves behind, as data: who was there, what was said topic by topic, and what follows from it.

Minutes are worked out from the records whenever they are asked for, while the meeting runs as well. They say how things
stood when it ended (or stand now, while it runs): an action done on Thursday is still open in Tuesday's minutes, and
the same minutes come out whenever they are made. A corrected text is the exception: it is corrected here too.

The renderers beside this module turn minutes into Markdown, HTML, mail text, JSON and lines for a screen.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from store.meeting.abouts import About, abouts
from store.meeting.as_of import as_of
from store.meeting.blocks import one_line
from store.meeting.corrected import corrected
from store.meeting.language import language, sources
from store.meeting.learned import Learned, learned
from store.meeting.next import Standup, next_standup
from store.meeting.room import Room, room
from store.model import records as r
from store.model.board import SERIES, Board
from store.model.names import Names
from store.sense.decisions import older_than
from store.sense.touchpoints import Totals, totals
from store.verbs.agenda import WAITING
from store.verbs.said import said_before, skipped

C = TypeVar("C", bound=r.Captured)

LINES = (
    *("note", "issue", "action", "decision", "proposal", "impact"),
    *("link", "friction", "experiment", "conflict", "criterion", "session"),
    *("input", "thanks", "breakout"),
)
"""Kinds that are lines of a meeting."""

FIXED = (r.TopicType.CHECK_IN, r.TopicType.FOLLOW_UPS, r.TopicType.WRAP_UP)
"""Parts every standup has; nobody needs to read that they were not reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A topic and its lines in order; `topic` is None for lines that were said before the first one."""

    topic: r.Topic | None
    lines: tuple[r.Captured, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What happened between the standup before and this one, outside of both."""

    after: str
    """When the standup before ended (ISO, UTC); empty when this is the first."""
    done: tuple[r.Action, ...]
    resolved: tuple[r.Issue, ...]
    raised: tuple[r.Issue, ...]
    decided: tuple[r.Decision, ...]
    acknowledged: tuple[r.Impact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """One standup's minutes. Records in it stand as they did at `until`."""

    meeting: r.Meeting
    title: str
    until: str
    """When it ended, or the moment the minutes were made while it runs (ISO, UTC)."""
    since: Since
    sections: tuple[Section, ...]
    """Topics that were taken up, in order, with or without lines."""
    corrected: tuple[r.Captured, ...]
    """Lines and topics that were changed since it ended, in the order they were."""
    decisions: tuple[r.Decision, ...]
    replaced: dict[str, r.Decision]
    """Older decisions that some of these replaced, by id."""
    actions: tuple[r.Action, ...]
    """Given in this meeting, then older ones done in it."""
    issues: tuple[r.Issue, ...]
    """Raised here, then older ones resolved here or open on an initiative that was talked about."""
    impacts: tuple[r.Impact, ...]
    """Of the initiatives talked about, and those written down here."""
    abouts: tuple[About, ...]
    """The initiatives talked about, and those of the impacts."""
    settled: tuple[r.Term, ...]
    """Words whose meaning was agreed here."""
    defined: tuple[r.Term, ...]
    """Words one team's meaning of which was written down here, and no other team's differs."""
    disputed: tuple[r.Term, ...]
    """Words used or written down here that teams mean different things by."""
    sources: Mapping[str, str]
    """By the id of a line, in short what was said there that a meaning of these words came from."""
    conflicts: tuple[r.Conflict, ...]
    """Goals that pull apart: written down here, open where an initiative was talked about, or agreed on since the
    standup before.
    """
    room: Room
    learned: Learned
    frictions: tuple[r.Friction, ...]
    experiments: tuple[tuple[r.Experiment, r.Friction | None], ...]
    """Begun here, or measured, repeated or stopped since the standup before, each with its friction."""
    totals: Totals
    """What friction costs and what experiments saved, all together."""
    sponsors: dict[str, str]
    """Who sponsors each initiative that has a part in it."""
    not_reached: tuple[r.Topic, ...]
    parked: tuple[r.Note, ...]
    """Notes put aside for the next agenda."""
    carried: tuple[r.Action, ...]
    """Actions given before this meeting and still open after it, the most pressing first."""
    next: Standup | None
    """None while the series has not been set up."""
    names: Names
    timezone: str
    currency: str
    team: str = ""
    """Whose short version it is (see `store.meeting.for_team`); empty: everybody's."""
    there_for: str = ""
    """Of a short version, what its team is there for."""


def minutes(board: Board, meeting_id: str, now: str) -> Minutes:
    """The minutes of a meeting; `now` (ISO, UTC) matters only while it runs. Raises KeyError for an unknown id."""
    meeting = board.meetings[meeting_id]
    series = board.series
    until = meeting.ended or now
    lines = [as_of(line, until) for line in _lines(board, meeting_id)]
    topics = sorted(board.topics.where("meeting", meeting_id), key=_placed)
    passed = skipped(board, meeting)
    sections = _sections(meeting, topics, lines, passed)
    reached = {section.topic.id for section in sections if section.topic}
    initiatives = list(dict.fromkeys(s.topic.initiative for s in sections if s.topic and s.topic.initiative))
    texts = [line.text for section in sections for line in (*section.lines, *filter(None, (section.topic,)))]
    settled, defined, disputed = language(board, meeting, texts, until)
    since = _since(board, meeting)
    impacts = _impacts(board, lines, initiatives, until)
    return Minutes(
        meeting=meeting,
        title=meeting.title or series.name,
        until=until,
        since=since,
        sections=sections,
        corrected=corrected(meeting, [*topics, *lines]),
        decisions=tuple(_of(r.Decision, lines)),
        replaced=older_than(board, _of(r.Decision, lines)),
        actions=(*_of(r.Action, lines), *_done_here(board, meeting, until)),
        issues=_issues(board, meeting, lines, initiatives, until),
        impacts=impacts,
        abouts=abouts(board, [*initiatives, *(impact.initiative for impact in impacts)]),
        settled=settled,
        defined=defined,
        disputed=disputed,
        sources=sources(board, (*settled, *defined, *disputed)),
        conflicts=_conflicts(board, meeting, sections, until),
        room=room(board, initiatives, since.after, until),
        learned=learned(board, since.after, until),
        frictions=tuple(_of(r.Friction, lines)),
        experiments=tuple(_experiments(board, meeting, until)),
        totals=totals(board, until),
        sponsors={each.id: each.sponsor for each in board.initiatives if each.sponsor},
        not_reached=tuple(_not_reached(topics, reached, {term.id for term in settled})),
        parked=tuple(note for note in _of(r.Note, lines) if note.queued),
        carried=_carried(board, meeting, until),
        next=next_standup(series, until) if SERIES in board.table("series") else None,
        names=board.names(),
        timezone=series.timezone,
        currency=series.currency,
    )


def _said(line: r.Captured) -> tuple[str, float]:
    """Where a line stands among the lines; one put before another has that one's time and an order before its."""
    return line.said_at, line.order


def _placed(topic: r.Topic) -> tuple[float, str]:
    """Where a topic stands on the agenda."""
    return topic.order, topic.created


def _of(cls: type[C], lines: Iterable[r.Captured]) -> Iterator[C]:
    return (line for line in lines if isinstance(line, cls))


def _lines(board: Board, meeting_id: str) -> list[r.Captured]:
    """Every line of a meeting that is for the minutes, in order."""
    found: list[r.Captured] = []
    for kind in LINES:
        found += board.table(kind).where("meeting", meeting_id)
    found += said_before(board, meeting_id)
    return sorted([line for line in found if not isinstance(line, r.Note) or _is_told(line)], key=_said)


def _is_told(note: r.Note) -> bool:
    """Not off the record, and with something in it to read."""
    return not note.off and bool(one_line(note.text))


def _sections(
    meeting: r.Meeting, topics: list[r.Topic], lines: list[r.Captured], passed: Container[str]
) -> tuple[Section, ...]:
    """Topics taken up, in the order of the agenda, each with its lines; not those that were `passed`.

    A line without a topic (added from the shell, say) belongs where the talk was: to the topic of the line before it,
    or to one that somebody named since.
    """
    known = {topic.id for topic in topics}
    named = [topic for topic in topics if topic.created > meeting.started]
    stream = sorted([*lines, *named], key=_said)
    by_topic: dict[str, list[r.Captured]] = {}
    here = ""
    for line in stream:
        if isinstance(line, r.Topic):
            here = line.id if line.status is not r.TopicStatus.PLANNED else here
            continue
        here = line.topic if line.topic in known else here
        by_topic.setdefault(here, []).append(line)
    opening = [Section(topic=None, lines=tuple(by_topic[""]))] if "" in by_topic else []
    done = (r.TopicStatus.DONE, r.TopicStatus.CURRENT)
    return (
        *opening,
        *(
            Section(topic=topic, lines=tuple(by_topic.get(topic.id, ())))
            for topic in topics
            if topic.id not in passed
            and (topic.id in by_topic or topic.status in done or topic.spent or topic.id == meeting.topic)
        ),
    )


def _not_reached(topics: list[r.Topic], reached: set[str], settled: set[str]) -> Iterator[r.Topic]:
    """Topics nobody took up, also where notes were kept for them, and those that were put off; but for the fixed parts,
    and words that were settled under another topic.
    """
    for topic in topics:
        language = topic.type is r.TopicType.LANGUAGE and topic.ref in settled
        left = topic.status is r.TopicStatus.PARKED or (topic.status in WAITING and not topic.spent)
        if (left or topic.id not in reached) and topic.type not in FIXED and not language:
            yield topic


def _between(board: Board, kind: str, field: str, after: str, until: str) -> list[Any]:
    """Records whose time `field` lies after `after` and not after `until`, by that time."""
    table = board.table(kind)
    found = sorted((when, keys) for when, keys in table.index(field).items() if after < when <= until)
    return table.many([key for _, keys in found for key in keys])


def _since(board: Board, meeting: r.Meeting) -> Since:
    before = [other.ended for other in board.meetings if other.ended and other.ended <= meeting.started]
    after, until = max(before, default=""), meeting.started
    return Since(
        after=after,
        done=tuple(a for a in _between(board, "action", "done_at", after, until) if a.status is r.ActionStatus.DONE),
        resolved=tuple(_between(board, "issue", "resolved_at", after, until)),
        raised=tuple(
            as_of(issue, until)
            for issue in _between(board, "issue", "created", after, until)
            if not issue.meeting and not "" < issue.resolved_at <= until
        ),
        decided=tuple(d for d in _between(board, "decision", "created", after, until) if not d.meeting),
        acknowledged=tuple(
            told for i in _between(board, "impact", "ack_at", after, until) if (told := as_of(i, until)).acknowledged
        ),
    )


def _done_here(board: Board, meeting: r.Meeting, until: str) -> Iterator[r.Action]:
    found = _between(board, "action", "done_at", meeting.started, until)
    return (action for action in found if action.meeting != meeting.id)


def _issues(
    board: Board, meeting: r.Meeting, lines: list[r.Captured], initiatives: list[str], until: str
) -> tuple[r.Issue, ...]:
    found = {issue.id: issue for issue in _of(r.Issue, lines)}
    for issue in _between(board, "issue", "resolved_at", meeting.started, until):
        found.setdefault(issue.id, issue)
    for initiative in initiatives:
        for issue in board.issues.where("initiative", initiative):
            then = as_of(issue, until)
            if issue.created <= until and then.status is r.IssueStatus.OPEN:
                found.setdefault(issue.id, then)
    return tuple(found.values())


def _impacts(board: Board, lines: list[r.Captured], initiatives: list[str], until: str) -> tuple[r.Impact, ...]:
    """By initiative, in the order they were talked about."""
    written = {impact.id: impact.initiative for impact in _of(r.Impact, lines)}
    everywhere = dict.fromkeys([*initiatives, *written.values()])
    found = {
        impact.id: as_of(impact, until)
        for initiative in everywhere
        for impact in board.impacts.where("initiative", initiative)
        if impact.created <= until and (initiative in initiatives or impact.id in written)
    }
    return tuple(found.values())


def _conflicts(board: Board, meeting: r.Meeting, sections: tuple[Section, ...], until: str) -> tuple[r.Conflict, ...]:
    """Conflicts of goals as they stood, the open ones first."""
    topics = [section.topic for section in sections if section.topic]
    talked = {name for topic in topics for name in (topic.initiative, topic.ref) if name}
    after = max((other.ended for other in board.meetings if "" < other.ended <= meeting.started), default="")
    found: list[r.Conflict] = []
    for conflict in board.conflicts:
        then = as_of(conflict, until)
        here = conflict.meeting == meeting.id or not talked.isdisjoint((conflict.id, *conflict.initiatives))
        if conflict.created <= until and (after < then.agreed_at if then.agreed_at else here):
            found.append(then)
    return tuple(sorted(found, key=lambda conflict: conflict.agreed_at))


def _experiments(board: Board, meeting: r.Meeting, until: str) -> Iterator[tuple[r.Experiment, r.Friction | None]]:
    """Experiments as they stood: those begun in this standup, and those something came of since the one before."""
    after = max((other.ended for other in board.meetings if "" < other.ended <= meeting.started), default="")
    for experiment in board.experiments:
        then = as_of(experiment, until)
        news = [then.ended_at, *[test.at or test.date for test in then.tests]]
        if experiment.created <= until and (then.meeting == meeting.id or any(after < when for when in news)):
            yield then, board.frictions.get(then.friction)


def _carried(board: Board, meeting: r.Meeting, until: str) -> tuple[r.Action, ...]:
    """Open at `until` and given before the meeting; by due date, those without one last, oldest first."""
    later = [action for action in _between(board, "action", "done_at", until, "\uffff") if action.done_at]
    found = [
        as_of(action, until)
        for action in [*board.actions.where("status", "open"), *later]
        if action.meeting != meeting.id and action.created <= until
    ]
    return tuple(sorted(found, key=lambda action: (action.due or "9999", action.created)))
