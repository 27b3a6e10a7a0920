"""One initiative in words: what it is and lacks, what it does to each team, what is open in it, what happened."""

from __future__ import annotations

from collections.abc import Sequence

from screens.conflict import pulling
from screens.glyphs import glyph, level_of, style, word
from screens.inputs import inputs
from screens.plain import pad, width
from screens.record import sign_of
from screens.widgets.lines import Line, Span, Spans, fold
from screens.widgets.sheet import LABEL_ROOM, Part, drawn, fact, gap, said, title, way
from store.model.board import Board
from store.model.records import (
    Action,
    ActionStatus,
    Captured,
    Criterion,
    Decision,
    Friction,
    Impact,
    Initiative,
    Issue,
    IssueStatus,
    Level,
    Link,
    Proposal,
    ProposalStatus,
)
from store.sense import phrases
from store.sense.decisions import replaced_by, votes
from store.sense.money import figure
from store.sense.phrases import days_past, days_since
from store.sense.standing import affected, channel_words, flags, impacts_of, open_of, story
from store.sense.words import one_line

TEAM_ROOM = 13
SIGN_ROOM = 4
ID_ROOM = 5
MOST = 8
"""Records of a kind that are listed here; the others are a key away."""
MOST_LINES = 12
WAYS = {
    "sponsor": ("names one", "p"),
    "impacts": ("says it", "i"),
    "roles": ("settles it", "e"),
    "criteria": ("says it", "c"),
    "signatures": ("signs", "s"),
}
"""What mends that an initiative lacks something, and its key."""


def about(board: Board, initiative: Initiative, today: str) -> list[Part]:
    """What it is, what it lacks, what it does to each team, and what success means."""
    parts = [said("field summary", [_or(initiative.summary, "no summary yet; e writes one")], limit=MOST_LINES)]
    parts += [gap("after summary"), *_facts(board, initiative, today)]
    lacking = flags(board, initiative)
    if lacking:
        parts.append(title("Lacking", key="# lacking"))
    for flag in lacking:
        spans: Spans = [(f"{glyph('room')} ", style("room")), (flag.sentence, "text")]
        parts.append(_with_right(f"flag {flag.about}", spans, way(*WAYS[flag.about]), hang=2))
    return parts + _impacts(board, initiative, today) + _success(board, initiative)


def doing(board: Board, initiative: Initiative, today: str) -> list[Part]:
    """What is open in it, what was decided, and what happened."""
    parts = _issues(board, initiative.id) + _actions(board, initiative.id, today)
    parts += inputs(board, initiative.id, today)
    parts += pulling(board, initiative.id, today)
    decided: list[Decision] = board.decisions.where("initiative", initiative.id)
    gone = replaced_by(board)
    told = [_record(one, _decided(one, gone.get(one.id, ""), today)) for one in decided[::-1][:MOST]]
    parts += _listed("Decisions", told, len(decided))
    asked = [one for one in board.proposals.where("initiative", initiative.id) if one.status is ProposalStatus.OPEN]
    parts += _listed("Proposed, not decided", [_record(one, _votes(one)) for one in asked[:MOST]], len(asked))
    links: list[Link] = board.links.where("initiative", initiative.id)
    parts += _listed("Links", [_record(one, ()) for one in links[::-1][:MOST]], len(links))
    frictions: list[Friction] = board.frictions.where("initiative", initiative.id)
    parts += _listed("Friction", [_record(one, _often(one)) for one in frictions[:MOST]], len(frictions))
    happened = story(board, initiative.id)
    if happened:
        parts.append(title("What happened"))
    for number, event in enumerate(happened):
        parts.append(fact(f"event{number} {event.id}", phrases.day(event.at, today), [event.sentence], 2))
    return parts


def row_of(board: Board, initiative: Initiative, waits: str) -> list[Line]:
    """An initiative in the list of all: what waits in it, and how it meets each team."""
    heads = phrases.heads(board)
    marks: list[Span] = []
    for impact in impacts_of(board, initiative.id):
        sign, seen = level_of(impact.level), _seen(impact)
        marks += [(glyph(sign), style(sign)), (glyph(seen), style(seen)) if seen else " "]
        marks.append((f" {heads.get(impact.team, impact.team[:3])}   ", "dim"))
    lacking: Spans = [(phrases.listed(flag.short for flag in flags(board, initiative)), "needs")]
    status: Spans = [(waits or "nothing waits", "text" if waits else "dim"), (f"  {initiative.status}", "dim")]
    return [Line([(initiative.name or initiative.id, "text")], status), Line(marks, lacking)]


def legend() -> list[Span]:
    """What the signs of the list mean, in words."""
    spans: list[Span] = []
    for name in ("high", "medium", "low", "acknowledged", "waiting", "stale"):
        spans += [(f"{glyph(name)} ", style(name)), (f"{word(name)}  ", "dim")]
    return [*spans[:-1], (word("stale"), "dim")]


