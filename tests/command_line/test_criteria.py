"""`accord add criterion`, `sign`, `criteria`: success is written down, signed and handed out."""

from __future__ import annotations

import pytest

from tests.command_line.conftest import Shell


@pytest.fixture
def signed(shell: Shell) -> Shell:
    shell.does("add", "impact", "+webinar @ops two days a week")
    shell.does("add", "impact", "+webinar @sales forty calls role:decides expert:objections")
    shell.does("add", "criterion", "sales calls every attendee within two days +webinar")
    shell.does("sign", "webinar", "sales")
    return shell


def test_the_signed_text_is_handed_out(signed: Shell):
    told = signed.does("criteria", "webinar").out
    assert "- sales calls every attendee within two days (C1)" in told
    assert "- [x] **Sales** — ana," in told.replace("Ana Ruiz", "ana")
    assert "- [ ] **Marketing Operations** — not signed yet" in told
    signed.does("criteria", "webinar", "--format", "text", "-o", "success.txt")
    assert "not signed yet" in (signed.home / "success.txt").read_text("utf-8")
    assert [each["id"] for each in signed.does("criteria", "webinar", "--json").json] == ["C1"]


def test_who_has_not_signed_needs_the_room(signed: Shell):
    assert "accord sign webinar ops" in signed.does("attention").out
    signed.does("sign", "webinar", "ops")
    assert "accord sign" not in signed.does("attention").out
    signed.does("edit", "C1", "text=sales calls within a day")
    assert "signed earlier words" in signed.does("attention").out


def test_the_minutes_say_what_was_signed(signed: Shell):
    signed.does("meet", "start")
    signed.does("sign", "webinar", "ops")
    signed.does("meet", "end")
    minutes = signed.does("minutes", "--only", "criteria").out
    assert "within two days — signed by Sales, Marketing Operations (C1)" in minutes


def test_a_role_and_what_a_team_is_the_expert_in_are_kept(signed: Shell):
    [_, impact] = signed.does("list", "impacts", "--json").json
    assert (impact["role"], impact["expert"]) == ("decides", "objections")
    signed.does("edit", "I1", "role=contributes", "expert=list cleaning")
    assert signed.does("list", "impacts").lines[0].endswith("contributes · expert in list cleaning")


@pytest.mark.parametrize(("which", "why"), [("crm", "no initiative 'crm'"), ("portal", "no success criteria yet")])
def test_without_criteria_there_is_nothing_to_hand_out(signed: Shell, which: str, why: str):
    signed.does("add", "initiative", "portal", "Partner portal")
    assert why in signed.refuses("criteria", which)
