"""The rules of attention: each finds one way of being out of alignment, with its reason and its way out.

A rule is a function from a board and a day to entries. How grave one is stands with it, from 1 to 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store.model.board import Board
from store.model.records import (
    Action,
    ActionStatus,
    Initiative,
    Issue,
    IssueStatus,
    IssueType,
    Level,
    ProposalStatus,
    TermStatus,
)
from store.sense.decisions import votes
from store.sense.language import dispute_of, is_live, uses_of
from store.sense.need import Need, need, shell
from store.sense.phrases import ago, day, days_past, days_since, late, listed, number, people, plural, span, team, teams
from store.sense.phrases import initiative as title
from store.sense.rules_goals import conflict_open
from store.sense.rules_knowledge import session_overdue, step_blind, system_one_expert, team_blind
from store.sense.rules_room import criteria_unsigned, input_wanted, people_unmet, standup_missed
from store.sense.rules_touchpoints import experiment_untested, friction_unowned, friction_untried
from store.sense.standing import ENOUGH_CHANNELS, channel_words, deciding
from store.sense.words import one_line

Rule = Callable[[Board, str], Iterator[Need]]

SEVERITY_OF_IMPACT = {Level.HIGH: 6, Level.MEDIUM: 4, Level.LOW: 2}
SEVERITY_OF_ISSUE = {IssueType.RISK: 5, IssueType.QUESTION: 4, IssueType.OPPORTUNITY: 3}
SEVERITY = 6
"""Of an issue of another type nobody helps with, and of a disputed term in use."""
UNUSED = 2
"""Severity of a disputed term that nothing open uses."""
UNDECIDED, UNSAID = 4, 3
"""Of an initiative without a decider, or with several; of one where nobody spoke of roles yet."""
LONG = 21
"""Days after which an open issue is too old although somebody helps."""
OPEN = ("enter", "open")


def _live(board: Board, handle: str) -> bool:
    """Whether an initiative matters now; one nobody wrote down does."""
    found = board.initiatives.get(handle)
    return found is None or is_live(found)


def term_disputed(board: Board, today: str) -> Iterator[Need]:
    """A word means two things, most of all where something open uses it (P3)."""
    for term in board.terms:
        if term.status is not TermStatus.DISPUTED:
            continue
        dispute = dispute_of(term)
        sides = dispute.teams
        name = one_line(term.name or term.id, 60)
        if term.agreed:
            sentence = f"“{name}” was agreed, and means something else to {teams(board, sides, 'and')} since"
        else:
            sentence = f"“{name}” means {number(dispute.meanings)} things: {teams(board, sides)}"
        where = uses_of(board, term.id)
        inside = list(dict.fromkeys([place.initiative for place in where if place.initiative]))
        named = [title(board, handle) for handle in inside] or [place.record.id for place in where]
        more = f" and {len(named) - 3} more" if len(named) > 3 else ""
        detail = f"used in {listed(named[:3])}{more}" if named else "nothing open uses it"
        way = ("g", "agree", shell("define", term.id, "…", "--agreed"))
        severity = SEVERITY if where else UNUSED
        about = inside[0] if inside else ""
        yield need(
            board, today, "term-disputed", (term.id,), severity, dispute.since, (sentence, detail), way, about, sides
        )


def impact_unseen(board: Board, today: str) -> Iterator[Need]:
    """A team has not taken note of what an initiative does to it, or not since that changed (P1)."""
    for impact in board.impacts:
        severity = SEVERITY_OF_IMPACT.get(impact.level)
        if severity is None or impact.acknowledged or not impact.team or not _live(board, impact.initiative):
            continue
        called, about = team(board, impact.team), title(board, impact.initiative)
        if impact.stale:
            rule, since = "impact-changed", impact.ack_at
            sentence = f"{called} has not seen what changed for it in {about}"
            age = f"seen {ago(days_since(since, today))}"
            severity -= 1
        else:
            rule, since = "impact-unseen", impact.created
            sentence = f"{called} has not seen what {about} costs it"
            age = span(days_since(since, today)) if since[:10] < today else ""
        detail = " · ".join(part for part in (one_line(impact.text, 80), age) if part)
        way = ("k", "ack", shell("ack", impact.initiative, impact.team))
        says = (sentence, detail)
        yield need(board, today, rule, (impact.id,), severity, since, says, way, impact.initiative, (impact.team,))


def _said(record: Issue | Action) -> str:
    """A record's id and its words, as an entry begins."""
    return f"{record.id} {one_line(record.text)}"


def _of_issue(
    board: Board, today: str, rule: str, issue: Issue, severity: int, detail: str, way: tuple[str, str, str], since: str
) -> Need:
    says, about = (_said(issue), detail), issue.initiative
    found = need(board, today, rule, (issue.id,), severity, since, says, way, about, issue.teams)
    return found._replace(type=issue.type.value)


