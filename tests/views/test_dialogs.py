"""The dialogs: one look, people's text drawn harmlessly, closed with Esc, and what each of them does."""

from __future__ import annotations

import pytest

from screens.actions import ACTIONS, EVERYWHERE
from screens.asking import parked_until
from screens.dialogs import find
from screens.dialogs.ask import Ask
from screens.dialogs.card import Card
from screens.dialogs.help import GRAMMAR, Help
from screens.dialogs.panel import Panel
from screens.dialogs.pick import Choice, Pick
from screens.dialogs.quick_add import QuickAdd
from screens.record import FIELDS
from screens.widgets.prompt import Prompt
from screens.widgets.rows import Rows
from store.line.parse import parse
from store.model.docs import PLANS
from store.model.records import CLASSES, IssueStatus
from tests import boards
from tests.conftest import ScreenCheck
from tests.showing import DESIGN, SIZES, WIDE, notices, press, shown, size_name
from tests.snapshots import screen_text
from tests.views.hostile import EVERY, HOSTILE

OPENED = {"quick-add": "a", "find": "slash", "log": "l"}
"""The dialogs a key opens from anywhere, but for help: what that shows is held to the list of actions below."""


@pytest.mark.parametrize("size", SIZES, ids=size_name)
@pytest.mark.parametrize("name", OPENED)
async def test_what_a_key_opens(screen: ScreenCheck, name: str, size: tuple[int, int]):
    async with shown(boards.ordinary(), size) as (app, pilot):
        await press(app, pilot, OPENED[name])
        screen(app, picture=size == WIDE)
        await press(app, pilot, "escape")
        assert not isinstance(app.screen, Panel)


@pytest.mark.parametrize("name", OPENED)
async def test_what_a_key_opens_on_the_hostile_board(screen: ScreenCheck, name: str):
    async with shown(boards.hostile()) as (app, pilot):
        await press(app, pilot, OPENED[name], *"todo")
        screen(app, picture=False)


@pytest.mark.parametrize("size", SIZES, ids=size_name)
async def test_card(screen: ScreenCheck, size: tuple[int, int]):
    async with shown(boards.running(), size) as (app, pilot):
        app.push_screen(Card("A3"))
        await press(app, pilot)
        screen(app, picture=size == WIDE)


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if kind not in {"goal", "series"}])
async def test_every_kind_of_record_has_a_card(kind: str):
    for make in (boards.running, boards.hostile):
        workspace = make()
        for record in list(workspace.board.table(kind))[:2]:
            async with shown(workspace) as (app, pilot):
                app.push_screen(Card(record.id))
                await press(app, pilot)
                assert isinstance(app.screen, Card)
                assert record.id[:20] in screen_text(app)


def test_every_field_for_people_is_a_field():
    known = {field for plan in PLANS.values() for field in plan}
    assert set(FIELDS) <= known


async def test_a_card_is_changed_and_dropped():
    async with shown(boards.ordinary()) as (app, pilot):
        app.push_screen(Card("Q3"))
        await press(app, pilot, "e", *" now", "enter")
        assert app.board.issues["Q3"].text == "who can test the SSO with a partner now"
        assert isinstance(app.screen, Card)
        assert "a partner now" in screen_text(app)
        await press(app, pilot, "x")
        assert "Q3" not in app.board.issues
        assert not isinstance(app.screen, Card)
        await press(app, pilot, "u")
        assert "Q3" in app.board.issues


async def test_what_others_refer_to_is_not_dropped():
    async with shown(boards.ordinary()) as (app, pilot):
        app.push_screen(Card("ops"))
        await press(app, pilot, "x")
        assert "ops" in app.board.teams
        assert isinstance(app.screen, Card)
        assert any("ops" in notice for notice in notices(app))


@pytest.mark.parametrize("text", EVERY)
async def test_asked_about_any_text(text: str):
    async with shown(boards.empty()) as (app, pilot):
        answers: list[str | None] = []
        app.push_screen(Ask(text, [text, text], value="as it was", hint=text), answers.append)
        await press(app, pilot, *"!", "enter")
        assert answers == ["as it was!"]


