"""What can be done for rapport: introduce two people, swap a turn, thank somebody, add a question (P5, P11)."""

from __future__ import annotations

from screens import asking
from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from store.sense import phrases
from store.sense.rapport import introduction, introductions
from store.sense.rotation import role_words
from store.verbs.rapport import add_question, give_thanks
from store.verbs.rotation import away_on, lists, swap_turn
from store.verbs.stream import place_of
from store.verbs.topics import add_topic

NOBODY = "nobody"


def introduce(screen: AccordScreen, one: str, other: str) -> None:
    """Put on the agenda that two people are introduced, and why."""
    board = screen.board
    found = next(each for each in introductions(board, screen.host.today()) if {each.one, each.other} == {one, other})
    words = introduction(board, found)
    screen.do(lambda board, at: add_topic(board, words, at=at), "add_topic")


def swap(screen: AccordScreen, date: str, role: str) -> None:
    """Pick who takes a turn: those on the list first, then everybody who may, and nobody to give it back."""
    board = screen.board
    away = away_on(board, date)
    listed = lists(board.series).get(role, ())
    everybody = {choice.key: choice for choice in asking.everybody(board)}
    choices = [everybody[who]._replace(why="takes turns") for who in listed if who in everybody]
    choices += [
        choice
        for who, choice in everybody.items()
        if who not in listed and (role not in board.teams or board.people[who].team == role)
    ]
    choices = [choice for choice in choices if choice.key not in away]
    if f"{date} {role}" in board.series.swaps:
        choices.append(Choice(NOBODY, NOBODY, "it goes back to whose turn it is"))

    def picked(who: str | None) -> None:
        if who:
            screen.do(lambda board, at: swap_turn(board, date, role, who, at=at), "swap_turn")

    title = f"Who is {role_words(board, role)} on {phrases.day(date, screen.host.today())}?"
    screen.host.push_screen(Pick(title, choices, none=asking.NO_PEOPLE), picked)


def thank(screen: AccordScreen) -> None:
    """Pick who is thanked, and ask for what."""

    def picked(who: str | None) -> None:
        if who:
            _for_what(screen, who)

    people = asking.everybody(screen.board, (screen.host.who,))
    screen.host.push_screen(Pick("Who is thanked?", people, none=asking.NO_PEOPLE), picked)


def _for_what(screen: AccordScreen, who: str) -> None:
    place = place_of(screen.board)

    def answered(text: str | None) -> None:
        if text:
            screen.do(lambda board, at: give_thanks(board, text, who, place=place, at=at), "give_thanks")

    name = phrases.person(screen.board, who)
    screen.host.push_screen(Ask(f"What do you thank {name} for?", hint="for the list"), answered)


def question(screen: AccordScreen) -> None:
    """Ask for one more question of the check-in."""

    def answered(text: str | None) -> None:
        if text:
            screen.do(lambda board, at: add_question(board, text, at=at), "add_question")

    about = ["Asked in turn with the others, one a standup, at the check-in."]
    screen.host.push_screen(Ask("What shall the check-in ask?", about, hint="what did you learn last week?"), answered)