def issue_alone(board: Board, today: str) -> Iterator[Need]:
    """Nobody helps with an issue, and nobody owns it (P1)."""
    for issue in board.issues.where("status", IssueStatus.OPEN):
        if issue.helpers or issue.owners:
            continue
        way = ("h", "ask for help", shell("help-with", issue.id, "PERSON"))
        severity = SEVERITY_OF_ISSUE.get(issue.type, SEVERITY)
        detail = "nobody takes it up" if issue.type is IssueType.OPPORTUNITY else "nobody helps"
        yield _of_issue(board, today, "issue-alone", issue, severity, detail, way, issue.created)


def issue_old(board: Board, today: str) -> Iterator[Need]:
    """An issue is open for long although somebody is on it."""
    for issue in board.issues.where("status", IssueStatus.OPEN):
        days = days_since(issue.created, today)
        if days < LONG or not (issue.helpers or issue.owners):
            continue
        who = people(board, issue.helpers, "and")
        helps = f"{who} {'helps' if len(issue.helpers) == 1 else 'help'}" if who else people(board, issue.owners)
        way = (*OPEN, shell("resolve", issue.id, "…"))
        yield _of_issue(board, today, "issue-old", issue, 3, f"open for {span(days)} · {helps}", way, issue.created)


def issue_back(board: Board, today: str) -> Iterator[Need]:
    """The day has come until which an issue was parked."""
    for issue in board.issues.where("status", IssueStatus.PARKED):
        if not issue.parked_until or issue.parked_until > today:
            continue
        detail = f"parked until {day(issue.parked_until, today)}"
        way = (*OPEN, shell("resolve", issue.id, "…"))
        yield _of_issue(board, today, "issue-back", issue, 4, detail, way, issue.parked_until)


def _of_action(
    board: Board, today: str, rule: str, action: Action, severity: int, detail: str, way: tuple[str, str, str]
) -> Need:
    since = action.due if rule == "action-late" else action.created
    says, about = (_said(action), detail), action.initiative
    return need(board, today, rule, (action.id,), severity, since, says, way, about, action.teams)


def _owed(board: Board) -> list[Action]:
    return board.actions.where("status", ActionStatus.OPEN)


def _who(board: Board, action: Action) -> str:
    """Who owes an action, in a detail."""
    if action.owners:
        return people(board, action.owners)
    return f"perhaps {people(board, action.guessed, 'or')}" if action.guessed else "nobody has it"


def action_late(board: Board, today: str) -> Iterator[Need]:
    """The day an action was due is past."""
    for action in _owed(board):
        behind = days_past(action.due, today)
        if behind > 0:
            detail = f"{_who(board, action)} · due {day(action.due, today)}, {late(behind)}"
            yield _of_action(board, today, "action-late", action, 5, detail, ("d", "done", shell("done", action.id)))


def _due(action: Action, today: str) -> str:
    return f" · due {day(action.due, today)}" if action.due else ""


def action_unowned(board: Board, today: str) -> Iterator[Need]:
    """Nobody owes an action."""
    for action in _owed(board):
        if not action.owners and not action.guessed:
            way = ("o", "give it", shell("edit", action.id, "owners=PERSON"))
            detail = f"nobody has it{_due(action, today)}"
            yield _of_action(board, today, "action-unowned", action, 4, detail, way)


def action_guessed(board: Board, today: str) -> Iterator[Need]:
    """An action's owner was guessed from its words and nobody has confirmed it."""
    for action in _owed(board):
        if action.guessed and not action.owners:
            way = ("o", "confirm", shell("edit", action.id, f"owners={','.join(action.guessed)}"))
            detail = f"{_who(board, action)}, not confirmed{_due(action, today)}"
            yield _of_action(board, today, "action-guessed", action, 2, detail, way)


def action_undated(board: Board, today: str) -> Iterator[Need]:
    """An action has an owner and no day."""
    for action in _owed(board):
        if action.owners and not action.due:
            way = (*OPEN, shell("edit", action.id, "due=DAY"))
            yield _of_action(board, today, "action-undated", action, 1, f"{_who(board, action)} · no day set", way)


def proposal_open(board: Board, today: str) -> Iterator[Need]:
    """The room has not decided a proposal."""
    for proposal in board.proposals.where("status", ProposalStatus.OPEN):
        says = (f"{proposal.id} {one_line(proposal.text)}", f"proposed, not decided · {votes(proposal.votes)}")
        marks = [f"+{proposal.initiative}"] if proposal.initiative else []
        marks += [f"@{handle}" for handle in proposal.teams]
        way = (*OPEN, shell("add", "decision", " ".join([one_line(proposal.text), *marks])))
        about = (proposal.initiative, proposal.teams)
        yield need(board, today, "proposal-open", (proposal.id,), 3, proposal.created, says, way, *about)


def _initiatives(board: Board) -> list[Initiative]:
    return [each for each in board.initiatives if is_live(each)]


