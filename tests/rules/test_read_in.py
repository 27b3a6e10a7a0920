"""A recorded meeting on a board: its lines say what the same lines say at the prompt."""

from __future__ import annotations

import pytest

from store.exchange.logs import read_log
from store.exchange.read_in import read_in
from store.model.board import Board
from store.model.changes import Commit
from store.model.moment import Moment
from tests import boards


def kept(*lines: str) -> Board:
    """The board after a meeting in which these were typed on 17 November 2026."""
    board = boards.running().board
    log = ["--- Log opened Tue Nov 17 09:59:00 2026", "10:00 <ana> #startmeeting Sums", *lines]
    [recorded] = read_log("\n".join(log).encode(), "meetbot")
    at = Moment("ana", boards.NOW)
    return board.apply(Commit(board.version + 1, boards.NOW, "ana", "", read_in(board, recorded, at=at)))


def test_an_action_has_the_day_and_the_owners_that_its_words_and_marks_say() -> None:
    board = kept(
        "10:01 <ana> #action @ben call them due:2w",
        "10:02 <ana> #action: ana to ask - due Friday",
        "10:03 <ana> #action ana call back due:whenever",
    )
    told = [(one.text, one.owners, one.due) for one in list(board.actions)[-3:]]
    assert told == [
        ("call them", ("ben",), "2026-12-01"),
        ("ana to ask", ("ana",), "2026-11-20"),
        ("ana call back due:whenever", ("ana",), ""),
    ]


def test_marks_name_teams_helpers_and_initiatives_and_unknown_ones_stay_text() -> None:
    board = kept(
        "10:01 <ana> #help with the import help:@ben @ops",
        "10:02 <ana> #agreed one file a day +webinar +nothing",
        "10:03 <ana> #info",
    )
    issue, decision = list(board.issues)[-1], list(board.decisions)[-1]
    assert (issue.text, issue.helpers, issue.teams, issue.initiative) == ("with the import", ("ben",), ("ops",), "")
    assert (decision.text, decision.initiative) == ("one file a day +nothing", "webinar")
    assert list(board.notes)[-1].text == ""


def test_a_topic_gives_its_lines_the_initiative_it_marks_or_is_called_by() -> None:
    title = boards.running().board.initiatives["webinar"].name
    board = kept(
        f"10:01 <ana> #topic {title.upper()}",
        "10:02 <ana> #info one",
        "10:03 <ana> #topic other",
        "10:04 <ana> #info two",
        "10:05 <ana> #topic +webinar numbers",
        "10:06 <ana> #link https://example.org",
        "10:07 <ana> #topic +webinar",
    )
    assert [note.initiative for note in list(board.notes)[-2:]] == ["webinar", ""]
    assert list(board.links)[-1].initiative == "webinar"
    assert [topic.text for topic in list(board.topics)[-4:]] == [title.upper(), "other", "numbers", title]


@pytest.mark.parametrize(
    ("log", "started"),
    [
        ("[2026-07-01T10:00:00Z] <ana> #startmeeting Sums\n", "2026-07-01T10:00"),
        ("2026-07-01T10:00:00+0200 <ana> #startmeeting Sums\n", "2026-07-01T08:00"),
        ("2026-07-01 00:30:00+02:00 <ana> #startmeeting Sums\n", "2026-06-30T22:30"),
        ("[2026-07-01 10:00:00] <ana> #startmeeting Sums\n", "2026-07-01T08:00"),
        (
            "10:00:00 <ana> #startmeeting Sums\n10:00:01 <bot> Meeting started Wed Jul  1 10:00:00 2026 UTC.  x\n",
            "2026-07-01T10:00",
        ),
        (
            "12:00:00 <ana> #startmeeting Sums\n12:00:01 <bot> Meeting started Wed Jul  1 10:00:00 2026 UTC.  x\n",
            "2026-07-01T10:00",
        ),
        ("[2026-07-01T10:00:00+99:99] <ana> #startmeeting Sums\n", "2026-07-01T08:00"),
    ],
)
def test_a_log_that_tells_its_zone_is_kept_by_it_and_any_other_by_the_workspaces(log: str, started: str) -> None:
    board = boards.running().board
    assert board.series.timezone == "Europe/Berlin"
    [recorded] = read_log(log.encode())
    draft = read_in(board, recorded, at=Moment("ana", boards.NOW))
    after = board.apply(Commit(board.version + 1, boards.NOW, "ana", "", draft))
    assert next(one.started for one in after.meetings if one.title == "Sums").startswith(started)


def test_what_is_off_the_record_stays_off_it() -> None:
    [recorded] = read_log(b"10:00:00 <ana> Scribe: ana\n10:01:00 <ana> [off] her salary\n10:02:00 <ana> Topic: x\n")
    board = boards.running().board
    draft = read_in(board, recorded, at=Moment("ana", boards.NOW))
    note = list(board.apply(Commit(board.version + 1, boards.NOW, "ana", "", draft)).notes)[-1]
    assert (note.text, note.off) == ("her salary", True)