async def test_picking(screen: ScreenCheck):
    async with shown(boards.empty()) as (app, pilot):
        picked: list[str | None] = []
        choices = [Choice(str(number), text, text) for number, text in enumerate((*EVERY, HOSTILE))]
        app.push_screen(Pick("Which?", choices, HOSTILE), picked.append)
        await press(app, pilot)
        screen(app, picture=False)
        await press(app, pilot, "down", "enter")
        assert picked == ["1"]


async def test_a_name_that_is_typed_is_picked():
    async with shown(boards.empty()) as (app, pilot):
        picked: list[str | None] = []
        names = ("Chloe Lind", "Hana Sato", "Joséphine Jud", "Ana Ruiz", "Ben Okafor", "Ana Lind")
        choices = [Choice(name.split()[0].lower(), name) for name in names[:-1]] + [Choice("lind", names[-1])]
        for keys, wanted in (
            (["a", "n", "a"], "ana"),
            (["A", "n", "x", "a"], "ana"),  # a slip leads nowhere and is left out
            (["j", "o", "s", "é"], "joséphine"),
            (["r", "u", "i"], "ana"),
            ([*"ana", "space", "l"], "lind"),
            (["b", "backspace", "h"], "hana"),
            (["z", "down"], "hana"),
            (["k", "j"], "joséphine"),  # nobody is called K…, so it is the key that moves up
        ):
            app.push_screen(Pick("Who?", choices), picked.append)
            await press(app, pilot, *keys)
            await press(app, pilot, "enter")
            assert picked[-1] == wanted, keys
        app.push_screen(Pick("Who?", choices), picked.append)
        await press(app, pilot)
        assert "type a name" in screen_text(app)
        await press(app, pilot, "b", "e")
        assert " be\n" in screen_text(app)


async def test_nothing_to_pick():
    async with shown(boards.empty()) as (app, pilot):
        app.push_screen(Pick("Which?", [], none="There is nobody to pick yet."))
        await press(app, pilot, "enter")
        assert "There is nobody to pick yet." in screen_text(app)


async def test_help_has_every_key_of_the_screen_and_of_everywhere():
    async with shown(boards.empty(), (120, 100)) as (app, pilot):
        await press(app, pilot, "question_mark")
        assert isinstance(app.screen, Help)
        text = screen_text(app)
        for action in ACTIONS:
            if action.where in {"board", EVERYWHERE}:
                assert f"{action.keys_shown} " in text
                assert action.label in text
        assert "On this screen (board)" in text
        for typed, means in GRAMMAR:
            assert typed in text
            assert means in text


@pytest.mark.parametrize("key", ["question_mark", "f1", "q", "escape"])
async def test_help_closes_with_the_key_that_opened_it(key: str):
    async with shown(boards.empty()) as (app, pilot):
        await press(app, pilot, "question_mark")
        assert isinstance(app.screen, Help)
        await press(app, pilot, key)
        assert not isinstance(app.screen, Help)
        assert app.is_running


KINDS = {
    "any text": "note",
    "! lead files bounce": "issue",
    "? who knows the CRM": "issue",
    "[] @ana ask the vendor due:fri": "action",
    "= one file a day for now": "decision",
    "~ drop the second form": "proposal",
    "^ +webinar @ops list cleaning": "impact",
    "lead := filled in a form": "term",
    "# budget": "topic",
}


def test_help_teaches_lines_that_mean_what_it_says():
    shown_lines = dict(GRAMMAR)
    assert set(KINDS) <= set(shown_lines)
    for line, kind in KINDS.items():
        assert parse(line).kind == kind, line
    marks = parse("x due:fri level:high help:@ana @ana @ops +webinar")
    assert set(marks.keys) == {"due", "level", "help"}
    assert (marks.at, marks.plus) == (("ana", "ops"), ("webinar",))


