"""Setting fields by hand, and taking records away."""

from __future__ import annotations

import pytest

from store.model.board import Board
from store.model.docs import PLANS
from store.verbs import decisions, issues
from store.verbs.edit import SETTABLE, drop_record, edit_record
from store.verbs.meetings import PlannedTopic, start_meeting
from store.verbs.named import add_named
from store.verbs.terms import define_term
from tests.rules.played import Played, founded


@pytest.fixture
def played() -> Played:
    played = founded()
    played.say(
        "! Files bounce +webinar @ops", "[] @ben call them +crm due:fri", "a note", "https://example.org the list"
    )
    played.say("^ +webinar @ops cleaning", "#friction too many calls count:100/year cost:6", "= one file")
    played.do(lambda b, at: define_term(b, "lead", "a form", "demand", at=at))
    played.do(lambda b, at: add_named(b, "goal", "grow", "Grow", at=at))
    played.do(lambda b, at: add_named(b, "goal", "volume", "Volume", {"under": "grow"}, at=at))
    return played


def test_every_field_that_can_be_set_is_one_of_the_record() -> None:
    for kind, settable in SETTABLE.items():
        assert set(settable) <= set(PLANS[kind])


@pytest.mark.parametrize(
    ("key", "field", "typed", "name", "kept"),
    [
        ("Q1", "text", "Files are late", "text", "Files are late"),
        ("q1", "kind", "chance", "type", "opportunity"),
        ("Q1", "team", "sales,ops", "teams", ("sales", "ops")),
        ("Q1", "teams", "", "teams", ()),
        ("Q1", "owner", "Ana Ruiz", "owners", ("ana",)),
        ("Q1", "help", "benny", "helpers", ("ben",)),
        ("Q1", "due", "tomorrow", "due", "2026-11-24"),
        ("Q1", "initiative", "CRM migration", "initiative", "crm"),
        ("Q1", "initiative", "", "initiative", ""),
        ("A1", "due", "", "due", ""),
        ("A1", "owners", "ana, chloe", "owners", ("ana", "chloe")),
        ("N1", "off", "yes", "off", True),
        ("N1", "queued", "no", "queued", False),
        ("N1", "speaker", "Zoe", "speaker", "Zoe"),
        ("L1", "text", "", "text", ""),
        ("I1", "level", "light", "level", "low"),
        ("I1", "role", "informed", "role", "informed"),
        ("F1", "count", "1.2k/month", "count", "1200"),
        ("F1", "count", "1.2k/month", "per", "month"),
        ("F1", "cost", "€6.50", "cost", "6.50"),
        ("D1", "verdict", "rejected", "verdict", "rejected"),
        ("ops", "role", "clean data", "role", "clean data"),
        ("ANA", "knows", "crm:hands-on", "knows", {"crm": "hands-on"}),
        ("ana", "away", "2026-12-24", "away_until", "2026-12-24"),
        ("ana", "nick", "annie, a-r", "nicks", ("annie", "a-r")),
        ("webinar", "title", "The webinar", "name", "The webinar"),
        ("webinar", "status", "paused", "status", "paused"),
        ("webinar", "channels", "mail,web,event", "channels", ("mail", "web", "event")),
        ("webinar", "sponsor", "", "sponsor", ""),
        ("lead", "type", "value", "type", "value"),
        ("lead", "alias", "prospect", "aliases", ("prospect",)),
        ("volume", "under", "", "under", ""),
    ],
)
def test_a_field_is_set(played: Played, key: str, field: str, typed: str, name: str, kept: object) -> None:
    played.do(lambda b, at: edit_record(b, key, {field: typed}, at=at))
    record = played.board.find(key)
    assert record is not None
    assert getattr(record, name) == kept


