"""What becomes of a line's marks: owners, helpers, teams, initiatives, dates; and that quick add stays quick."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from store.line.parse import parse
from store.model.moment import Moment, Refused
from store.model.names import Names
from store.verbs.capture import NOWHERE, Place, capture, guess_people
from tests.house.tree import PROJECT

NAMES = Names(
    {
        "team": {"ops": "Marketing Operations", "sales": "Sales"},
        "person": {
            "ana": "Ana Ruiz",
            "ben": "Ben Okafor",
            "chloe": "Chloe Lind",
            "lindm": "Mia Lind",
            "mo": "Mia Park",
        },
        "initiative": {"webinar": "Webinar relaunch", "crm": "CRM migration"},
    },
    {"benny": "ben", "b.o": "ben"},
)
AT = Moment("ana", "2026-11-23T09:10:11.123Z")  # a Monday


def captured(text: str, kind: str = "note", place: Place = NOWHERE, zone: str = "UTC") -> tuple[str, dict[str, Any]]:
    [[made, _, before, doc]] = capture(parse(text, kind, NAMES.known), NAMES, AT, place, {}, 0, zone=zone)
    assert before is None
    assert all(doc.values())  # defaults are left out
    return made, doc


def test_ids_follow_the_counters_and_order_follows_the_version() -> None:
    [[kind, key, _, doc]] = capture(parse("! no header"), NAMES, AT, NOWHERE, {"Q": 11}, 41)
    assert (kind, key) == ("issue", "Q12")
    assert doc["order"] == 42.0
    assert (doc["created"], doc["by"]) == (AT.now, "ana")


def test_an_issue_takes_team_helper_initiative_and_owner() -> None:
    kind, doc = captured("! second file has no header @ops @ben help:@chloe +webinar")
    assert kind == "issue"
    assert doc["text"] == "second file has no header"
    assert (doc["teams"], doc["owners"], doc["helpers"]) == (["ops"], ["ben"], ["chloe"])
    assert doc["initiative"] == "webinar"
    assert "type" not in doc
    assert doc["raw"] == "! second file has no header @ops @ben help:@chloe +webinar"


def test_the_topic_supplies_the_initiative_a_line_leaves_out() -> None:
    place = Place("M1", "T2", "crm")
    assert captured("one note", place=place)[1]["initiative"] == "crm"
    assert captured("one note +webinar", place=place)[1]["initiative"] == "webinar"
    _, doc = captured("one note", place=place)
    assert (doc["meeting"], doc["topic"]) == ("M1", "T2")


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("[] @ana ask the vendor", ["ana"]),
        ("[] ask the vendor @ben", ["ben"]),
        ("ACTION: ana to ask the vendor", ["ana"]),
        ("ACTION: Ana, Ben Okafor and chloe to ask the vendor", ["ana", "ben", "chloe"]),
        ("ACTION chloe: ask the vendor", ["chloe"]),
        ("#action benny to repeat the list", ["ben"]),
        ("[] ask @ana about the list", ["ana"]),
        ("[] @chloe ask @ana about the list", ["chloe"]),
        ("[] ask the vendor owner:@chloe", ["chloe"]),
    ],
)
def test_who_owns_an_action(text: str, owners: list[str]) -> None:
    _, doc = captured(text)
    assert doc["owners"] == owners
    assert "guessed" not in doc


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("[] the vendor hears from Ana's team", ["ana"]),
        ("[] chloe and BEN look at it", ["chloe", "ben"]),
        ("[] benny will look, then b.o", ["ben"]),
        ("[] banana bread", []),
        ("[] ana_2 and anab", []),
        ("[] Mia has to say", []),  # two people are called so
    ],
)
def test_owners_are_guessed_from_whole_words_where_no_mark_says_who(text: str, guessed: list[str]) -> None:
    _, doc = captured(text)
    assert doc.get("guessed", []) == guessed
    assert "owners" not in doc


def test_only_actions_are_guessed_about() -> None:
    assert "guessed" not in captured("! ana cannot export")[1]


def test_guessing_is_by_place_in_the_text() -> None:
    assert guess_people("ben, then ana", NAMES) == ["ben", "ana"]


def test_a_mark_in_the_sentence_owns_an_issue_only_where_nobody_else_does() -> None:
    assert captured("! vendor told @ana that it bounces")[1]["owners"] == ["ana"]
    assert captured("! vendor told @ana that it bounces @ben")[1]["owners"] == ["ben"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("@ana said it is late +webinar", "@ana said it is late"),
        ("it is late @ana", "it is late @ana"),
        ("it is late due:fri level:high", "it is late due:fri level:high"),
        ("= one file a day @ben @ops", "one file a day @ben"),
        ("two of them +webinar +crm", "two of them +crm"),
        ("ACTION: ana to call @ben", "ana to call @ben"),
        ("nobody here @nobody +nothing", "nobody here @nobody +nothing"),
        ("ask around help:@chloe,@ben", "ask around help:@chloe,@ben"),
        ("@ana", "@ana"),
    ],
)
def test_a_mark_without_a_field_goes_back_into_the_text(text: str, kept: str) -> None:
    assert captured(text)[1]["text"] == kept


def test_a_team_asked_to_help_is_concerned() -> None:
    assert captured("? who knows the vendor help:@sales")[1]["teams"] == ["sales"]


def test_for_names_whom_and_what_it_is_for() -> None:
    _, doc = captured("! late again for:@ops,+webinar,@ben")
    assert (doc["teams"], doc["initiative"], doc["text"]) == (["ops"], "webinar", "late again @ben")


def test_notes_know_speaker_off_and_queue() -> None:
    _, doc = captured("Ana: it is late")
    assert (doc["speaker"], doc["text"], doc["queued"]) == ("ana", "it is late", True)
    assert captured("Zoe: it is late")[1]["speaker"] == "Zoe"
    _, doc = captured("[off] it is late")
    assert doc["off"] is True
    assert "queued" not in doc
    assert "queued" not in captured("it is late", place=Place("M1"))[1]


def test_decisions_links_and_finished_actions() -> None:
    assert captured("#rejected two files")[1]["verdict"] == "rejected"
    assert "verdict" not in captured("RESOLVED: one file")[1]
    kind, doc = captured("https://example.org/a the list")
    assert (kind, doc["url"], doc["text"]) == ("link", "https://example.org/a", "the list")
    assert captured("#link the list of lists")[0] == "note"
    _, doc = captured("[x] @ana ask them")
    assert (doc["status"], doc["done_by"], doc["done_at"]) == ("done", "ana", AT.now)


@pytest.mark.parametrize("text", ["#issue", "#action", "#agreed", "", "! @ops"])
def test_a_line_without_text_is_refused(text: str) -> None:
    line = parse(text, "issue", NAMES.known)
    with pytest.raises(Refused, match="no text"):
        capture(line, NAMES, AT, NOWHERE, {}, 0)


@pytest.mark.parametrize(
    ("text", "due", "kept"),
    [
        ("[] ask them due:fri", "2026-11-27", "ask them"),
        ("[] ask them due:next tue @ana", "2026-12-01", "ask them"),
        ("ACTION: ana to ask them - due in 2 weeks", "2026-12-07", "ana to ask them"),
        ("[] ask them by:2026-12-01", "2026-12-01", "ask them"),
        ("! it bounces until:tomorrow", "2026-11-24", "it bounces"),
        ("[] ask them due:soon", "", "ask them due:soon"),
        ("[] ask them due:9999 years", "", "ask them due:9999 years"),
    ],
)
def test_a_due_date_is_a_day_and_words_that_are_none_stay(text: str, due: str, kept: str) -> None:
    _, doc = captured(text)
    assert (doc.get("due", ""), doc["text"]) == (due, kept)


def test_today_is_where_the_workspace_is() -> None:
    line = parse("[] ask them due:today")
    late = Moment("ana", "2026-11-23T23:30:00.000Z")
    for zone, due in (("UTC", "2026-11-23"), ("Europe/Berlin", "2026-11-24")):
        [[_, _, _, doc]] = capture(line, NAMES, late, NOWHERE, {}, 0, zone=zone)
        assert doc["due"] == due


def test_by_a_person_is_an_owner_and_by_a_day_a_date() -> None:
    assert captured("[] ask them by:@ben")[1]["owners"] == ["ben"]
    assert captured("[] ask them by:fri")[1]["due"] == "2026-11-27"
    assert captured("it was said by:@ben")[1]["text"] == "it was said by:@ben"


def test_the_line_as_typed_is_kept_only_where_it_differs() -> None:
    assert "raw" not in captured("plain words")[1]
    assert captured("#info plain words")[1]["raw"] == "#info plain words"
    assert captured("broken \udce4 byte")[1]["raw"] == "broken ? byte"


HEAVY = {"re", "enum", "dataclasses", "typing", "json", "pathlib", "datetime", "collections", "pendulum"}


def test_capturing_a_line_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from store.verbs.capture import *\nfrom store.line.parse import parse\n"
        "from store.model.names import Names\nfrom store.model.moment import Moment\n"
        "n = Names({'person': {'ana': 'Ana Ruiz'}, 'team': {'ops': 'Ops'}})\n"
        "l = parse('[] @ana ask them about Ana @ops', 'issue', n.known)\n"
        "capture(l, n, Moment('ana', '2026-11-23T09:10:11.123Z'), NOWHERE, {}, 0)\n"
        "print(*sys.modules)"
    )
    told = subprocess.run([sys.executable, "-S", "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(told.stdout.split())