def _or(text: str, otherwise: str) -> Span:
    return (text, "text") if text else (otherwise, "dim")


def _facts(board: Board, initiative: Initiative, today: str) -> list[Part]:
    sponsor = phrases.person(board, initiative.sponsor) if initiative.sponsor else ""
    channels: list[Span] = [("none named; e names them", "dim")]
    if initiative.channels:
        channels = [", ".join(initiative.channels), (f"  {glyph('dot')} {channel_words(initiative)}", "dim")]
    dates = [phrases.day(each, today) if each else "" for each in (initiative.starts, initiative.ends)]
    span = f" {glyph('to')} ".join(dates) if all(dates) else f"since {dates[0]}" if dates[0] else f"until {dates[1]}"
    parts = [
        fact("field sponsor", "sponsor", [_or(sponsor, "nobody")], 2),
        fact("field channels", "channels", channels, 4),
        fact("field status", "state", [initiative.status.value]),
    ]
    return [*parts, fact("field dates", "dates", [_or(span if any(dates) else "", "not said")], 2)]


# What it does to each team


def _impacts(board: Board, initiative: Initiative, today: str) -> list[Part]:
    found = impacts_of(board, initiative.id)
    unseen = sum(_seen(impact) in ("waiting", "stale") for impact in found)
    parts = [title("What it costs each team", f"{unseen} not seen" if unseen else "")]
    parts += [_impact(board, impact, today) for impact in found]
    silent = [team.id for team in board.teams if all(impact.team != team.id for impact in found)]
    if not board.teams:
        hint = 'There is no team yet. In a shell: accord add team ops "Marketing Operations"'
        parts.append(said("no team", [(hint, "dim")]))
    elif not found:
        parts.append(
            said("no impact", [("i", "key"), (" asks for a team and what it costs it; or a, and then", "dim")])
        )
        parts.append(said("typed", [(f"  ^ @{next(iter(board.teams)).id} two days of list cleaning a week", "accent")]))
    elif silent:
        parts.append(fact("silent", "not said", [(phrases.teams(board, silent), "dim")], 2))
    return parts


def _seen(impact: Impact) -> str:
    """The name of the sign for whether a team has seen an impact; empty where there is nothing to see."""
    if impact.level is Level.NONE:
        return ""
    return "acknowledged" if impact.acknowledged else "stale" if impact.stale else "waiting"


def _impact(board: Board, impact: Impact, today: str) -> Part:
    """Its weight, the team and the words; then the weight and role as words, and whether the team has seen it."""
    sign, seen = level_of(impact.level), _seen(impact)
    name = pad(phrases.team(board, impact.team), TEAM_ROOM)
    spans: Spans = [(f"{glyph(sign)} ", style(sign)), (f"{name} ", "text"), (impact.text[:2000], "text")]
    expert = f"expert in {one_line(impact.expert, 60)}" if impact.expert else ""
    role = f"{word(sign)} {glyph('dot')} {impact.role.value or 'no role'}"
    words = f"{role} {glyph('dot')} {expert}" if expert else role
    right: list[Span] = []
    if seen:
        right = [(f"{glyph(seen)} ", style(seen)), (_seen_words(board, impact, seen, today), style(seen))]
    indent = 2 + TEAM_ROOM + 1

    def lay(cells: int) -> list[Line]:
        lines = [Line(line) for line in fold(spans, cells, indent, limit=3)]
        room = cells - indent - sum(width(part[0]) for part in right) - 2
        if expert and width(words) > room:  # what a team is expert in has a line of its own before it is cut
            lines.append(Line([" " * indent, (expert, "dim")]))
            return [*lines, Line([" " * indent, (role, "dim")], right)]
        return [*lines, Line([" " * indent, (words, "dim")], right)]

    return Part(f"impact {impact.id}", lay)


def _seen_words(board: Board, impact: Impact, seen: str, today: str) -> str:
    if seen == "acknowledged":
        return f"seen, {phrases.person(board, impact.ack_by)}"
    if seen == "stale":
        return f"changed since {phrases.day(impact.ack_at, today)}"
    days = days_since(impact.created, today)
    return f"not seen for {phrases.span(days)}" if days else "not seen yet"


