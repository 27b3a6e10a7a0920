"""Every way to say what a line is, and what each says."""

from __future__ import annotations

import pytest

from store.line.parse import FIELDS, Line, parse
from store.line.write import write

SPELLINGS: list[tuple[str, dict[str, object]]] = [
    # note
    ("the vendor called", {"text": "the vendor called"}),
    ("#info the vendor called", {"text": "the vendor called"}),
    ("#INFO: the vendor called", {"text": "the vendor called"}),
    ("#note the vendor called", {"text": "the vendor called"}),
    ("Ana: the vendor called", {"speaker": "Ana", "text": "the vendor called"}),
    ("Ana：the vendor called", {"speaker": "Ana", "text": "the vendor called"}),
    ("Ana : the vendor called", {"speaker": "Ana", "text": "the vendor called"}),
    ("… and left", {"continues": True, "text": "and left"}),
    ("... and left", {"continues": True, "text": "and left"}),
    (".. and left", {"continues": True, "text": "and left"}),
    ("...and left", {"continues": True, "text": "and left"}),
    ("[off] between us", {"off": True, "text": "between us"}),
    ("[OFF] ! between us", {"off": True, "kind": "issue", "text": "between us"}),
    # topic
    ("#topic Relaunch", {"kind": "topic", "level": 1, "text": "Relaunch"}),
    ("Topic: Relaunch", {"kind": "topic", "level": 1, "text": "Relaunch"}),
    ("TOPIC : Relaunch", {"kind": "topic", "level": 1, "text": "Relaunch"}),
    ("topic：Relaunch", {"kind": "topic", "level": 1, "text": "Relaunch"}),
    ("# Relaunch", {"kind": "topic", "level": 1, "text": "Relaunch"}),
    ("Subtopic: Dates", {"kind": "topic", "level": 2, "text": "Dates"}),
    ("sub-topic: Dates", {"kind": "topic", "level": 2, "text": "Dates"}),
    ("## Dates", {"kind": "topic", "level": 2, "text": "Dates"}),
    ("#topic", {"kind": "topic", "level": 1}),
    # action
    ("#action @ana ask", {"kind": "action", "at": ("ana",), "owners": ("ana",), "text": "ask"}),
    ("#action: carol asks", {"kind": "action", "text": "carol asks"}),
    ("#action-item dave asks", {"kind": "action", "text": "dave asks"}),
    ("#Action : ask", {"kind": "action", "text": "ask"}),
    ("ACTION: ana to ask", {"kind": "action", "owners": ("ana",), "text": "ana to ask"}),
    ("action: Ana, Ben to ask", {"kind": "action", "owners": ("Ana", "Ben"), "text": "Ana, Ben to ask"}),
    ("ACTION ana: ask", {"kind": "action", "owners": ("ana",), "text": "ana: ask"}),
    (
        "Action ana and Chloe Lind: ask",
        {"kind": "action", "owners": ("ana", "Chloe Lind")} | {"text": "ana and Chloe Lind: ask"},
    ),
    ("ACTION ana to ask", {"kind": "action", "owners": ("ana",), "text": "ana to ask"}),
    ("[] ask", {"kind": "action", "text": "ask"}),
    ("[ ] ask", {"kind": "action", "text": "ask"}),
    ("- [ ] ask", {"kind": "action", "text": "ask"}),
    ("* [x] ask", {"kind": "action", "keys": {"done": "yes"}, "text": "ask"}),
    ("TODO: ask", {"kind": "action", "text": "ask"}),
    # done
    ("[x] A3", {"kind": "done", "text": "A3"}),
    ("- [X] a3, A4 and A12", {"kind": "done", "text": "a3, A4 and A12"}),
    ("done A3.", {"kind": "done", "text": "A3."}),
    ("#done A3", {"kind": "done", "text": "A3"}),
    ("DONE: A3 the vendor agreed", {"kind": "done", "text": "A3 the vendor agreed"}),
    ("[x] A3 is sent", {"kind": "action", "keys": {"done": "yes"}, "text": "A3 is sent"}),
    ("done with A3", {"text": "done with A3"}),
    ("done S1 and A3", {"kind": "done", "text": "S1 and A3"}),
    ("done B1", {"text": "done B1"}),
    # what else is settled
    ("#seen @ops +webinar", {"kind": "seen", "at": ("ops",), "plus": ("webinar",), "text": ""}),
    ("SEEN: @ops, @sales", {"kind": "seen", "at": ("ops", "sales"), "text": ""}),
    ("Seen: two of the mails", {"text": "Seen: two of the mails"}),
    ("#sign @ops", {"kind": "sign", "at": ("ops",), "text": ""}),
    ("Signed: Ana Ruiz", {"text": "Signed: Ana Ruiz"}),
    ("#resolve Q3 the vendor fixed it", {"kind": "resolve", "text": "Q3 the vendor fixed it"}),
    ("#resolve it later", {"text": "#resolve it later"}),
    ("RESOLVE: Q3: the vendor fixed it", {"kind": "resolve", "text": "Q3: the vendor fixed it"}),
    ("Resolve: what to do", {"text": "Resolve: what to do"}),
    ("#agree K1 both count", {"kind": "agreement", "text": "K1 both count"}),
    ("#agreement: k2 both count", {"kind": "agreement", "text": "k2 both count"}),
    ("#agree we count both", {"kind": "decision", "verdict": "agreed", "text": "we count both"}),
    ("RESOLVED: K2 is closed in winter", {"kind": "decision", "verdict": "agreed", "text": "K2 is closed in winter"}),
    ("done", {"text": "done"}),
    ("Done: the list", {"text": "Done: the list"}),
    ("#done the list", {"text": "#done the list"}),
    # decision
    ("#agreed one file", {"kind": "decision", "verdict": "agreed", "text": "one file"}),
    ("#agree one file", {"kind": "decision", "verdict": "agreed", "text": "one file"}),
    ("#accepted one file", {"kind": "decision", "verdict": "accepted", "text": "one file"}),
    ("#accept one file", {"kind": "decision", "verdict": "accepted", "text": "one file"}),
    ("#rejected one file", {"kind": "decision", "verdict": "rejected", "text": "one file"}),
    ("#reject one file", {"kind": "decision", "verdict": "rejected", "text": "one file"}),
    ("RESOLVED: one file", {"kind": "decision", "verdict": "agreed", "text": "one file"}),
    ("Resolution: one file", {"kind": "decision", "verdict": "agreed", "text": "one file"}),
    ("= one file", {"kind": "decision", "verdict": "agreed", "text": "one file"}),
    # proposal and votes
    ("#idea one file", {"kind": "proposal", "text": "one file"}),
    ("PROPOSED: one file", {"kind": "proposal", "text": "one file"}),
    ("proposal: one file", {"kind": "proposal", "text": "one file"}),
    ("~ one file", {"kind": "proposal", "text": "one file"}),
    ("+1", {"kind": "vote", "vote": "+1"}),
    ("+1 for this", {"kind": "vote", "vote": "+1", "text": "for this"}),
    ("-1 because of May", {"kind": "vote", "vote": "-1", "text": "because of May"}),
    ("−1, because of May", {"kind": "vote", "vote": "-1", "text": "because of May"}),
    ("0", {"kind": "vote", "vote": "0"}),
    ("+0.5 fine", {"kind": "vote", "vote": "+0.5", "text": "fine"}),
    ("Ana: +1", {"kind": "vote", "vote": "+1", "speaker": "Ana"}),
    # issue
    ("#issue files bounce", {"kind": "issue", "text": "files bounce"}),
    ("ISSUE: files bounce", {"kind": "issue", "text": "files bounce"}),
    ("! files bounce", {"kind": "issue", "text": "files bounce"}),
    ("! files may bounce type:risk", {"kind": "issue", "type": "risk", "text": "files may bounce"}),
    ("#risk files may bounce", {"kind": "issue", "type": "risk", "text": "files may bounce"}),
    ("#help who knows?", {"kind": "issue", "type": "help", "text": "who knows?"}),
    ("#halp who knows?", {"kind": "issue", "type": "help", "text": "who knows?"}),
    ("HELP: who knows?", {"kind": "issue", "type": "help", "text": "who knows?"}),
    ("? who knows", {"kind": "issue", "type": "help", "text": "who knows"}),
    ("#chance one list", {"kind": "issue", "type": "opportunity", "text": "one list"}),
    ("CHANCE: one list", {"kind": "issue", "type": "opportunity", "text": "one list"}),
    # impact
    (
        "#impact +webinar @ops work level:high",
        {"kind": "impact", "plus": ("webinar",), "at": ("ops",)} | {"keys": {"level": "high"}, "text": "work"},
    ),
    ("IMPACT: work", {"kind": "impact", "text": "work"}),
    ("^ work", {"kind": "impact", "text": "work"}),
    # term
    ("lead := a form", {"kind": "term", "term": "lead", "meaning": "a form"}),
    ("qualified lead := a form", {"kind": "term", "term": "qualified lead", "meaning": "a form"}),
    ("#term lead := a form", {"kind": "term", "term": "lead", "meaning": "a form"}),
    ("#term lead @ops := a form", {"kind": "term", "term": "lead", "at": ("ops",), "meaning": "a form"}),
    ("lead := a form @ops", {"kind": "term", "term": "lead", "at": ("ops",), "meaning": "a form"}),
    (
        "lead @ops := a form that @sales sent",
        {"kind": "term", "term": "lead", "at": ("ops",), "meaning": "a form that @sales sent"},
    ),
    ("TERM: lead := a form", {"kind": "term", "term": "lead", "meaning": "a form"}),
    ("TERM: lead = a form", {"kind": "term", "term": "lead", "meaning": "a form"}),
    # alias
    ("#alias lead: MQL", {"kind": "alias", "term": "lead", "text": "MQL"}),
    ("#alias sales lead: MQL, @ops due:fri", {"kind": "alias", "term": "sales lead", "text": "MQL, @ops due:fri"}),
    ("ALIAS: lead: MQL", {"kind": "alias", "term": "lead", "text": "MQL"}),
    ("Alias: the vendor is away", {"text": "Alias: the vendor is away"}),
    # friction
    (
        "#friction call-script: too long count:100000/year cost:6",
        {
            "kind": "friction",
            "touchpoint": "call-script",
            "text": "too long",
            "count": "100000",
            "per": "year",
            "cost": "6",
        }
        | {"keys": {"count": "100000/year", "cost": "6"}},
    ),
    (
        "FRICTION: +webinar call-script: too long",
        {"kind": "friction", "touchpoint": "call-script", "plus": ("webinar",), "text": "too long"},
    ),
    # link
    ("https://example.org/a the deck", {"kind": "link", "url": "https://example.org/a", "text": "the deck"}),
    ("-> https://example.org/a the deck", {"kind": "link", "url": "https://example.org/a", "text": "the deck"}),
    ("#link https://example.org/a the deck", {"kind": "link", "url": "https://example.org/a", "text": "the deck"}),
    ("#link see https://example.org/a.", {"kind": "link", "url": "https://example.org/a", "text": "see"}),
    ("#link example.org/a the deck", {"kind": "link", "url": "example.org/a", "text": "the deck"}),
    ("#link to be sent", {"kind": "link", "text": "to be sent"}),
    ("https://example.org/a_(b)", {"kind": "link", "url": "https://example.org/a_(b)"}),
    # corrections
    ("#undo", {"kind": "undo"}),
    ("s/two/three/", {"kind": "correct", "old": "two", "new": "three"}),
    ("s/two/three", {"kind": "correct", "old": "two", "new": "three"}),
    ("s/two/three/g", {"kind": "correct", "old": "two", "new": "three", "flag": "g"}),
    ("s|and/or|or|G", {"kind": "correct", "old": "and/or", "new": "or", "flag": "G"}),
    ("s/two//", {"kind": "correct", "old": "two"}),
    ("s/two/a/b/", {"kind": "correct", "old": "two", "new": "a/b"}),
    ("i/two/Topic: Three/", {"kind": "insert", "old": "two", "new": "Topic: Three"}),
    # the floor
    ("present+", {"kind": "present", "sign": "+"}),
    ("#here", {"kind": "present", "sign": "+"}),
    ("present+ @ana, Ben Okafor and chloe", {"kind": "present", "sign": "+", "names": ("ana", "Ben Okafor", "chloe")}),
    ("present+ @ana @ben", {"kind": "present", "sign": "+", "names": ("ana", "ben")}),
    ("Present: ana, ben", {"kind": "present", "sign": "=", "names": ("ana", "ben")}),
    ("present: (no one)", {"kind": "present", "sign": "="}),
    ("present- ana", {"kind": "present", "sign": "-", "names": ("ana",)}),
    ("regrets+ dee", {"kind": "regrets", "sign": "+", "names": ("dee",)}),
    ("late+ dee", {"kind": "late", "sign": "+", "names": ("dee",)}),
    ("guest+ Dana Fox", {"kind": "guest", "sign": "+", "names": ("Dana Fox",)}),
    ("q+", {"kind": "queue", "sign": "+"}),
    ("q+ ana to ask about May", {"kind": "queue", "sign": "+", "names": ("ana",), "text": "ask about May"}),
    ("q+ to ask about May", {"kind": "queue", "sign": "+", "text": "ask about May"}),
    ("q+ ana to", {"kind": "queue", "sign": "+", "text": "ana to"}),
    ("q- ana", {"kind": "queue", "sign": "-", "names": ("ana",)}),
    # and nothing
    ("", {"kind": "blank"}),
    (" \t\x00", {"kind": "blank"}),
]