def _of_initiative(
    board: Board,
    today: str,
    rule: str,
    each: Initiative,
    severity: int,
    says: tuple[str, str],
    command: str,
    since: str = "",
) -> Need:
    way = (*OPEN, command)
    return need(board, today, rule, (each.id,), severity, since or each.created, says, way, each.id)


def initiative_untold(board: Board, today: str) -> Iterator[Need]:
    """Nobody has written down what an initiative does to any team (P1)."""
    for each in _initiatives(board):
        if not board.impacts.count("initiative", each.id):
            says = (f"Nobody has said what {title(board, each.id)} costs any team", f"+{each.id} has no impacts")
            command = shell("add", "impact", f"+{each.id} @TEAM …")
            yield _of_initiative(board, today, "initiative-untold", each, 4, says, command)


def initiative_undecided(board: Board, today: str) -> Iterator[Need]:
    """No team decides in an initiative that bears on several, or more than one does (P8). It weighs more once roles
    were given out: then somebody was forgotten.
    """
    for each in _initiatives(board):
        found = deciding(board, each.id)
        if found.settled:
            continue
        about, several = title(board, each.id), len(found.deciders)
        first = found.deciders[-1] if several else (found.roles or found.concerned)[0]
        named = teams(board, [impact.team for impact in found.deciders or found.roles or found.concerned])
        if several:
            says = (f"{number(several).capitalize()} teams decide in {about}", f"+{each.id} · {named}")
        elif found.roles:
            says = (f"Nobody decides in {about}", f"+{each.id} · {named} take part")
        else:
            says = (f"Nobody has said who decides in {about}", f"+{each.id} · it touches {named}")
        command = shell("edit", first.id, "role=contributes" if several else "role=decides")
        severity = UNDECIDED if found.roles else UNSAID
        since = sorted(impact.created for impact in found.concerned)[
            :2
        ]  # nobody had to before a second team was touched
        yield _of_initiative(
            board, today, "initiative-undecided", each, severity, says, command, max(each.created, *since)
        )


def initiative_unsponsored(board: Board, today: str) -> Iterator[Need]:
    """An initiative has no sponsor (P7)."""
    for each in _initiatives(board):
        if not each.sponsor:
            says = (f"{title(board, each.id)} has no sponsor", f"+{each.id}")
            command = shell("edit", each.id, "sponsor=PERSON")
            yield _of_initiative(board, today, "initiative-unsponsored", each, 2, says, command)


def initiative_narrow(board: Board, today: str) -> Iterator[Need]:
    """An initiative goes over fewer channels than make a campaign do far better (P12), once somebody named them."""
    for each in _initiatives(board):
        if 0 < len(each.channels) < ENOUGH_CHANNELS:
            says = (f"{title(board, each.id)} goes over {listed(each.channels, 'and')} only", channel_words(each))
            command = shell("edit", each.id, f"channels={','.join(each.channels)},CHANNEL")
            yield _of_initiative(board, today, "initiative-narrow", each, 1, says, command)


def notes_waiting(board: Board, today: str) -> Iterator[Need]:
    """Notes written during the week wait for the next agenda."""
    notes = [note for note in board.notes.where("queued", True) if not note.off]
    if notes:
        says = (
            f"{plural(len(notes), 'note')} {'waits' if len(notes) == 1 else 'wait'} for the next agenda",
            listed([f"{note.id} {one_line(note.text, 40)}" for note in notes[:3]]),
        )
        ids = tuple(note.id for note in notes)
        way = (*OPEN, shell("agenda"))
        yield need(board, today, "notes-waiting", ids, 1, notes[0].created, says, way, notes[0].initiative)


RULES: tuple[Rule, ...] = (
    term_disputed,
    impact_unseen,
    issue_alone,
    conflict_open,
    action_late,
    issue_back,
    action_unowned,
    initiative_untold,
    initiative_undecided,
    proposal_open,
    issue_old,
    team_blind,
    session_overdue,
    step_blind,
    system_one_expert,
    input_wanted,
    criteria_unsigned,
    standup_missed,
    friction_untried,
    friction_unowned,
    experiment_untested,
    action_guessed,
    initiative_unsponsored,
    people_unmet,
    initiative_narrow,
    action_undated,
    notes_waiting,
)
"""Every rule, in the order that settles equal weights."""

NAMES = (
    *("term-disputed", "impact-unseen", "impact-changed", "issue-alone", "conflict-open", "action-late"),
    "issue-back",
    *("action-unowned", "initiative-untold", "initiative-undecided", "proposal-open", "issue-old"),
    *("team-blind", "session-overdue", "step-blind", "system-unknown", "system-one-expert"),
    *("input-late", "input-waiting", "criteria-unsigned", "standup-missed"),
    *("friction-untried", "friction-unowned", "experiment-untested"),
    *("action-guessed", "initiative-unsponsored", "people-unmet", "initiative-narrow"),
    *("action-undated", "notes-waiting"),
)
"""What `Need.rule` can be, in the same order."""
