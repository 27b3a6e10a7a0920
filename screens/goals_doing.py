"""Questions about goals: a new one, what it is measured by; which two pull apart and why; what was agreed (P2)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from screens.messages import Do
from store.line.parse import Line, parse
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Conflict, ConflictStatus, Goal
from store.sense import phrases
from store.sense.goals import COMPANY, aim, by_when, side, whose
from store.verbs.edit import edit_record
from store.verbs.goals import agree_conflict, conflict_line, handle_for, read_aim
from store.verbs.named import add_named
from store.verbs.stream import place_of

NOTHING = "-"
"""What is answered, or picked, for none; no handle has this form."""
AIM = "bad records: 7 -> 2 % by 2027-06-30"
FIELDS = {
    "name": "what it is called",
    "metric": "what is counted",
    "baseline": "where it stands",
    "target": "where it shall be",
    "unit": "%, a month, EUR, …",
    "due": "until when",
    "team": "whose it is",
    "under": "the goal above it",
}
"""What can be changed of a goal."""


def new_goal(screen: AccordScreen, under: str) -> None:
    """Ask for a goal's name, whose it is, what it is under (first `under`, where the cursor was), and its measure."""

    def answered(name: str | None) -> None:
        if name:
            _whose(screen, lambda team: _under(screen, under, lambda above: _measured(screen, name, team, above)))

    about = ["What a team is measured by, or what the whole company is after."]
    screen.host.push_screen(Ask("What is the goal?", about, hint="Clean records"), answered)


def _whose(screen: AccordScreen, then: Callable[[str], None]) -> None:
    """Pick a team, or none: the company's goal."""
    choices = [Choice(team.id, team.name or team.id, team.role) for team in screen.board.teams]
    choices.append(Choice(NOTHING, COMPANY, "everybody's goal"))
    screen.host.push_screen(
        Pick("Whose goal is it?", choices), lambda team: then(team.strip(NOTHING)) if team else None
    )


def _under(screen: AccordScreen, first: str, then: Callable[[str], None], but: str = "") -> None:
    """Pick the goal above, `first` offered first; not asked for where there is none."""
    board = screen.board
    goals = sorted((goal for goal in board.goals if goal.id != but), key=lambda goal: goal.id != first)
    if not goals:
        then("")
        return
    choices = [Choice(goal.id, goal.name or goal.id, whose(board, goal)) for goal in goals]
    choices.append(Choice(NOTHING, "nothing", "it stands at the top"))
    screen.host.push_screen(
        Pick("Which goal does it serve?", choices), lambda above: then(above.strip(NOTHING)) if above else None
    )


def _measured(screen: AccordScreen, name: str, team: str, under: str) -> None:
    """Ask what a new goal is measured by, and add it."""
    handle = handle_for(screen.board, name)

    def answered(words: str | None) -> None:
        if words is not None:
            given = {"team": team, "under": under, **(read_aim(words) if words.strip() != NOTHING else {})}
            screen.do(lambda board, at: add_named(board, "goal", handle, name, given, at=at), "add goal")

    about = [
        "What is counted, from where to where, and by when. - leaves that open.",
        f"Its handle will be {handle}; lines and commands know it by that.",
    ]
    screen.host.push_screen(Ask(f"What is “{name}” measured by?", about, hint=AIM), answered)


def change_goal(screen: AccordScreen, goal: Goal) -> None:
    """Pick what to change of a goal, and ask for it."""
    now = {field: str(getattr(goal, field)) for field in FIELDS}
    choices = [Choice(field, field, value or FIELDS[field]) for field, value in now.items()]

    def setting(field: str, value: str) -> Do:
        given = {field: "" if value.strip() == NOTHING else value}
        return Do(partial(_edit, key=goal.id, given=given), "edit goal")

    def set_to(field: str, value: str) -> None:
        screen.post_message(setting(field, value))

    def picked(field: str | None) -> None:
        if field == "team":
            _whose(screen, partial(set_to, "team"))
        elif field == "under":
            _under(screen, goal.under, partial(set_to, "under"), but=goal.id)
        elif field:
            about = [f"{FIELDS[field]}; - clears it"]
            ask = Ask(f"{field.capitalize()} of {goal.id}", about, value=now[field], keep=partial(setting, field))
            screen.host.push_screen(ask)

    now_is = " · ".join(part for part in (aim(goal), by_when(goal, screen.host.today())) if part)
    screen.host.push_screen(Pick(f"Change what of {goal.name or goal.id}?", choices, now_is), picked)


