"""How the minutes word inputs, success criteria, thanks and breakout groups; see `store.meeting.phrases`."""

from __future__ import annotations

from collections.abc import Iterable

from store.meeting.blocks import one_line, strong
from store.meeting.naming import Naming, Phrase
from store.model import records as r


def input_phrase(words: Naming, asked: r.Input) -> Phrase:
    """`what do customers object to? — asked of Ben Okafor, due Fri 27 Nov (R1)`, and what was said once it came."""
    who = words.name(asked.person)
    if asked.status is r.InputStatus.RECEIVED:
        return (one_line(asked.text), f" — {who}: {one_line(asked.said)} ({asked.id})")
    due = f", due {words.day(asked.due)}" if asked.due else ""
    return (one_line(asked.text), f" — asked of {who}{due} ({asked.id})")


def criterion_phrase(words: Naming, criterion: r.Criterion, unsigned: Iterable[str] = ()) -> Phrase:
    """`sales calls every attendee within two days — signed by Sales; not yet by IT (C2)`."""
    signed = words.people(team for team in criterion.signed if criterion.signed_by(team))
    missing = words.people(unsigned)
    told = [f"signed by {signed}" if signed else "", f"not yet by {missing}" if missing else ""]
    said = "; ".join(part for part in told if part)
    return (one_line(criterion.text), f" — {said}" if said else "", f" ({criterion.id})")


def thanks_phrase(words: Naming, thanks: r.Thanks) -> Phrase:
    """`Dee Park to Ivo Petrov: for the list (Y1)`."""
    whom = words.people((*thanks.people, *thanks.teams)) or "everybody"
    return (f"{words.name(thanks.giver or thanks.by)} to {whom}: ", one_line(thanks.text), f" ({thanks.id})")


def breakout_phrase(words: Naming, breakout: r.Breakout) -> Phrase:
    """`lead files bounce — Ana Ruiz, Chloe Lind; Ben Okafor, Dee Park (B1, for Q7)`."""
    groups = "; ".join(words.people(group.split()) for group in breakout.groups)
    return (one_line(breakout.text), f" — {groups} ({breakout.id}, for {breakout.issue})")


def line_phrase(words: Naming, line: r.Captured) -> Phrase | None:
    """A line of one of these kinds, with what kind it is before it; None for another."""
    match line:
        case r.Input():
            return (strong("Asked:"), " ", *input_phrase(words, line))
        case r.Criterion():
            return (strong("Success means:"), " ", one_line(line.text), f" ({line.id})")
        case r.Thanks():
            return (strong("Thanks:"), " ", *thanks_phrase(words, line))
        case r.Breakout():
            return (strong("Groups:"), " ", *breakout_phrase(words, line))
        case _:
            return None
