"""The clock of a standup in words: how long the topic has had, and when it all ends."""

from __future__ import annotations

from screens.plain import width
from screens.widgets.lines import Span, Spans
from store.meeting.clock import Clock, Spell

INKS = {"calm": "text", "near": "needs", "over": "late"}


def clock_words(at: Clock, cells: int) -> Spans:
    """`06:41 of 10:00 · 24 of 45 min · ends 10:47, 2 min over`, or as much of it as `cells` hold; what is nearly spent
    or over says so in words and in colour, unless warnings are off.
    """
    topic: list[list[Span]] = [[]]
    if at.topic is not None:
        ink = INKS[at.topic.state]
        left = _left(at.topic)
        topic = [[(at.topic.words + left, ink)], [(left.removeprefix(", ") or at.topic.words, ink)]]
    dot: list[Span] = [(" · ", "faint")] if at.topic is not None else []
    ink = "needs" if at.over > 0 and at.whole.warns else "dim"
    whole: list[Span] = [whole_words(at.whole), (" · ", "faint")]
    for said in (
        [*topic[0], *dot, *whole, (at.words, ink)],
        [*topic[0], *dot, (at.words, ink)],
        [*topic[0], *dot, (at.words.partition(",")[0], ink)],
        topic[0],
    ):
        if sum(width(span if isinstance(span, str) else span[0]) for span in said) <= cells:
            return said
    return topic[-1]


def whole_words(whole: Spell) -> Span:
    """The whole standup in minutes: `24 of 45 min`, from 70 % on `36 of 45 min, 9 left`; `47 of 45 min, 2 over`."""
    used, planned = whole.elapsed // 60, whole.planned // 60
    rest = abs(planned - used)
    more = {"calm": "", "near": f", {rest} left", "over": f", {rest} over"}[whole.state]
    return (f"{used} of {planned} min{more}", INKS[whole.state] if more else "dim")


def _left(spell: Spell) -> str:
    """`, 1:12 left`, `, 1:20 over`; nothing while there is time."""
    if spell.state == "calm":
        return ""
    minutes, seconds = divmod(abs(spell.left), 60)
    return f", {minutes}:{seconds:02} {'left' if spell.left > 0 else 'over'}"