TEXTS = [
    *(
        "#42 is broken",
        "#zed is a channel",
        "##",
        "#",
        "!important",
        "=SUM(A1)",
        "~5 %",
        "?why",
        "^up",
        "[]x",
        "[TODO] ask <why>",
    ),
    *("action-20: look", "issue-7: look", "Action plan to follow", "Action plan: wait", "ACTION", "/me waves"),
    *("10:30 we start", "note: mind the gap", "http: is a scheme", "C:\\leads is full", "\\\\files\\leads is full"),
    *(
        "Term: two years",
        "Link: to be done",
        "due: as soon as we can",
        "e.g.: this one",
        "x:=5",
        "of all the things we may do := x",
    ),
    *("0 leads came in", "+1 % in May", "+2 to that", "-3 degrees", "+", "-", "+1s all round"),
    *(
        "Present: the plan to all of sales",
        "late-night call",
        "late: the invoice",
        "guest wifi is down",
        "q3 is over",
        "latex",
        "q-tips ran out",
    ),
    *("../leads.csv is empty", "…", "s/he called", "s/", "s//x/", "i/", "sales/ops/it"),
    *("Two words: said", '"Ana": said', "Ana:said", "Ana:", "he (Ana): said"),
]


@pytest.mark.parametrize(("typed", "says"), SPELLINGS, ids=[typed for typed, _ in SPELLINGS])
def test_a_spelling_says(typed: str, says: dict[str, object]):
    assert parse(typed) == Line(**says)


