"""What the room should know while it talks: beside the notes, following the topic and the line being typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from screens.glyphs import glyph, level_of, style
from screens.meeting_lines import About, Block, last_time, promised, what_happened
from screens.plain import clip, pad, width
from screens.record import sign_of
from screens.widgets.lines import Line, Span, Spans, fold
from store.line.parse import parse
from store.model.board import Board
from store.model.changes import Commit
from store.model.records import (
    Action,
    ActionStatus,
    Impact,
    Issue,
    IssueStatus,
    Record,
    Term,
    TermStatus,
    TopicType,
)
from store.sense.goals import open_conflicts, side
from store.sense.helpers import who_can_help
from store.sense.language import used_terms
from store.sense.phrases import (
    day,
    days_past,
    days_since,
    goals_of,
    initiative,
    late,
    number,
    people,
    person,
    span,
    team,
)
from store.sense.rapport import introductions, shares
from store.sense.standing import deciding
from store.verbs.rapport import next_question

NOTHING_KNOWN = "Nothing to look up for this one."
MOST_ISSUES = 6
MOST_HELPERS = 4
TEAM_ROOM = 12
MOST_WORDS = 3
BEGINS = 9
"""Cells in which something can begin to be said, where the context is one line."""
ON_LINE = 6
"""The weight from which on a block is about the line that somebody is at."""
MOST_PAIRS = 3
FOLDED = 3
"""Lines that a meaning may take."""


class Focus(NamedTuple):
    """What a person is at: the line being typed, the one said last or under the cursor, an action that says what is
    typed already, and the record under the cursor with its history.
    """

    typed: str = ""
    said: str = ""
    same: Action | None = None
    record: Record | None = None
    past: Sequence[Commit] = ()


def context(board: Board, about: About, at: Focus, today: str, cells: int) -> list[Block]:
    """The blocks for a topic, and for the line a person is at, for lines of `cells`."""
    typed = at.typed
    return [
        *what_happened(board, at.record, at.past, today, cells),
        *promised(board, at.same, today, cells),
        *_impacts(board, about.initiative, cells),
        *_part(board, about, today, cells),
        *_issues(board, about.initiative, today, cells),
        *_goals(board, about),
        *_helpers(board, about, typed, today),
        *_words(board, typed or at.said, about, cells),
        *last_time(board, about, initiative(board, about.initiative) if about.initiative else about.text),
    ]


def disputed_terms(board: Board, typed: str, said: str = "") -> list[Term]:
    """Words of a line that mean more than one thing, but for those the standup ignores; where nothing is typed, of the
    line said last.
    """
    ignored = board.running.ignored if board.running is not None else ()
    found = [term for term in used_terms(board, typed or said) if term.status is TermStatus.DISPUTED]
    return [term for term in found if term.id not in ignored]


def disputed_in_topic(board: Board) -> list[str]:
    """What the topic `What “lead” and “customer” mean` has still to agree on, the word it is named after first."""
    running = board.running
    topic = board.topics.get(running.topic) if running is not None else None
    if running is None or topic is None or topic.type is not TopicType.LANGUAGE:
        return []
    disputed = [
        term.id for term in board.terms if term.status is TermStatus.DISPUTED and term.id not in running.ignored
    ]
    return sorted(disputed, key=lambda key: key != topic.ref)


def laid(blocks: Sequence[Block], rows: int) -> list[Line]:
    """The blocks one under the other in at most `rows` lines. The lightest give up lines first, and those about the
    topic are gone before one about the line that somebody is at loses any.
    """
    kept = [list(block.lines) for block in blocks]
    order = sorted(range(len(blocks)), key=lambda at: blocks[at].weight)
    about_topic = [at for at in order if blocks[at].weight < ON_LINE]
    for part in (about_topic, order):
        for least in (2, 1, 0):
            for at in part:
                while len(kept[at]) > least and _height(kept) > rows:
                    kept[at].pop()
    found: list[Line] = []
    for block, lines in zip(blocks, kept, strict=True):
        if not lines:
            continue
        hidden = len(block.lines) - len(lines)
        right: Spans = [(f"{hidden} more", "faint")] if hidden else ()
        found += [*([Line(())] if found else []), Line([(block.title, "strong")], right), *lines]
    return found[:rows]


def _height(kept: Sequence[Sequence[Line]]) -> int:
    shown = [lines for lines in kept if lines]
    return sum(len(lines) + 2 for lines in shown) - 1


def context_line(blocks: Sequence[Block], cells: int) -> Spans:
    """The context in one line of `cells`: what belongs to the line being typed, as much of it as there is room for;
    else what belongs to the topic, each leaving the next one room to begin.
    """
    best = sorted(blocks, key=lambda block: -block.weight)
    leads = [f"{'   ' if at else ''}{block.title}  " for at, block in enumerate(best)]
    said: list[Span] = []
    for lead, behind, block in zip(leads, [*leads[1:], ""], best, strict=False):
        begins = width(behind) + BEGINS if behind else 0
        room = cells - width(lead) - (begins if block.weight < ON_LINE and begins <= cells // 3 else 0)
        if said and room < BEGINS:
            break
        brief = clip(block.brief, max(0, room))
        said += [(lead, "dim"), (brief, "text")]
        cells -= width(lead) + width(brief)
    return said or [(NOTHING_KNOWN, "faint")]


def _impacts(board: Board, about: str, cells: int) -> Iterator[Block]:
    """What the topic's initiative does to each team, heaviest first, and whether the team has seen it."""
    weights = ("high", "medium", "low", "none")
    found = sorted(board.impacts.where("initiative", about) if about else [], key=lambda one: weights.index(one.level))
    if found:
        names = [team(board, each.team) for each in found]
        room = min(TEAM_ROOM, max(map(width, names))) + 1
        brief = "  ".join(
            f"{glyph(level_of(each.level))} {name} {_seen(each)[0]}" for each, name in zip(found, names, strict=True)
        )
        lines = [line for each, name in zip(found, names, strict=True) for line in _impact(each, name, room, cells)]
        lines += _undecided(board, about, cells)
        yield Block("This touches", lines, 3, brief)


