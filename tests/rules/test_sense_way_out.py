"""The command that attention names settles what it names it for."""

from __future__ import annotations

from collections.abc import Callable
from shlex import split

import pytest

from store.model.board import Board
from store.model.changes import Changes, Doc
from store.model.moment import Moment
from store.sense.attention import attention
from store.verbs.actions import complete_action
from store.verbs.criteria import sign_criteria
from store.verbs.edit import drop_record, edit_record
from store.verbs.goals import agree_conflict
from store.verbs.impacts import acknowledge_impact
from store.verbs.inputs import receive_input
from store.verbs.issues import offer_help, resolve_issue
from store.verbs.knowledge import finish_session, know
from store.verbs.lines import take_text
from store.verbs.terms import agree_meaning
from store.verbs.topics import add_topic
from store.verbs.touchpoints import add_test
from tests.rules.sense import TODAY, at, board, then
from tests.rules.test_sense_attention import SAID


def obey(words: list[str], here: Board) -> Changes:
    """What a command does to a board, its blanks filled in."""
    filled = [word.replace("PERSON", "ben").replace("DAY", "fri").replace("TEAM", "ops") for word in words]
    verb, key, *rest = [word.replace("…", "so it is") for word in filled]
    moment = Moment("ana", at(23, 12))
    if (verb, key) == ("add", "topic"):
        return add_topic(here, rest[0], at=moment)
    if verb == "add":
        return take_text(here, rest[0], at=moment, kind=key)
    doing: dict[str, Callable[[], Changes]] = {
        "edit": lambda: edit_record(here, key, dict([rest[0].split("=", 1)]), at=moment),
        "ack": lambda: acknowledge_impact(here, key, rest[0], at=moment),
        "help-with": lambda: offer_help(here, key, rest[0], at=moment),
        "resolve": lambda: resolve_issue(here, key, rest[0], at=moment),
        "done": lambda: (finish_session if key[0] == "S" else complete_action)(here, key, at=moment),
        "receive": lambda: receive_input(here, key, rest[0], at=moment),
        "sign": lambda: sign_criteria(here, key, rest[0], at=moment),
        "know": lambda: know(here, key, *rest, at=moment),
        "drop": lambda: drop_record(here, key, at=moment),
        "agree": lambda: agree_conflict(here, key, rest[0], at=moment),
        "test": lambda: add_test(here, key, "", rest[0].replace("RESULT", "60000"), at=moment),
        "define": lambda: agree_meaning(here, key, rest[0], at=moment),
    }
    return doing[verb]()


OWN_WAYS = ("notes-waiting", "standup-missed")
"""Rules whose way out is to meet."""


@pytest.mark.parametrize(("rule", "more", "said"), [case for case in SAID if case[0] not in OWN_WAYS])
def test_the_way_out_is_one(rule: str, more: dict[str, dict[str, Doc]], said: tuple[str, str, str]) -> None:
    here = board(**more)
    changes = obey(split(attention(here, TODAY)[0].command)[1:], here)
    after, _ = then(here, *changes)
    assert (rule, said[0]) not in {(need.rule, need.sentence) for need in attention(after, TODAY)}