async def test_the_line_says_what_it_will_be():
    async with shown(boards.ordinary()) as (app, pilot):
        await press(app, pilot, "a", *"! bounced @sales help:@ch")
        assert "! issue · Tab Chloe Lind" in screen_text(app)
        await press(app, pilot, "tab", "space", *"@nobody", "space")
        assert "no @nobody here" in screen_text(app)


async def test_a_refused_line_comes_back():
    async with shown(boards.ordinary()) as (app, pilot):
        before = app.board.version
        await press(app, pilot, "a", *"^ nobody said whom", "enter")
        assert app.board.version == before
        assert isinstance(app.screen, QuickAdd)
        assert app.screen.query_one("#main", Prompt).value == "^ nobody said whom"
        assert any("+webinar @ops" in notice for notice in notices(app))


async def test_several_pasted_lines_are_kept_one_by_one():
    async with shown(boards.ordinary()) as (app, pilot):
        await press(app, pilot, "a")
        prompt = app.screen.query_one("#main", Prompt)
        prompt.value, prompt.cursor_position = "! one", 5
        app.copy_to_clipboard("\n[] two @ana\n= three")
        await press(app, pilot, "ctrl+v")
        assert [app.board.table(kind).latest(1)[0].text for kind in ("issue", "action", "decision")] == [
            "one",
            "two",
            "three",
        ]
        assert not isinstance(app.screen, QuickAdd)


async def test_find_says_which_filter_names_nothing_and_which_there_are():
    async with shown(boards.ordinary(), DESIGN) as (app, pilot):
        await press(app, pilot, "slash", *"is:opne")
        page = screen_text(app)
        assert "is:opne is no filter. Did you mean is:open or is:done?" in page
        assert "Filters are is:action, is:open, @person, @team, +initiative and since:oct." in page
        assert "0 found" in page


async def test_find_moves_with_the_arrows_while_typing():
    async with shown(boards.ordinary(), DESIGN) as (app, pilot):
        await press(app, pilot, "slash", *"is:action ", "down", "enter")
        assert isinstance(app.screen, Card)
        assert app.screen.record == app.board.actions["A1"]


async def test_find_looks_for_the_rest_when_nobody_types(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(find, "PAUSE", 0.5)
    async with shown(boards.large(1_000), DESIGN) as (app, pilot):
        await press(app, pilot, "slash", *"import")
        assert "at least 50 found" in screen_text(app)
        await press(app, pilot, "down", "down")
        before = app.screen.query_one("#hits", Rows).cursor
        await pilot.pause(0.8)
        assert "at least 200 found" in screen_text(app)
        assert app.screen.query_one("#hits", Rows).cursor == before


async def test_the_log_undoes():
    async with shown(boards.ordinary()) as (app, pilot):
        await press(app, pilot, "k", "l")
        assert "Ops acknowledged Webinar relaunch" in screen_text(app)
        await press(app, pilot, "u")
        impact = app.board.impact("webinar", "ops")
        assert impact is not None
        assert not impact.acknowledged


async def test_an_answer_that_is_refused_can_be_mended():
    async with shown(boards.ordinary(), DESIGN, "issues") as (app, pilot):
        issue = next(each for each in app.board.issues if each.status is IssueStatus.OPEN)
        parked_until(app.screen, issue)  # pyright: ignore[reportArgumentType] - the screen that is shown
        await press(app, pilot, *"wensday", "enter")
        assert isinstance(app.screen, Ask)
        assert app.screen.query_one("#main", Prompt).value == "wensday"
        said = "'wensday' is no date; write it as fri, next tue, in 2 weeks or 2026-12-01. Did you mean wednesday?"
        assert notices(app) == [said]
        await press(app, pilot, *["backspace"] * 5, "d", "enter")
        assert not isinstance(app.screen, Panel)
        assert app.board.issues[issue.id].status is IssueStatus.PARKED