def _success(board: Board, initiative: Initiative) -> list[Part]:
    """The criteria, each with who has signed it and who has not."""
    criteria: list[Criterion] = board.criteria.where("initiative", initiative.id)
    parts = [title("What success means", way("signs", "s") if criteria else "")]
    if not criteria:
        parts.append(said("no criterion", [("c", "key"), (" asks for one thing that must hold", "dim")]))
        typed = f'accord add criterion "sales calls every attendee within two days +{initiative.id}"'
        return [*parts, said("typed criterion", [("In a shell: ", "dim"), (typed, "accent")], 2)]
    teams = affected(board, initiative.id)
    for criterion in criteria:
        parts.append(said(f"criterion {criterion.id}", [(f"{criterion.id}  ", "dim"), criterion.text], 4, limit=3))
        signed = [team for team in criterion.signed if criterion.signed_by(team)]
        missing = [team for team in teams if team not in signed]
        spans: list[Span] = ["    "]
        if signed:
            spans.append((f"{glyph('acknowledged')} signed by {phrases.teams(board, signed, 'and')}", "dim"))
        if missing:
            apart = "   " if signed else ""
            spans.append((f"{apart}{glyph('waiting')} not by {phrases.teams(board, missing)}", "needs"))
        parts.append(said(f"signed {criterion.id}", spans, 4, limit=3, heading=True))
    return parts


# What is open in it


def _issues(board: Board, initiative: str) -> list[Part]:
    keys = open_of(board, "issue", initiative, IssueStatus.OPEN)
    found: list[Issue] = board.issues.many(keys[:MOST])
    parts = [_record(issue, [_helped(board, issue)]) for issue in found]
    empty = [("none; ", "dim"), ("a", "key"), (" and then ! in front raises one", "dim")]
    return _listed("Open issues", parts, len(keys), "3 shows all issues") or [title("Open issues"), said("none", empty)]


def _helped(board: Board, issue: Issue) -> Span:
    who = phrases.people(board, issue.helpers) or phrases.people(board, issue.owners)
    if not who:
        return ("nobody helps", "needs")
    return (f"{who} {'has it' if not issue.helpers else 'helps' if len(issue.helpers) == 1 else 'help'}", "dim")


def _actions(board: Board, initiative: str, today: str) -> list[Part]:
    keys = open_of(board, "action", initiative, ActionStatus.OPEN)
    docs = board.actions
    keys.sort(key=lambda key: str((docs.doc(key) or {}).get("due", "")) or "~")
    found: list[Action] = docs.many(keys[:MOST])
    return _listed("Open actions", [_record(each, _owed(board, each, today)) for each in found], len(keys))


def _owed(board: Board, action: Action, today: str) -> list[Span]:
    who = phrases.people(board, action.owners) or phrases.people(board, action.guessed)
    right: list[Span] = [(who + ("" if action.owners else "?"), "dim") if who else ("nobody has it", "needs")]
    if action.due:
        behind = days_past(action.due, today)
        when = f" {glyph('dot')} {phrases.late(behind) if behind > 0 else phrases.day(action.due, today)}"
        right.append((when, "late" if behind > 0 else "dim"))
    return right


def _decided(decision: Decision, newer: str, today: str) -> Spans:
    """When it was decided, or what holds instead."""
    return [(f"now {newer}", "dim")] if newer else _when(decision, today)


def _when(record: Captured, today: str) -> Spans:
    return [(phrases.day(record.created, today), "dim")]


def _votes(proposal: Proposal) -> Spans:
    return [(votes(proposal.votes), "needs")]


def _often(friction: Friction) -> Spans:
    count = figure(friction.count) if friction.count else ""
    often = f"{count} a {friction.per}" if count and friction.per else count
    return [(one_line(often, 24), "dim")] if often else ()


def _listed(name: str, parts: Sequence[Part], count: int, others: str = "/ finds them") -> list[Part]:
    """Records under a heading with their number; nothing where there are none."""
    if not parts:
        return []
    more = count - len(parts)
    rest = [drawn(f"more {name}", Line([(f"and {more} more; {others}", "dim")]))] if more > 0 else []
    return [title(name, str(count)), *parts, *rest]


def _record(record: Captured, right: Spans) -> Part:
    """A record as an entry: sign, id and words folded to two lines, and what counts at the right of the first."""
    sign = sign_of(record)
    words = record.text or (record.url if isinstance(record, Link) else "")
    spans: Spans = [
        (f"{glyph(sign):<{SIGN_ROOM}}", style(sign)),
        (f"{record.id:<{ID_ROOM}}", "dim"),
        (words[:600], "text"),
    ]
    return _with_right(f"record {record.id}", spans, right, SIGN_ROOM + ID_ROOM)


def _with_right(key: str, spans: Spans, right: Spans, hang: int) -> Part:
    room = sum(len(span if isinstance(span, str) else span[0]) for span in right)
    room = min(room, 30) + 2 if room else 0

    def lay(cells: int) -> list[Line]:
        first, *rest = fold(spans, max(LABEL_ROOM * 2, cells - room), hang, limit=2)
        return [Line(first, right), *map(Line, rest)]

    return Part(key, lay)