@pytest.mark.parametrize("typed", [typed for typed, _ in SPELLINGS])
def test_a_spelling_is_written_and_read_again(typed: str):
    assert parse(write(parse(typed))) == parse(typed)


@pytest.mark.parametrize("typed", TEXTS)
def test_what_only_looks_like_a_mark_is_text(typed: str):
    line = parse(typed)
    assert (line.kind, line.text, line.speaker) == ("note", typed, "")
    assert parse(write(line)) == line


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("RESOLVED: one file", "= one file"),
        ("#action @ana ask due:fri", "[] @ana ask due:fri"),
        ("ACTION: ana to ask - due in 2 weeks", "[] ana to ask due:in-2-weeks"),
        ("#info ! is a sign", "#info ! is a sign"),
        ("#help who? @ops help:@ana,@ben", "? who? @ops help:@ana help:@ben"),
        ("Subtopic: Dates", "## Dates"),
        ("- present+  @ana,ben", "present+ ana, ben"),
        ("#term lead @ops := a form", "lead @ops := a form"),
        ("... and left", "… and left"),
    ],
)
def test_a_line_is_written_as_a_scribe_would(typed: str, written: str):
    assert write(parse(typed)) == written


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        ("issue", "files bounce +webinar", {"kind": "issue", "plus": ("webinar",), "text": "files bounce"}),
        ("issue", "[] ask", {"kind": "action", "text": "ask"}),
        ("issue", "CRM: files bounce", {"kind": "issue", "text": "CRM: files bounce"}),
        ("issue", "+1 for this", {"kind": "issue", "text": "+1 for this"}),
        ("issue", "https://example.org is down", {"kind": "issue", "text": "https://example.org is down"}),
        ("issue", "\\# is broken", {"kind": "issue", "literal": True, "text": "# is broken"}),
        ("help", "who knows?", {"kind": "issue", "type": "help", "text": "who knows?"}),
        ("action", "ben to call", {"kind": "action", "owners": ("ben",), "text": "ben to call"}),
        ("decision", "one file", {"kind": "decision", "verdict": "agreed", "text": "one file"}),
        ("idea", "one file", {"kind": "proposal", "text": "one file"}),
        ("topic", "Relaunch", {"kind": "topic", "level": 1, "text": "Relaunch"}),
        ("link", "https://example.org the deck", {"kind": "link", "url": "https://example.org", "text": "the deck"}),
        ("friction", "form: long", {"kind": "friction", "touchpoint": "form", "text": "long"}),
        ("term", "lead := a form", {"kind": "term", "term": "lead", "meaning": "a form"}),
    ],
)
def test_a_caller_says_the_kind_where_the_line_does_not(kind: str, typed: str, says: dict[str, object]):
    line = parse(typed, kind)
    assert line == Line(**says)
    assert parse(write(line)) == line


