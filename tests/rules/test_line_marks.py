"""Handles and `key:value` marks: which are found, which leave the text, which are unknown."""

from __future__ import annotations

import pytest

from store.line.marks import is_handle, marks_in
from store.line.parse import Line, parse
from store.line.write import write

KNOWN = {"@ana", "@ben", "@ops", "+webinar"}


def known(sigil: str, handle: str) -> bool:
    return sigil + handle in KNOWN


@pytest.mark.parametrize(
    ("typed", "text", "at", "plus"),
    [
        ("@ana @ops call the vendor +webinar", "call the vendor", ("ana", "ops"), ("webinar",)),
        ("call @ana about the vendor", "call @ana about the vendor", ("ana",), ()),
        ("@ANA, call the vendor", "call the vendor", ("ana",), ()),
        ("@ana: call the vendor", "call the vendor", ("ana",), ()),
        ("call the vendor @ana, @ben", "call the vendor", ("ana", "ben"), ()),
        ("call the vendor @ana/@ben", "call the vendor", ("ana", "ben"), ()),
        ("a matter for +webinar.", "a matter for +webinar.", (), ("webinar",)),
        ("who, @ana?", "who, @ana?", ("ana",), ()),
        ("as said (@ana)", "as said (@ana)", ("ana",), ()),
        ("@ana's list", "@ana's list", ("ana",), ()),
        ("@ana call @ben and @ana", "call @ben and", ("ana", "ben"), ()),
        ("@ana", "", ("ana",), ()),
        ("two  blanks @ana stay   here +webinar", "two  blanks @ana stay   here", ("ana",), ("webinar",)),
        ("ana  @ana", "ana", ("ana",), ()),
        ("mail ana@example.org or C++ or a+b @ home", "mail ana@example.org or C++ or a+b @ home", (), ()),
        ("+49 170 and @2 and +5% and @@ana", "+49 170 and @2 and +5% and @@ana", (), ()),
        ("git@host:repo https://x.org/@ana/+b", "git@host:repo https://x.org/@ana/+b", (), ()),
        ("`@ana` *@ana* @ana:host.org", "`@ana` *@ana* @ana:host.org", (), ()),
        ("@josé @ناصر @안나 meet", "meet", ("josé", "ناصر", "안나"), ()),
        ("@dee_ @call-script @a.b meet", "meet", ("dee_", "call-script", "a.b"), ()),
    ],
)
def test_handles(typed: str, text: str, at: tuple[str, ...], plus: tuple[str, ...]):
    line = parse(typed)
    assert line == Line(text=text, at=at, plus=plus)
    assert parse(write(line)) == line


@pytest.mark.parametrize(
    ("typed", "text", "keys"),
    [
        ("fix it due:fri now", "fix it now", {"due": "fri"}),
        ("fix  it   due:fri", "fix  it", {"due": "fri"}),
        ("Due:Fri, fix it", "fix it", {"due": "fri"}),
        ("fix it (due:fri)", "fix it", {"due": "fri"}),
        ("fix it due:2026-12-01", "fix it", {"due": "2026-12-01"}),
        ("fix it due:next tue with Ben", "fix it with Ben", {"due": "next tue"}),
        ("fix it due: in 2 weeks", "fix it", {"due": "in 2 weeks"}),
        ("fix it due:in-2-weeks", "fix it", {"due": "in 2 weeks"}),
        ("fix it due:next_tue", "fix it", {"due": "next tue"}),
        ("fix it due:3 june 2027, please", "fix it please", {"due": "3 june 2027"}),
        ("fix it due:june 3rd", "fix it", {"due": "june 3rd"}),
        ("fix it due:mon due:tue", "fix it", {"due": "tue"}),
        ("fix it until:eom by:2w", "fix it", {"until": "eom", "by": "2w"}),
        ("fix it by:@ana", "fix it", {"by": "@ana"}),
        ("fix it help:@ana help:ben,@ana", "fix it", {"help": "ana ben"}),
        ("fix it owner:@ana sponsor:ben team:ops", "fix it", {"owner": "ana", "sponsor": "ben", "team": "ops"}),
        ("fix it for:@ops,+webinar", "fix it", {"for": "@ops +webinar"}),
        ("she has knows:crm:expert knows:sql", "she has", {"knows": "crm:expert sql"}),
        ("fix it level:High role:decides", "fix it", {"level": "high", "role": "decides"}),
        ("help:@ana fix it", "fix it", {"help": "ana"}),
        ("at 10:30 see note:x and a:b and for:example by:x", "at 10:30 see note:x and a:b and for:example by:x", {}),
        ("the field type:string is role:admin knows:x:y", "the field type:string is role:admin knows:x:y", {}),
        ("help: due: level:", "", None),
    ],
)
def test_keys(typed: str, text: str, keys: dict[str, str] | None):
    line = parse(typed)
    if keys is None:
        assert line == Line(kind="issue", type="help", text="due: level:")
    else:
        assert line == Line(text=text, keys=keys)
    assert parse(write(line)) == line


@pytest.mark.parametrize(
    ("typed", "text", "due"),
    [
        ("send it - due 3 June", "send it", "3 june"),
        ("send it due in 2 weeks", "send it", "in 2 weeks"),
        ("send it, due Friday.", "send it,", "friday"),
        ("send it (due tomorrow)", "send it", "tomorrow"),
        ("send it – due: fri @ana", "send it", "fri"),
        ("send it @ana - due Friday", "send it", "friday"),
        ("send it due Friday morning", "send it due Friday morning", None),
        ("due Friday", "due Friday", None),
        ("send what is due", "send what is due", None),
        ("send it due:mon due Friday", "send it due Friday", "mon"),
    ],
)
def test_an_action_may_end_in_the_words_of_a_due_date(typed: str, text: str, due: str | None):
    line = parse(f"[] {typed}")
    assert (line.text, line.keys.get("due")) == (text, due)
    assert parse(write(line)) == line


