"""Questions about friction and experiments: what is in the way, what is tried, what was measured, why it is stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from screens.base import AccordScreen
from screens.dialogs.ask import Ask
from screens.dialogs.pick import Choice, Pick
from screens.messages import Do
from store.model.records import Experiment, Friction, Touchpoint
from store.sense import money
from store.sense.touchpoints import journey
from store.sense.words import one_line
from store.verbs.edit import edit_record
from store.verbs.lines import take_text
from store.verbs.named import add_named
from store.verbs.stream import place_of
from store.verbs.touchpoints import add_test, repeat_experiment, stop_experiment

NOBODY = "-"
"""The choice of no team, or no stage; no handle has this form."""


def what_is_in_the_way(screen: AccordScreen, touchpoint: Touchpoint | None) -> None:
    """Ask for a friction as a line, begun with the touchpoint under the cursor."""
    about = [
        "The touchpoint, a colon, what happens; then how often and what one costs.",
        "call-script: asked twice for the address count:1200/month cost:6",
    ]

    def answered(text: str | None) -> None:
        if text and text.strip():
            screen.do(lambda board, at: take_text(board, text, place_of(board), at=at, kind="friction"), "add_friction")

    value = f"{touchpoint.id}: " if touchpoint is not None else ""
    screen.host.push_screen(Ask("What gets in the customer's way?", about, value=value), answered)


def what_is_tried(screen: AccordScreen, friction: Friction) -> None:
    """Ask for an experiment against a friction as a line."""
    about = [
        friction.text,
        "The goal, ->, what is done; then the target in the period of the friction, and who.",
        "fewer calls -> one letter instead of two target:600 metric:calls @ana",
    ]

    def answered(text: str | None) -> None:
        if text and text.strip():
            line = f"#experiment {friction.id} {text}"
            screen.do(lambda board, at: take_text(board, line, place_of(board), at=at), "add_experiment")

    screen.host.push_screen(Ask(f"What is tried against {friction.id}?", about), answered)


def with_one(
    screen: AccordScreen,
    found: Sequence[Experiment],
    question: str,
    then: Callable[[AccordScreen, Experiment], None],
) -> None:
    """Go on with the one experiment there is, or ask which of several."""
    if len(found) == 1:
        then(screen, found[0])
        return
    choices = [Choice(each.id, f"{each.id} {one_line(each.text, 80)}", str(each.status)) for each in found]

    def picked(key: str | None) -> None:
        chosen = screen.board.experiments.get(key or "")
        if chosen is not None:
            then(screen, chosen)

    screen.host.push_screen(Pick(question, choices), picked)


def what_was_measured(screen: AccordScreen, experiment: Experiment) -> None:
    """Ask for a result, and perhaps a remark behind it."""
    friction = screen.board.frictions.get(experiment.friction)
    per = f" a {friction.per}" if friction is not None and friction.per else ""
    before = f"Before: {money.figure(experiment.baseline)}{per}. " if experiment.baseline else ""
    about = [experiment.text, f"{before}A remark may follow the number."]

    def measured(text: str) -> Do:
        result, _, remark = text.strip().partition(" ")
        return Do(lambda board, at: add_test(board, experiment.id, "", result, remark, at=at), "add_test")

    screen.host.push_screen(
        Ask(
            f"{experiment.id}: how many{per} now?",
            about,
            hint=experiment.target or experiment.baseline or "60000",
            keep=measured,
        )
    )


def repeat(screen: AccordScreen, experiment: Experiment) -> None:
    """It worked: do it more widely."""
    screen.do(lambda board, at: repeat_experiment(board, experiment.id, at=at), "repeat_experiment")


def why_it_is_stopped(screen: AccordScreen, experiment: Experiment) -> None:
    """Ask why an experiment is given up, and what that does to the money before one's eyes."""
    about = [experiment.text, "What it saved counts no longer: customers meet the friction as before."]

    def answered(why: str | None) -> None:
        if why:
            screen.do(lambda board, at: stop_experiment(board, experiment.id, why, at=at), "stop_experiment")

    screen.host.push_screen(Ask(f"Why is {experiment.id} stopped?", about, hint="costs more than it saves"), answered)


def how_often_how_dear(screen: AccordScreen, friction: Friction) -> None:
    """Ask how often a friction happens and what one occurrence costs: `1200/month 6`."""
    about = [friction.text, "How often in a period, and what one costs: 1200/month 6"]
    value = (
        f"{friction.count or 0}/{friction.per or 'month'} {friction.cost}" if friction.count or friction.cost else ""
    )

    def price(text: str) -> Do:
        count, _, cost = text.strip().partition(" ")
        given = {"count": count, "cost": cost} if cost.strip() else {"count": count}
        return Do(lambda board, at: edit_record(board, friction.id, given, at=at), "edit_record")

    screen.host.push_screen(Ask(f"{friction.id}: how often, how dear?", about, value=value, keep=price))


def which_touchpoint(screen: AccordScreen) -> None:
    """Ask for a touchpoint's handle and name, then its stage, then its team."""

    def answered(text: str | None) -> None:
        handle, _, name = (text or "").strip().partition(" ")
        if handle:
            _at_which_stage(screen, handle, name.strip() or handle)

    about = ["A handle that is quick to type, and its name:", "call-script Call script of the hotline"]
    screen.host.push_screen(Ask("Where does a customer meet you?", about), answered)


def _at_which_stage(screen: AccordScreen, handle: str, name: str) -> None:
    stages = [stage.name for stage in journey(screen.board) if stage.name]
    choices = [*[Choice(stage, stage) for stage in stages], Choice(NOBODY, "no stage")]

    def picked(stage: str | None) -> None:
        if stage:
            _owned_by(screen, handle, name, stage)

    screen.host.push_screen(Pick(f"At which stage is “{one_line(name, 40)}”?", choices), picked)


def _owned_by(screen: AccordScreen, handle: str, name: str, stage: str) -> None:
    teams = [Choice(team.id, team.name or team.id, one_line(team.role)) for team in screen.board.teams]

    def picked(team: str | None) -> None:
        if team:
            given = {"stage": stage, "owner": team}
            given = {field: value for field, value in given.items() if value != NOBODY}
            screen.do(lambda board, at: add_named(board, "touchpoint", handle, name, given, at=at), "add_named")

    choices = [*teams, Choice(NOBODY, "nobody yet")]
    screen.host.push_screen(Pick(f"Which team owns “{one_line(name, 40)}”?", choices), picked)
