"""What can be done to an initiative: say what it costs a team, who decides, what success means, who sponsors it."""

from __future__ import annotations

from functools import partial

from screens import asking
from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from screens.messages import Do
from store.meeting.handout import handout
from store.meeting.render_markdown import to_markdown
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Impact, Initiative, InitiativeStatus, Level, Role
from store.sense import phrases
from store.sense.standing import affected, unsigned
from store.sense.words import one_line
from store.verbs.criteria import add_criterion, sign_criteria
from store.verbs.edit import edit_record
from store.verbs.impacts import give_decision, set_impact
from store.verbs.stream import place_of

NO_TEAMS = 'There is no team yet: accord add team ops "Marketing Operations" makes one.'
LEVEL_WORDS = {Level.HIGH: "heavy", Level.MEDIUM: "medium", Level.LOW: "light", Level.NONE: "none: nothing to see"}
ROLE_WORDS = {
    Role.DECIDES: "has the last word; one team should",
    Role.CONTRIBUTES: "works on it",
    Role.INFORMED: "hears of it",
    Role.UNSET: "no role",
}
DATES = "Two days with a comma between, such as 2026-11-01, 2027-03-31; either may be left out."


def say_impact(screen: AccordScreen, about: str) -> None:
    """Pick a team, and ask what the initiative does to it."""
    board = screen.board
    said = {impact.team: impact.text for impact in board.impacts.where("initiative", about)}
    choices = [Choice(team.id, team.name or team.id, one_line(said.get(team.id, ""))) for team in board.teams]

    def picked(team: str | None) -> None:
        if team:
            _say_to(screen, about, team, said.get(team, ""))

    title = f"Whom does {phrases.initiative(board, about)} cost something?"
    screen.host.push_screen(Pick(title, choices, none=NO_TEAMS), picked)


def _say_to(screen: AccordScreen, about: str, team: str, old: str) -> None:
    board = screen.board
    question = f"What does {phrases.initiative(board, about)} cost {phrases.team(board, team)}?"
    place = place_of(board)

    def answered(text: str | None) -> None:
        if text:
            screen.do(lambda board, at: set_impact(board, about, team, text, place=place, at=at), "set_impact")

    screen.host.push_screen(Ask(question, value=old, hint="two days of list cleaning a week"), answered)


def change_impact(screen: AccordScreen, impact: Impact) -> None:
    """Pick what to change about an impact: its words, its weight, or the team's role; then ask for it."""
    choices = [
        Choice("text", "what it costs", one_line(impact.text)),
        Choice("level", "how heavy", LEVEL_WORDS[impact.level]),
        Choice("role", "the team’s role", impact.role.value or "not said"),
        Choice("expert", "what it is the expert in", impact.expert or "not said"),
    ]

    def picked(field: str | None) -> None:
        if field == "text":
            _say_to(screen, impact.initiative, impact.team, impact.text)
        elif field == "level":
            _pick(screen, impact.id, "level", [Choice(each.value, each.value, LEVEL_WORDS[each]) for each in Level])
        elif field == "role":
            roles = [Choice(each.value, each.value or "none", ROLE_WORDS[each]) for each in ROLE_WORDS]
            _pick(screen, impact.id, "role", roles)
        elif field == "expert":
            who = phrases.team(screen.board, impact.team)
            _ask(screen, impact.id, "expert", f"What does {who} know best in it?", impact.expert, impact.text)

    name = f"{phrases.team(screen.board, impact.team)} in {phrases.initiative(screen.board, impact.initiative)}"
    screen.host.push_screen(Pick(f"Change what about {name}?", choices), picked)


def who_decides(screen: AccordScreen, about: str) -> None:
    """Pick the one team that decides; another that did contributes from then on."""
    board = screen.board
    impacts = {impact.team: impact for impact in board.impacts.where("initiative", about)}
    choices = [
        Choice(team, phrases.team(board, team), impact.role.value or "no role yet") for team, impact in impacts.items()
    ]

    def picked(team: str | None) -> None:
        if team:
            screen.do(lambda board, at: give_decision(board, about, team, at=at), "give_decision")

    title = f"Which team decides in {phrases.initiative(board, about)}?"
    screen.host.push_screen(Pick(title, choices), picked)