def test_a_backslash_switches_interpretation_off():
    assert parse("\\! @ana due:fri") == Line(text="! @ana due:fri", literal=True)
    assert parse("! \\#42 @ana") == Line(kind="issue", text="#42 @ana", literal=True)


def test_the_line_as_typed_is_kept_and_not_compared():
    typed = "  - ACTION:  ana to ask \t"
    line = parse(typed)
    assert line.raw == typed
    assert line == parse("[] ana to ask")
    assert line != parse("[] ana to answer")
    assert line != typed


def test_a_line_that_no_text_says_is_written_all_the_same():
    said_by_nobody = Line(kind="issue", text="files bounce", at=("zed",), unknown=("@zed",))
    assert parse(write(said_by_nobody)).text == "files bounce"


def test_a_line_shows_what_it_says():
    assert repr(parse("! x @ana")) == "Line(kind='issue', text='x', raw='! x @ana', at=('ana',))"


def test_a_line_takes_only_its_fields():
    with pytest.raises(TypeError, match="colour"):
        Line(colour="red")
    assert all(hasattr(Line(), field) for field in FIELDS)
    assert Line().keys is not Line().keys


@pytest.mark.parametrize(
    ("typed", "names"),
    [("late: dee", ("dee",)), ("Late: @dee and ben", ("dee", "ben")), ("late: the invoice", ()), ("late: zed", ())],
)
def test_who_comes_late_is_said_as_who_sent_regrets_is(typed: str, names: tuple[str, ...]):
    line = parse(typed, known=lambda sigil, handle: sigil == "@" and handle in ("dee", "ben"))
    assert (line.kind, line.sign, line.names) == (("late", "+", names) if names else ("note", "", ()))