def _undecided(board: Board, about: str, cells: int) -> Iterator[Line]:
    """That no team decides, or several do, and the line that settles it: the room that hears of it can."""
    roles = deciding(board, about)
    if roles.settled:
        return
    several = len(roles.deciders)
    words = f"{number(several).capitalize()} teams decide in it" if several else "No team decides in it"
    yield Line([(f"{glyph('room')} {words}", "needs")])
    one = roles.deciders[-1] if several else (roles.roles or roles.concerned)[0]
    typed = f"^ @{one.team} role:{'contributes' if several else 'decides'}"
    for line in fold([("  ", "dim"), (typed, "accent"), (" in a line settles it", "dim")], cells, 2, 2):
        yield Line(line)


def _impact(impact: Impact, name: str, room: int, cells: int) -> Iterator[Line]:
    level = level_of(impact.level)
    sign, ink = _seen(impact)
    lead: Spans = [(f"{glyph(level)} ", style(level)), (f"{pad(name, room - 1)} ", "text")]
    for at, line in enumerate(fold([*lead, (impact.text, "dim")], cells - 3, room + 2, 2)):
        yield Line(line, () if at else [(sign, ink)])


def _seen(impact: Impact) -> tuple[str, str]:
    name = "acknowledged" if impact.acknowledged else "stale" if impact.stale else "waiting"
    return glyph(name), style(name)


def _issues(board: Board, about: str, today: str, cells: int) -> Iterator[Block]:
    """Open issues of the initiative, the oldest first."""
    found = [issue for issue in (board.issues.where("initiative", about) if about else []) if _is_open(issue)]
    if found:
        lines = [line for issue in found[:MOST_ISSUES] for line in _issue(issue, today, cells)]
        yield Block("Open here", lines, 2, " ".join(issue.id for issue in found[:MOST_ISSUES]))


def _goals(board: Board, about: About) -> Iterator[Block]:
    """Goals that pull apart where the topic is, and nothing is agreed; all of them where they are the topic."""
    where = about.initiative
    found = [
        each for each in open_conflicts(board) if about.type == TopicType.GOALS or (where and where in each.initiatives)
    ]
    lines: list[Line] = []
    for each in found[:MOST_ISSUES]:
        lines.append(Line([(f"{glyph('conflict')} {each.id:<4} ", style("conflict")), goals_of(board, each.goals)]))
        lines += [Line([(f"  {side(board, goal)}", "dim")]) for goal in each.goals]
    if found:
        yield Block("Goals that pull apart", lines, 2, ", ".join(goals_of(board, each.goals) for each in found))


def _is_open(issue: Issue) -> bool:
    return issue.status is IssueStatus.OPEN


def _issue(issue: Issue, today: str, cells: int) -> Iterator[Line]:
    kind = sign_of(issue)
    sign = f"{glyph(kind)} {issue.id:<4} "
    days = days_since(issue.created, today)
    age: Spans = [(span(days), "faint")] if days else ()
    room = cells - (width(span(days)) + 2 if days else 0)
    for at, line in enumerate(fold([(sign, style(kind)), (issue.text, "text")], room, width(sign), 2)):
        yield Line(line, () if at else age)