def change_field(screen: AccordScreen, initiative: Initiative, field: str) -> None:
    """Ask for a new value of one of an initiative's own fields."""
    name = initiative.name or initiative.id
    if field == "sponsor":
        who_sponsors(screen, initiative)
    elif field == "status":
        states = [Choice(each.value, each.value) for each in InitiativeStatus]
        _pick(screen, initiative.id, "status", states, f"How does {one_line(name, 40)} stand?")
    elif field == "dates":
        dates = f"{initiative.starts}, {initiative.ends}".strip(", ")
        _ask(screen, initiative.id, "dates", f"When does {one_line(name, 40)} start and end?", dates, DATES)
    elif field == "channels":
        value = ", ".join(initiative.channels)
        hint = "Names with commas, such as mail, social, partner, phone."
        _ask(screen, initiative.id, "channels", f"Over which channels does {one_line(name, 40)} run?", value, hint)
    else:
        question = f"What is {one_line(name, 40)}, in a sentence?"
        _ask(screen, initiative.id, "summary", question, initiative.summary)


def change_text(screen: AccordScreen, key: str, text: str) -> None:
    """Change the text of any record of the initiative."""
    _ask(screen, key, "text", f"Change the text of {key}", text)


def who_sponsors(screen: AccordScreen, initiative: Initiative) -> None:
    """Pick the sponsor."""
    choices = asking.everybody(screen.board, (initiative.sponsor,))
    if initiative.sponsor:
        choices.append(Choice("", "nobody", "as long as nobody does"))
    title = f"Who sponsors {one_line(initiative.name or initiative.id, 40)}?"
    _pick(screen, initiative.id, "sponsor", choices, title, asking.NO_PEOPLE)


def say_criterion(screen: AccordScreen, about: str) -> None:
    """Ask for one thing that must hold for the initiative to be a success."""
    place = place_of(screen.board)

    def answered(text: str | None) -> None:
        if text:
            screen.do(lambda board, at: add_criterion(board, about, text, place, at=at), "add_criterion")

    question = f"What must hold for {phrases.initiative(screen.board, about)} to be a success?"
    screen.host.push_screen(Ask(question, hint="sales calls every attendee within two days"), answered)


def who_signs(screen: AccordScreen, about: str, mine: str = "") -> None:
    """Pick the team that signs every criterion; one's own team first, then those that have not signed."""
    board = screen.board
    waiting = unsigned(board, about)
    others = [team.id for team in board.teams if team.id not in affected(board, about)]
    teams = sorted(waiting, key=lambda team: team != mine) + others
    choices = [
        Choice(team, phrases.team(board, team), "has not signed" if team in waiting else "it costs them nothing so far")
        for team in teams
    ]
    criteria = [f"{criterion.id} {criterion.text}" for criterion in board.criteria.where("initiative", about)]

    def picked(team: str | None) -> None:
        if team:
            screen.do(lambda board, at: sign_criteria(board, about, team, at=at), "sign_criteria")

    title = f"Who signs what success means in {phrases.initiative(board, about)}?"
    screen.host.push_screen(Pick(title, choices, one_line(" · ".join(criteria), 200)), picked)


def hand_out(screen: AccordScreen, initiative: Initiative) -> None:
    """Ask where to, and write what success means, and who signed it, as Markdown."""
    text = to_markdown(handout(screen.board, initiative, screen.host.now()))
    asking.which_file(screen, "Write the success criteria to which file?", f"success-{initiative.id}.md", text)


def _pick(
    screen: AccordScreen, key: str, field: str, choices: list[Choice], title: str = "", none: str = "Nothing to pick."
) -> None:
    def picked(value: str | None) -> None:
        if value is not None:
            screen.do(partial(_set, key=key, field=field, value=value), "edit_record")

    screen.host.push_screen(Pick(title or f"Set the {field} of {key}", choices, none=none), picked)


def _ask(screen: AccordScreen, key: str, field: str, question: str, value: str, about: str = "") -> None:
    def change(new: str) -> Do | None:
        return Do(partial(_set, key=key, field=field, value=new), "edit_record") if new != value else None

    screen.host.push_screen(Ask(question, [about] if about else [], value=value, keep=change))


def _set(board: Board, at: Moment, *, key: str, field: str, value: str) -> Changes:
    if field == "dates":
        starts, _, ends = value.partition(",")
        return edit_record(board, key, {"starts": starts, "ends": ends}, at=at)
    return edit_record(board, key, {field: value}, at=at)
