"""The prompt: what is typed is what is entered, completion stays on its line, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from textual import events
from textual.widgets import Button

from screens.plain import clean
from screens.widgets.lines import Spans
from screens.widgets.prompt import Candidate, Prompt
from tests.conftest import ScreenCheck
from tests.views.hostile import EVERY, LONG
from tests.views.stage import SIZES, Stage
from tui.theme import LIGHT, PLAIN

PEOPLE = {"@chloe": "Chloe Lind", "@charlie": "Charlie Dunn", "@ana": "Ana Ruiz"}


def complete(text: str, at: int) -> Sequence[Candidate]:
    start = text.rfind("@", 0, at)
    typed = text[start:at]
    if start < 0 or " " in typed:
        return []
    return [Candidate(handle, name, start, at) for handle, name in PEOPLE.items() if handle.startswith(typed.lower())]


def describe(text: str) -> str | Spans:
    return [("issue", "needs")] if text.startswith("!") else "note"


class Watched(Prompt):
    """A prompt that remembers what was entered."""

    def __init__(self, **named: object) -> None:
        super().__init__(complete=complete, describe=describe, **named)  # pyright: ignore[reportArgumentType]
        self.entered: list[list[str]] = []

    def on_prompt_entered(self, message: Prompt.Entered) -> None:
        self.entered.append(message.lines)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_prompt_as_it_looks(screen: ScreenCheck, size: tuple[int, int]):
    app = Stage(Watched())
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"! twice @sales @ch".replace(" ", "_").replace("_", " "))
        screen(app)


@pytest.mark.parametrize("theme", [LIGHT.name, PLAIN.name])
async def test_a_prompt_in_the_other_themes(screen: ScreenCheck, theme: str):
    app = Stage(prompt := Watched(), theme=theme)
    async with app.run_test(size=(60, 3)) as pilot:
        prompt.put("! lead files counted twice help:@ch")
        await pilot.pause()
        screen(app)


async def test_an_empty_prompt_hints():
    app = Stage(Watched(placeholder="Type what is said"))
    async with app.run_test(size=(40, 2)) as pilot:
        assert app.lines[0] == "  Type what is said"
        await pilot.press("x")
        assert app.lines[0].split() == ["x", "note"]


async def test_tab_takes_what_is_offered_and_again_the_next():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(60, 2)) as pilot:
        await pilot.press(*"ask @c")
        assert app.lines[0] == "  ask @chloe" + " " * 26 + "note · Tab Chloe Lind"
        await pilot.press("tab")
        assert (prompt.value, prompt.cursor_position) == ("ask @chloe", 10)
        await pilot.press("tab")
        assert prompt.value == "ask @charlie"
        await pilot.press("tab")
        assert prompt.value == "ask @chloe"
        await pilot.press("shift+tab")
        assert prompt.value == "ask @charlie"
        await pilot.press(*" @a", "right")
        assert prompt.value == "ask @charlie @ana"
        await pilot.press("tab", "left", "right")
        assert prompt.value == "ask @charlie @ana"


async def test_a_completion_inside_the_line_keeps_what_follows():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(60, 2)) as pilot:
        prompt.put("ask @c about it", 6)
        await pilot.pause()
        assert "ask @c about it" in app.lines[0]
        assert "Tab Chloe Lind" in app.lines[0]
        await pilot.press("tab")
        assert (prompt.value, prompt.cursor_position) == ("ask @chloe about it", 10)


async def test_a_word_typed_right_behind_a_completed_mark_is_the_next_one():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(60, 2)) as pilot:
        await pilot.press(*"[] @ch", "tab", *"call @a", "tab", *", and the rest")
        assert prompt.value == "[] @chloe call @ana, and the rest"
        await pilot.press(*" @chloe", "backspace", *"es")  # typed out by hand: nothing is put in
        assert prompt.value == "[] @chloe call @ana, and the rest @chloes"


async def test_a_completed_word_may_be_gone_on_with():
    def terms(text: str, at: int) -> Sequence[Candidate]:
        return [Candidate("lead", "lead", 0, at)] if text == "le" else []

    app = Stage(prompt := Prompt(complete=terms))
    async with app.run_test(size=(60, 2)) as pilot:
        await pilot.press(*"le", "tab", *"s came")
        assert prompt.value == "leads came"


async def test_tab_leaves_an_empty_prompt_and_only_that():
    app = Stage(prompt := Watched(), Button("next"))
    async with app.run_test(size=(60, 6)) as pilot:
        await pilot.press("x", "tab")
        assert prompt.has_focus
        await pilot.press("backspace", "tab")
        assert not prompt.has_focus


async def test_enter_hands_the_line_over_as_it_was_typed():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(60, 2)) as pilot:
        await pilot.press(*" ! [TODO] x ", "enter", "enter", "space", "enter", *"two", "enter")
        assert prompt.entered == [[" ! [TODO] x "], ["two"]]
        assert prompt.value == ""


async def test_a_paste_of_several_lines_enters_each():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(60, 2)) as pilot:
        await pilot.press(*"ab", "left")
        prompt.post_message(events.Paste("one\r\n\n  two\nthree"))
        await pilot.pause()
        assert prompt.entered == [["aone", "  two", "threeb"]]
        assert prompt.value == ""
        prompt.post_message(events.Paste("just one"))
        prompt.post_message(events.Paste(" more\n"))
        await pilot.pause()
        assert prompt.value == "just one more"
        app.copy_to_clipboard("x\ny")
        await pilot.press("ctrl+v")
        assert prompt.entered[-1] == ["just one morex", "y"]


async def test_up_and_down_recall_and_keep_what_is_being_typed():
    app = Stage(prompt := Watched(history=["zero"]))
    async with app.run_test(size=(60, 2)) as pilot:
        await pilot.press("o", "n", "e", "enter", "d", "r", "a", "up")
        assert prompt.value == "one"
        await pilot.press("up", "up")
        assert prompt.value == "zero"
        await pilot.press("down", "down", "down")
        assert prompt.value == "dra"


async def test_a_line_that_could_not_be_kept_comes_back():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(60, 2)) as pilot:
        await pilot.press("a", "enter")
        prompt.give_back("a")
        assert prompt.value == "a"
        prompt.give_back("b")
        assert prompt.value == "a"
        await pilot.press("up")
        assert prompt.value == "b"


async def test_the_label_yields_to_the_line():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(40, 2)) as pilot:
        prompt.put("a line that is long @ch")
        await pilot.pause()
        assert app.lines[0].endswith("note")
        prompt.put("a line that is nearly as long as it @ch")
        await pilot.pause()
        assert "note" not in app.lines[0]


async def test_a_line_longer_than_the_prompt_scrolls():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(30, 2)) as pilot:
        prompt.put("0123456789" * 5)
        await pilot.pause()
        assert app.lines[0].endswith("456789")
        await pilot.press("home")
        assert app.lines[0].startswith("  0123456789")
        await pilot.press("end", "x")
        assert app.lines[0].endswith("56789x")
        await pilot.press("enter", *"new")
        assert app.lines[0].startswith("  new")


async def test_selected_text_is_replaced():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(30, 2)) as pilot:
        await pilot.press(*"lead", "shift+home")
        assert "lead" in app.lines[0]
        await pilot.press("x")
        assert prompt.value == "x"


async def test_what_completes_can_change():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(60, 2)) as pilot:
        await pilot.press(*"@z")
        assert "Tab" not in app.lines[0]

        def zoe(_text: str, at: int) -> list[Candidate]:
            return [Candidate("@zoe", "Zoe Park", 0, at)]

        prompt.complete = zoe
        prompt.ask_again()
        await pilot.pause()
        assert "Tab Zoe Park" in app.lines[0]


@pytest.mark.parametrize("size", [*SIZES, (3, 2)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", EVERY, ids=["markup", "escapes", "turned", "wide", "all", "long", "empty"])
async def test_hostile_text_stays_on_the_line_and_is_entered_unchanged(size: tuple[int, int], text: str):
    def again(_text: str, at: int) -> list[Candidate]:
        return [Candidate(text + text, text, 0, at)]

    def same(_text: str) -> str:
        return text

    app = Stage(prompt := Watched(placeholder=text))
    async with app.run_test(size=size) as pilot:
        prompt.put(text)
        prompt.complete, prompt.describe = again, same
        for position in (0, len(text) // 2, len(text)):
            prompt.cursor_position = position
            await pilot.pause()
            assert app.text.replace("\n", "").isprintable()
            assert all(cell_len(line) <= size[0] for line in app.lines)
        await pilot.press("enter")
        assert prompt.entered == ([[text]] if text else [])


async def test_the_cursor_is_where_the_terminal_thinks():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(40, 2)) as pilot:
        for text, cells in (
            ("abc", 3),
            ("中文", 4),
            ("e\u0301x", 2),
            ("a\u200bb", 2),
            ("\U0001f469\u200d\U0001f467", 4),
        ):
            prompt.put(text)
            await pilot.pause()
            assert app.lines[0].startswith("  " + clean(text))
            assert prompt.cursor_screen_offset.x == 2 + cells + 1, text


def test_a_very_long_line_is_long():
    assert len(LONG) >= 100_000


async def test_lines_that_arrive_faster_than_keys_are_handled_stay_lines():
    app = Stage(prompt := Watched())
    async with app.run_test(size=(60, 3)) as pilot:
        prompt.focus()
        await pilot.pause()
        for letter in "one\rtwo\rthre\x7fe\x7f":
            key = {"\r": "enter", "\x7f": "backspace"}.get(letter, letter)
            app.post_message(events.Key(key, letter))
        await pilot.pause()
        await pilot.pause()
        assert prompt.entered == [["one"], ["two"]]
        assert prompt.value == "thr"