def _part(board: Board, about: About, today: str, cells: int) -> Iterator[Block]:
    """What belongs to a part of the standup that is about no initiative."""
    if about.type == TopicType.FOLLOW_UPS:
        owed = sorted(board.actions.where("status", ActionStatus.OPEN), key=lambda action: (not action.due, action.due))
        lines: list[Line] = []
        for action in owed[: MOST_ISSUES * 2]:
            over = days_past(action.due, today)
            when: Span = (late(over), "late") if over > 0 else (day(action.due, today) or "no day", "dim")
            who = people(board, action.owners) or "nobody"
            lines.append(Line([(f"{action.id:<4} ", "dim"), (f"{who}: ", "dim"), (action.text, "text")], [when]))
        if lines:
            lines.append(Line([(f"done {owed[0].id}", "key"), (" in a line settles it", "dim")]))
            yield Block("Promised", lines, 3, " ".join(action.id for action in owed[:MOST_ISSUES]))
    elif about.type == TopicType.CHECK_IN:
        yield from _check_in(board, about, today, cells)
    elif about.type == TopicType.ISSUES:
        alone = [issue for issue in board.issues.where("status", IssueStatus.OPEN) if not issue.helpers]
        if alone:
            shown = [line for issue in alone[: MOST_ISSUES * 2] for line in _issue(issue, today, cells)]
            yield Block("Nobody helps yet", shown, 3, " ".join(issue.id for issue in alone[:MOST_ISSUES]))


def _check_in(board: Board, about: About, today: str, cells: int) -> Iterator[Block]:
    """The question of the round, and who should be introduced in it."""
    meeting = board.meetings.get(about.meeting)
    question = next_question(board) if meeting is None else meeting.question
    if question:
        yield Block("The round", [Line(line) for line in fold([(question, "text")], cells, 0, FOLDED)], 5, question)
    pairs = introductions(board, today)[:MOST_PAIRS]
    if pairs:
        lines: list[Line] = []
        for pair in pairs:
            both = (people(board, (pair.one, pair.other), "and"), "text")
            lines += [Line(line) for line in fold([both, (f"  {shares(board, pair)}", "dim")], cells, 2, 2)]
        brief = ", ".join(people(board, (pair.one, pair.other), "and") for pair in pairs)
        yield Block("Never met", lines, 2, brief)


def _helpers(board: Board, about: About, typed: str, today: str) -> Iterator[Block]:
    """Who could help with the issue that is being typed, and why."""
    line = parse(typed, known=board.names().known) if typed.strip() else None
    if line is None or line.kind != "issue" or not line.text.strip():
        return
    names = board.names()
    teams = [handle for handle in line.at if handle in names.teams]
    there = [handle for handle in (*line.at, *line.keys.get("help", "").split()) if handle in names.people]
    touched = next((handle for handle in line.plus if handle in names.initiatives), about.initiative)
    found = who_can_help(board, line.text, touched, teams, there, today=today, limit=MOST_HELPERS)
    if found:
        lines = [Line([(pad(clip(person(board, each.person), 10), 11), "text"), (each.why, "dim")]) for each in found]
        brief = ", ".join(f"{person(board, each.person)} ({each.why})" for each in found)
        yield Block("Could help with what you type", lines, 6, brief)


def _words(board: Board, text: str, about: About, cells: int) -> Iterator[Block]:
    """Words in the line that mean more than one thing, each team's meaning beside the others."""
    terms = disputed_terms(board, text)
    if about.type == TopicType.LANGUAGE:
        wanted = board.terms.many([about.ref])
        everywhere = {term.id: term for term in (*terms, *wanted, *board.terms)}
        terms = [term for term in everywhere.values() if term.status is TermStatus.DISPUTED]
    for term in terms[:MOST_WORDS]:
        yield _word(board, term, cells)


def _word(board: Board, term: Term, cells: int) -> Block:
    said = [(team(board, whose), meaning.text) for whose, meaning in term.meanings.items()]
    if term.agreed:
        said.insert(0, ("agreed", term.agreed))
    room = min(TEAM_ROOM, max((width(name) for name, _ in said), default=0)) + 2
    lines: list[Line] = []
    for name, meaning in said:
        folded = fold([(pad(name, room), "dim"), (meaning, "text")], cells, room, FOLDED)
        lines += [Line(line) for line in folded]
    lines.append(Line([("Ctrl+G", "key"), (" agrees   ", "dim"), ("Ctrl+T", "key"), (" ignores", "dim")]))
    brief = " / ".join(f"{name}: {meaning}" for name, meaning in said)
    return Block(f"“{term.name or term.id}”", lines, 7, brief)