@pytest.mark.parametrize(
    ("key", "given", "part"),
    [
        ("Q1", {"colour": "red"}, "Q1 has no field 'colour' to set; there are text, initiative, teams, type"),
        ("Q1", {}, "Say what to set: text"),
        ("Q1", {"text": " "}, "cannot be empty"),
        ("Q1", {"text": "Files bounce"}, "says that already"),
        ("Q1", {"status": "resolved"}, "no field 'status'"),
        ("Q1", {"resolution": "fixed"}, "accord resolve Q1"),
        ("Q1", {"initiative": "webinr"}, "Did you mean webinar"),
        ("Q1", {"owner": "bem"}, "Did you mean ben"),
        ("Q1", {"type": "sorrow"}, "An issue is one of problem, risk"),
        ("Q1", {"due": "someday"}, "is no date"),
        ("Q99", {"text": "x"}, "There is no issue Q99. The newest is Q1."),
        ("opps", {"name": "x"}, "Nothing here is called 'opps'. Did you mean ops?"),
        ("A2", {"due": "fri"}, "There is no action A2"),
        ("I1", {"level": "huge"}, "A level is one of high"),
        ("N1", {"off": "perhaps"}, "yes or no"),
        ("F1", {"count": "many"}, "no number"),
        ("F1", {"count": "3/century"}, "A period is year"),
        ("F1", {"cost": "dear"}, "no amount"),
        ("grow", {"under": "volume"}, "grow would lead back to itself"),
        ("grow", {"under": "grow"}, "grow would lead back to itself"),
        ("D1", {"supersedes": "D1"}, "D1 would lead back to itself"),
        ("lead", {"alias": "lead"}, "stands for 'lead' already"),
        ("webinar", {"starts": "2026-12-02", "ends": "2026-12-01"}, "before it starts"),
        ("ana", {"nick": "Benny"}, "'benny' is ben already"),
        ("ana", {"nick": "chloe"}, "'chloe' is chloe already"),
        ("standup", {"colour": "red"}, "The standup has no field 'colour'"),
    ],
)
def test_what_cannot_be_set(played: Played, key: str, given: dict[str, str], part: str) -> None:
    assert part in played.refusal(lambda b, at: edit_record(b, key, given, at=at))


def test_the_series_is_edited_under_its_name(played: Played) -> None:
    played.do(lambda b, at: edit_record(b, "standup", {"day": "fri", "length": "30"}, at=at))
    assert played.board.series.day == "fri"


def test_several_fields_at_once_and_lists_from_several_words(played: Played) -> None:
    played.do(lambda b, at: edit_record(b, "Q1", {"teams": ["sales", "demand"], "text": "x"}, at=at))
    assert played.board.issues["Q1"].teams == ("sales", "demand")


@pytest.mark.parametrize("key", ["Q1", "A1", "N1", "L1", "I1", "F1", "D1", "lead", "volume"])
def test_a_record_nobody_needs_is_taken_away(played: Played, key: str) -> None:
    played.do(lambda b, at: drop_record(b, key, at=at))
    assert played.board.find(key) is None


def test_a_record_others_need_stays_and_they_are_named(played: Played) -> None:
    for key, part in (
        ("grow", "grow cannot be taken away while volume refers to it"),
        ("crm", "while A1 refers"),
        ("ben", "while A1 refers"),
        ("chloe", "while webinar refers"),
        ("demand", "while ben and lead refer"),
        ("ops", "while ana, Q1 and I1 refer"),
    ):
        sentence = played.refusal(lambda b, at, k=key: drop_record(b, k, at=at))
        assert part in sentence
    assert "Nothing here is called" in played.refusal(lambda b, at: drop_record(b, "nobody", at=at))


def test_a_standup_and_its_topics_are_needed_by_their_lines(played: Played) -> None:
    played.do(lambda b, at: start_meeting(b, [PlannedTopic("other", "Import")], at=at))
    played.say("a", "b", "c", "d", "e")
    played.do(lambda b, at: issues.resolve_issue(b, "Q1", "fixed", at=at))
    assert "and 4 more refer to it" in played.refusal(lambda b, at: drop_record(b, "M1", at=at))
    assert "T1 cannot be taken away while M1" in played.refusal(lambda b, at: drop_record(b, "T1", at=at))


def test_a_decision_stays_while_another_supersedes_it(played: Played) -> None:
    played.do(lambda b, at: decisions.record_decision(b, "two files", supersedes="D1", at=at))
    assert "while D2 refers to it" in played.refusal(lambda b, at: drop_record(b, "D1", at=at))


def test_fields_of_a_newer_version_survive_an_edit_and_come_back_after_a_drop() -> None:
    docs = {"issue": {"Q1": {"text": "x", "mood": "grim"}}}
    played = Played()
    played.board = Board.of(1, {"Q": 1}, docs, "")
    played.do(lambda b, at: edit_record(b, "Q1", {"text": "y"}, at=at))
    assert played.board.docs()["issue"]["Q1"] == {"text": "y", "mood": "grim"}
    played.do(lambda b, at: drop_record(b, "Q1", at=at))  # `do` proves that it can be taken back whole