def test_only_an_action_is_due_in_words():
    assert parse("the report is due Friday") == Line(text="the report is due Friday")


@pytest.mark.parametrize(
    ("typed", "owners"),
    [
        ("ask the vendor", ()),
        ("@ana ask the vendor @ops", ("ana",)),
        ("@ana @ben ask the vendor", ("ana", "ben")),
        ("ask the vendor @ana", ("ana",)),
        ("ask @ana for the list", ()),
        ("ask @ana for the list @ana", ("ana",)),
        ("ana to ask the vendor @ops", ("ana",)),
        ("Ana Ruiz, ben and Dee to ask", ("Ana Ruiz", "ben", "Dee")),
        ("ana: ask the vendor", ("ana",)),
        ("ana：ask the vendor", ("ana",)),
        ("try to ask the vendor", ()),
        ("send the list to ops", ()),
        ("all of the files to go", ()),
        ("@ben ana to ask", ("ben",)),
        ("ana to ask owner:@ben", ("ben",)),
        ("http://example.org: ask", ()),
    ],
)
def test_whose_action_it_is(typed: str, owners: tuple[str, ...]):
    line = parse(typed, "action")
    assert line.owners == owners
    assert parse(write(line)) == line


@pytest.mark.parametrize(
    ("typed", "text", "at", "unknown"),
    [
        ("call @zed", "call @zed", ("zed",), ("@zed",)),
        ("@zed @ana call", "@zed call", ("ana", "zed"), ("@zed",)),
        ("call @ana @zed +zed", "call @zed +zed", ("zed", "ana"), ("@zed", "+zed")),
        ("call help:@zed", "call help:@zed", (), ("@zed",)),
        ("call help:@ana,@zed", "call help:@ana,@zed", (), ("@zed",)),
        ("call owner:zed", "call owner:zed", (), ("@zed",)),
        ("call by:@zed", "call by:@zed", (), ("@zed",)),
        ("late lvl:high", "late lvl:high", (), ("lvl:high",)),
        ("late ownr:@ana", "late ownr:@ana", (), ("ownr:@ana",)),
        ("priority:high cc:@ana lvl:maybe lvl:", "priority:high cc:@ana lvl:maybe lvl:", (), ()),
        (
            "call due:firday level:hihg cost:x",
            "call due:firday level:hihg cost:x",
            (),
            ("level:hihg", "cost:x", "due:firday"),
        ),
    ],
)
def test_an_unknown_mark_stays_in_the_text(typed: str, text: str, at: tuple[str, ...], unknown: tuple[str, ...]):
    line = parse(typed, known=known)
    assert (line.text, line.at, line.unknown) == (text, at, unknown)
    assert parse(write(line), known=known) == line


def test_an_unknown_initiative_does_not_hide_the_owner():
    line = parse("[] send the list @ana +zed - due fri", known=known)
    assert (line.owners, line.keys, line.text) == (("ana",), {"due": "fri"}, "send the list +zed")


def test_names_without_commas_are_divided_where_all_are_known():
    assert parse("present+ ana ben", known=known).names == ("ana", "ben")
    assert parse("present+ ana zed", known=known).names == ("ana zed",)


@pytest.mark.parametrize(
    ("count", "number", "per"),
    [
        ("1200/month", "1200", "month"),
        ("100,000/year", "100000", "year"),
        ("100k/y", "100000", "year"),
        ("1.25m", "1250000", ""),
        ("2.5/wk", "2.5", "week"),
        ("007", "7", ""),
    ],
)
def test_how_often(count: str, number: str, per: str):
    line = parse(f"#friction form: long count:{count}")
    assert (line.count, line.per, line.keys) == (number, per, {"count": count})


@pytest.mark.parametrize("count", ["many", "1,2", "1e5", "12/fortnight", "1.2.3", ".5", "٣", "9" * 16, "-2", "1/"])
def test_what_is_no_count_stays_text(count: str):
    line = parse(f"#friction form: long count:{count}")
    assert (line.count, line.keys, line.text) == ("", {}, f"long count:{count}")


@pytest.mark.parametrize(
    ("cost", "number"), [("6", "6"), ("$6.50", "6.50"), ("6€", "6"), ("1,200eur", "1200"), ("usd6", "6")]
)
def test_how_dear(cost: str, number: str):
    assert parse(f"#friction form: long cost:{cost}").cost == number


def test_what_a_handle_is():
    assert all(map(is_handle, ("a", "ops", "call-script", "q3", "dee_", "x.y", "żółć", "é", "अना")))
    assert not any(map(is_handle, ("", "3q", "-a", "a-", "a.", "a b", "a@b", "a:b", "a" * 65, "_a", "a‿ b", "🙂")))


def test_the_marks_in_a_word():
    assert marks_in("@Ana,") == (("@ana",), True)
    assert marks_in("(+web)") == (("+web",), False)
    assert marks_in("@ana,+web") == (("@ana", "+web"), True)
    assert marks_in("@ana,web") == ((), False)
    assert marks_in("@") == ((), False)
