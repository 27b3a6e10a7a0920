"""Whatever is done can be taken back without a trace and done again; any line ends in records or in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.keep.memory import MemoryBackend
from store.keep.workspace import Verb, Workspace
from store.meeting.agenda import whole_agenda
from store.meeting.held import change_agenda, named
from store.model.board import Board
from store.model.changes import Change, Changes, Commit
from store.model.moment import Moment, Refused
from store.verbs import actions, corrections, decisions, impacts, issues, meetings, series, terms, topics
from store.verbs.edit import drop_record, edit_record
from store.verbs.lines import keep_line, take_text
from store.verbs.meetings import PlannedTopic
from store.verbs.named import add_named, rename
from tests.rules.played import founded

HANDLES = ("ops", "sales", "demand", "ana", "ben", "chloe", "webinar", "crm", "nobody")
LINES = (
    *(
        "a note",
        "Ana: two files a day",
        "… and more",
        "[off] quiet",
        "present+ ana, Zoe",
        "regrets+ ben",
        "late+ chloe",
    ),
    *("! two files bounce @ops help:@ben", "? who knows the vendor", "[] @ana ask them due:fri", "[] ben asks @chloe"),
    *(
        "= one file",
        "#rejected one file",
        "~ one file",
        "+1",
        "Ben: -1 no",
        "# Webinar +webinar",
        "# Import",
        "## Part",
    ),
    *("^ @ops cleaning level:high", "^ +crm @sales @demand calls", "lead := a form", "lead @ops := a record"),
    *(
        "#friction form: too long count:10/week cost:2",
        "https://example.org list",
        "q+ ana",
        "q+ ben to ask",
        "q- ana",
        "ack next",
        "#round",
        "#round skip",
        "#rate ana 8",
        "#warnings off",
        "#undo",
        "",
        "[x] @ben did",
    ),
    *("s/two/three/", "s/@ana/@ben/g", "i/two/! one file/", "@nobody +nothing note", "\\! literal"),
)
AGENDA = (PlannedTopic("check-in", "Check-in"), PlannedTopic("initiative", "Webinar", "webinar"))


def of(letters: str) -> st.SearchStrategy[str]:
    """Ids of the first records of some kinds."""
    return st.sampled_from([letter + str(number) for letter in letters for number in (1, 2, 3)])


ids = of("QADNPILFTM")
handles = st.sampled_from(HANDLES)
teams = st.sampled_from(HANDLES[:3])
people = st.sampled_from(HANDLES[3:6])
initiatives = st.sampled_from(HANDLES[6:])
words = st.sampled_from(("one file", "two files", "a record", "", "Q1", "fri", "+1", "ana"))
kinds = st.sampled_from(("note", "action", "issue", "help", "decision", "proposal", "link", "topic"))


def deed(verb: Callable[..., Changes], *given: st.SearchStrategy[Any]) -> st.SearchStrategy[Verb]:
    """A verb with arguments drawn for it."""

    def drawn(args: tuple[Any, ...]) -> Verb:
        return lambda board, at: verb(board, *args, at=at)

    return st.tuples(*given).map(drawn)


def changes_agenda(board: Board, number: int, verb: Callable[..., Changes], *, at: Moment) -> Changes:
    """Change an item of the agenda that waits for the next standup."""
    items = whole_agenda(board, "2026-11-23")
    names = list(named(items))
    name = names[number % len(names)]
    return change_agenda(board, items, name, lambda board, key, _: verb(board, key, at=at), at=at)


DEEDS: st.SearchStrategy[Verb] = st.one_of(
    deed(take_text, st.sampled_from(LINES)),
    deed(take_text, st.sampled_from(LINES)),
    deed(take_text, st.text(max_size=40)),
    deed(
        changes_agenda,
        st.integers(0, 9),
        st.sampled_from((topics.cut_topic, topics.park_topic, topics.extend_topic, topics.split_topic)),
    ),
    deed(keep_line, st.text(max_size=10)),
    deed(meetings.start_meeting, st.just(AGENDA)),
    *(deed(verb) for verb in (meetings.end_meeting, topics.next_topic)),
    *(
        deed(verb, of("T"))
        for verb in (
            *(topics.take_up, topics.cut_topic, topics.park_topic, topics.drop_topic, topics.restore_topic),
            *(topics.extend_topic, topics.split_topic),
        )
    ),
    *(deed(verb, of("Q")) for verb in (issues.reopen_issue, issues.park_issue)),
    *(
        deed(verb, of("A"))
        for verb in (*(actions.complete_action, actions.reopen_action, actions.drop_action, actions.confirm_owner),)
    ),
    *(deed(verb, of("P")) for verb in (decisions.decide_proposal, decisions.withdraw_proposal)),
    deed(drop_record, st.one_of(ids, handles, st.just("lead"))),
    *(
        deed(verb, of("Q"), st.one_of(people, words))
        for verb in (issues.offer_help, issues.withdraw_help, issues.assign_issue, issues.resolve_issue)
    ),
    *(deed(verb, of("A"), st.one_of(people, words)) for verb in (actions.assign_action, actions.set_due)),
    deed(corrections.edit_text, ids, words),
    deed(corrections.insert_line, words, words),
    deed(corrections.move_line, ids, of("T")),
    deed(topics.reorder_topic, of("T"), of("T")),
    deed(corrections.turn_line, ids, kinds),
    deed(impacts.acknowledge_impact, initiatives, teams),
    deed(impacts.set_impact, initiatives, teams, words),
    deed(terms.define_term, words, words, teams),
    *(deed(verb, words, words) for verb in (terms.agree_meaning, terms.alias_term)),
    deed(terms.withdraw_meaning, st.just("lead"), teams),
    deed(rename, handles, words),
    deed(add_named, st.sampled_from(("team", "person", "goal", "poem")), st.one_of(handles, words), words),
    deed(
        edit_record,
        ids,
        st.dictionaries(
            st.sampled_from(("text", "owner", "teams", "due", "type")), st.one_of(words, handles), max_size=2
        ),
    ),
    deed(series.set_up_series, words, words),
)


def busy() -> Board:
    """A board in the middle of a standup, with some of everything."""
    played = founded()
    played.say("! one issue", "[] an action", "a note that waits")
    played.do(lambda board, at: meetings.start_meeting(board, AGENDA, at=at))
    for line in LINES:
        try:
            played.say(line)
        except Refused:
            continue
    return played.board


BUSY, QUIET = busy(), founded().board


def workspace(board: Board) -> Workspace:
    """A workspace in memory where everything on the board was done in one go, by somebody else."""
    docs = board.docs()
    changes = tuple(Change(kind, key, None, doc) for kind, table in docs.items() for key, doc in table.items())
    ticks = iter(range(1, 10_000))
    begun = Commit(1, "2026-11-23T09:00:00.000Z", "somebody", "begin", changes)
    return Workspace(
        MemoryBackend([begun]), "ana", lambda: f"2026-11-23T10:{(tick := next(ticks)) // 60:02d}:{tick % 60:02d}.000Z"
    )


@settings(max_examples=250, deadline=None)
@given(st.sampled_from((BUSY, BUSY, QUIET)), st.lists(DEEDS, min_size=4, max_size=25))
def test_every_deed_can_be_taken_back_and_done_again(board: Board, deeds: list[Verb]) -> None:
    ws = workspace(board)
    for verb in deeds:
        before = ws.board.docs()
        try:
            done = ws.do(verb, "deed")
        except Refused as refused:
            sentence = str(refused)
        else:
            sentence = "" if done.commit else "Nothing had to change."
        if sentence:
            assert "\n" not in sentence
            assert ws.board.docs() == before
            continue
        after = ws.board.docs()
        assert after != before
        ws.undo()
        assert ws.board.docs() == before
        ws.redo()
        assert ws.board.docs() == after
    assert ws.backend.load().docs() == ws.board.docs()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), st.booleans())
def test_any_line_ends_in_records_or_in_a_sentence(text: str, meeting: bool) -> None:
    ws = workspace(BUSY if meeting else QUIET)
    try:
        done = ws.do(lambda board, at: take_text(board, text, at=at))
        board = done.board
    except Refused as refused:
        board = ws.board
        told = str(refused)
    else:
        told = "kept"
    assert told
    for kind in ("note", "issue", "action", "decision", "proposal"):
        for record in board.table(kind):
            assert record.text
            assert record.text == record.text.strip()
            assert not any(char < " " for char in record.text)