def change_conflict(screen: AccordScreen, conflict: Conflict) -> None:
    """Change what was agreed; of an open conflict why the goals pull apart, and with marks behind it where."""
    if conflict.status is ConflictStatus.AGREED:
        write_agreement(screen, conflict)
        return
    marks = "".join(f" +{handle}" for handle in conflict.initiatives)

    def answered(words: str | None) -> None:
        if words:
            line = _read(screen, "a", "b", words)
            given = {"text": line.text, "initiatives": ",".join(line.plus)}
            screen.do(partial(_edit, key=conflict.id, given=given), "edit conflict")

    about = [*(side(screen.board, goal) for goal in conflict.goals), "+handle behind it is an initiative it bites in."]
    question = f"Why do {phrases.goals_of(screen.board, conflict.goals)} pull apart?"
    screen.host.push_screen(Ask(question, about, value=conflict.text + marks), answered)


def new_conflict(screen: AccordScreen, first: str) -> None:
    """Pick two goals (first the one the cursor is on), and ask why they pull apart and where."""
    board = screen.board

    def with_one(goal: str | None) -> None:
        if goal:
            others = [choice for choice in _choices(board, "") if choice.key != goal]
            title = f"What does “{phrases.goal(board, goal)}” pull apart from?"
            screen.host.push_screen(Pick(title, others), lambda other: with_two(goal, other))

    def with_two(goal: str, other: str | None) -> None:
        if other:
            _why(screen, goal, other)

    screen.host.push_screen(Pick("Which goal is in conflict?", _choices(board, first)), with_one)


def _choices(board: Board, first: str) -> list[Choice]:
    goals = sorted(board.goals, key=lambda goal: goal.id != first)
    return [
        Choice(goal.id, goal.name or goal.id, " · ".join(part for part in (whose(board, goal), aim(goal)) if part))
        for goal in goals
    ]


def _why(screen: AccordScreen, goal: str, other: str) -> None:
    board = screen.board

    def answered(words: str | None) -> None:
        if words:
            line = _read(screen, goal, other, words)
            screen.do(lambda board, at: conflict_line(board, line, place_of(board), at=at), "record_conflict")

    about = [side(board, goal), side(board, other), "+handle behind it is an initiative it bites in."]
    question = f"Why do {phrases.goals_of(board, (goal, other))} pull apart?"
    screen.host.push_screen(Ask(question, about, hint="bought lists are never clean +webinar"), answered)


def _read(screen: AccordScreen, goal: str, other: str, words: str) -> Line:
    """Why two goals pull apart, with its marks, read as the line that says so."""
    return parse(f"#conflict {goal} {other}: {words}", known=screen.board.names().known)


def write_agreement(screen: AccordScreen, conflict: Conflict) -> None:
    """Ask how both goals are met, both sides before one's eyes."""
    board, key = screen.board, conflict.id

    def answered(text: str | None) -> None:
        if text:
            screen.do(lambda board, at: agree_conflict(board, key, text, at=at), "agree_conflict")

    about = [*(side(board, goal) for goal in conflict.goals), conflict.text]
    question = f"How are both met, {phrases.goals_of(board, conflict.goals)}?"
    hint = "a lead counts once its record is complete"
    screen.host.push_screen(Ask(question, about, value=conflict.agreement, hint=hint), answered)


def which_conflict(screen: AccordScreen, choices: list[Conflict], then: Callable[[Conflict], None]) -> None:
    """Pick one of several conflicts; the only one is not asked for."""
    if len(choices) == 1:
        then(choices[0])
        return
    board = screen.board
    offered = [Choice(each.id, phrases.goals_of(board, each.goals), each.agreement or each.text) for each in choices]

    def picked(key: str | None) -> None:
        found = board.conflicts.get(key) if key else None
        if found is not None:
            then(found)

    screen.host.push_screen(Pick("Which conflict?", offered), picked)


def _edit(board: Board, at: Moment, *, key: str, given: dict[str, str]) -> Changes:
    return edit_record(board, key, given, at=at)
