"""Sentences for changes to inputs, criteria, thanks, breakout groups and turns, and for lines that were moved; see
`store.sense.sentences`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from store.sense.criteria import said as signed_words
from store.sense.edited import Edit
from store.sense.phrases import day, listed, people, person, team
from store.sense.phrases import initiative as title
from store.sense.words import one_line


def new_input(it: Edit) -> str:
    """`R1 asked of Ben: what do customers object to?`."""
    return f"{it.id} asked of {person(it.board, it.doc.get('person', ''))}: {one_line(it.doc.get('text', ''))}"


def input_status(it: Edit) -> str:
    """`R1 received from Ben: they object to the price`."""
    who = person(it.board, it.doc.get("person", ""))
    if it.new == "received":
        return f"{it.id} received from {who}: {one_line(it.doc.get('said', ''))}"
    return f"{it.id} asked of {who} again"


def moved(it: Edit) -> str:
    """`Q3 moved to Budget`: a line that stands under another item of the agenda now."""
    found = it.board.topics.get(it.new or "")
    return f"{it.id} moved to {one_line(found.text, 60)}" if found else f"{it.id} stands under no topic now"


def new_criterion(it: Edit) -> str:
    """`C1 Webinar relaunch: sales calls every attendee within two days`."""
    return f"{it.id} {title(it.board, it.doc.get('initiative', ''))}: {one_line(it.doc.get('text', ''))}"


def criterion_signed(it: Edit) -> str:
    """`Sales signed what success means in Webinar relaunch`."""
    about = it.doc.get("initiative", "")
    come = [name for name, signature in it.now.items() if it.was.get(name) != signature]
    gone = [name for name in it.was if name not in it.now]
    taken = [f"{team(it.board, name)} has not signed what success means in {title(it.board, about)}" for name in gone]
    return "; ".join([*(signed_words(it.board, name, about) for name in come), *taken])


def new_thanks(it: Edit) -> str:
    """`Y1 Dee thanks Ivo: for the list`."""
    giver = person(it.board, it.doc.get("giver", "") or it.doc.get("by", ""))
    whom = people(it.board, it.doc.get("people", ()), "and") or listed(
        [team(it.board, name) for name in it.doc.get("teams", ())]
    )
    return f"{it.id} {giver} thanks {whom or 'everybody'}: {one_line(it.doc.get('text', ''))}"


def new_breakout(it: Edit) -> str:
    """`B1 groups for Q7: Ana, Chloe · Ben, Dee`."""
    groups = [people(it.board, group.split()) for group in it.doc.get("groups", ())]
    return f"{it.id} groups for {it.doc.get('issue', '')}: {' · '.join(groups)}"


def turn_swapped(it: Edit) -> str:
    """`Ana is scribe on Tue 24`; the keys are a date and a role, or a team that sends somebody."""
    said: list[str] = []
    for key, who in it.now.items():
        if it.was.get(key) != who:
            date, _, role = key.partition(" ")
            does = {"facilitator": "facilitates", "scribe": "writes"}.get(role, f"comes for {team(it.board, role)}")
            said.append(f"{person(it.board, who)} {does} on {day(date, it.board.at)}")
    return "; ".join(said) or "Standup set up swaps: those that are over are gone"


def words_ignored(it: Edit) -> str:
    """`“lead” is ignored in M3`."""
    named = [f"“{one_line(term.name or term.id, 40)}”" for term in it.board.terms.many(it.come or it.gone)]
    are = "are" if len(named) > 1 else "is"
    return f"{listed(named)} {are} {'ignored' if it.come else 'pointed out again'} in {it.id}"


def take_turns(it: Edit) -> str:
    """`Ana and Ben take turns as scribes`."""
    who = people(it.board, it.new or (), "and")
    return f"{who} take turns as {it.field}" if who else f"nobody takes turns as {it.field} any more"


def representatives(it: Edit) -> str:
    """`Ana and Ivo take turns at coming for Ops`; in a standup, who came."""
    said: list[str] = []
    for name, who in it.now.items():
        if it.was.get(name) == who:
            continue
        come = [who] if isinstance(who, str) else list(who)
        verb = "comes" if len(come) == 1 else "take turns at coming"
        said.append(f"{people(it.board, come, 'and')} {verb} for {team(it.board, name)}")
    said += [f"nobody comes for {team(it.board, name)}" for name in it.was if name not in it.now]
    return "; ".join(said)


def questions(it: Edit) -> str:
    """`The check-in asks: what did you learn?`."""
    said = [f"the check-in asks: {one_line(each)}" for each in it.come]
    return "; ".join([*said, *(f"the check-in no longer asks: {one_line(each)}" for each in it.gone)])


def facilitator(it: Edit) -> str:
    """`Ben facilitates M3`."""
    return f"{person(it.board, it.new)} facilitates {it.id}" if it.new else f"nobody facilitates {it.id}"


def scribe(it: Edit) -> str:
    """`Ben writes M3`."""
    return f"{person(it.board, it.new)} writes {it.id}" if it.new else f"nobody writes {it.id}"


def new_snooze(it: Edit) -> str:
    """`Q7 is put off until Fri 27`."""
    return f"{it.doc.get('ref', '')} is put off until {day(it.doc.get('until', ''), it.board.at[:10])}"


def snooze_over(doc: Mapping[str, Any]) -> str:
    """`Q7 is no longer put off`."""
    return f"{doc.get('ref', '')} is no longer put off"


def speaks(it: Edit) -> str:
    """`Ops has the floor`."""
    return f"{_named(it, it.new)} has the floor" if it.new else "nobody has the floor"


def queued(it: Edit) -> str:
    """`Ana waits to speak: about dates`."""
    was = {each["who"]: each for each in it.old or ()}
    now = {each["who"]: each for each in it.new or ()}
    come = [
        f"{_named(it, who)} waits to speak{': ' if each.get('about') else ''}{one_line(each.get('about', ''))}"
        for who, each in now.items()
        if was.get(who) != each
    ]
    gone = [_named(it, who) for who in was if who not in now and who != it.doc.get("speaks")]
    return "; ".join([*come, *([f"{listed(gone, 'and')} no longer in the queue"] if gone else [])])


def rated(it: Edit) -> str:
    """`Ana rates M3 8 of 10`."""
    said = [
        f"{_named(it, who)} rates {it.id} {given} of 10" for who, given in it.now.items() if it.was.get(who) != given
    ]
    return "; ".join(
        [*said, *(f"{_named(it, who)} does not rate {it.id} any more" for who in it.was if who not in it.now)]
    )


def warnings(it: Edit) -> str:
    """`The clock warns no more`."""
    return "the clock warns no more" if it.new else "the clock warns again"


def _named(it: Edit, who: str) -> str:
    return team(it.board, who) if who in it.board.teams else person(it.board, who)


NEW: dict[str, Callable[[Edit], str]] = {
    "input": new_input,
    "criterion": new_criterion,
    "thanks": new_thanks,
    "breakout": new_breakout,
    "snooze": new_snooze,
}
"""The sentence of a new record, by kind."""

MOVED = (
    "note",
    "link",
    "action",
    "issue",
    "decision",
    "proposal",
    "friction",
    "conflict",
    "input",
    "thanks",
    "session",
)
"""Kinds of lines that can be moved under another item of the agenda."""

EDITED: dict[tuple[str, str], Callable[[Edit], str]] = {
    ("input", "status"): input_status,
    ("criterion", "signed"): criterion_signed,
    ("series", "swaps"): turn_swapped,
    **{("series", field): take_turns for field in ("facilitators", "scribes")},
    **{(kind, "representatives"): representatives for kind in ("series", "meeting")},
    ("series", "questions"): questions,
    ("meeting", "facilitator"): facilitator,
    ("meeting", "scribe"): scribe,
    ("meeting", "ignored"): words_ignored,
    ("meeting", "speaks"): speaks,
    ("meeting", "queue"): queued,
    ("meeting", "ratings"): rated,
    ("meeting", "quiet"): warnings,
    **{(kind, "topic"): moved for kind in MOVED},
}
"""The sentence of an edited field, by kind and field."""
