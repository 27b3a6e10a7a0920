"""Rapport in words and as a picture: which teams meet, who never met, whose turn it is, who was thanked (P5, P11)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from screens.glyphs import glyph, style, word
from screens.plain import clip, pad
from screens.widgets.lines import Line, Span, Spans, fold
from screens.widgets.sheet import LABEL_ROOM, Part, drawn, fact, gap, said, title, way
from store.meeting.next import coming
from store.model.board import Board
from store.model.records import Thanks
from store.sense import phrases
from store.sense.rapport import ENOUGH, WEEKS, Contact, contact, introductions, shares, thanked
from store.sense.rotation import role_words, weeks
from store.verbs.rapport import next_question
from store.verbs.rotation import FACILITATOR, SCRIBE, lists

TEAM_ROOM, CELL_ROOM, PAIR_ROOM = 16, 6, 20
SHADES = ("contact-none", "contact-little", "contact-some", "contact-much", "contact-most")
DOES = {FACILITATOR: "leads", SCRIBE: "writes"}
"""Roles in a word that fits beside a name."""
UNKNOWN = "Not known yet: it takes two standups that say who was there."
AHEAD = 4
"""Standups whose turns are shown."""
MOST = 8
"""Introductions and thanks that are shown."""


def meeting_each_other(board: Board, today: str) -> list[Part]:
    """Who met whom, as a picture, and who never did."""
    found = contact(board, today)
    parts = [drawn("picture", *picture(board, found), heading=True), gap("# legend")]
    parts.append(said("legend", legend(), heading=True))
    if not found.standups:
        words = "No standup of these weeks says who was there. While one runs, type: present+ ana, ben"
        parts = [said("no picture", [(words, "dim")], heading=True)]
    pairs = introductions(board, today)
    parts.append(title("Share work and never met", str(len(pairs)) if pairs else ""))
    if not pairs:
        known = "Everybody who shares an initiative was in a standup together."
        parts.append(said("nobody", [(known if found.standups >= ENOUGH else UNKNOWN, "dim")]))
    for each in pairs[:MOST]:
        names = phrases.people(board, (each.one, each.other), "and")
        spans: Spans = [pad(clip(names, PAIR_ROOM - 2), PAIR_ROOM), (shares(board, each), "dim")]
        parts.append(said(f"pair {each.one} {each.other}", spans, 2, 2))
    if len(pairs) > MOST:
        parts.append(
            said("more pairs", [(f"and {len(pairs) - MOST} more; those who share most stand first", "dim")], 2)
        )
    return parts


def picture(board: Board, found: Contact) -> list[Line]:
    """The matrix of teams, a row each against those before it: a shade and how many standups had people of both."""
    heads = phrases.heads(board)
    lines: list[Line] = []
    for row, team in enumerate(found.teams):
        name = phrases.team(board, team)
        spans: list[Span] = [(pad(clip(name, TEAM_ROOM - 1), TEAM_ROOM), "text")]
        for other in found.teams[: row + 1]:
            times = found.of(team, other)
            shade = SHADES[_share(times, found.standups)]
            ink = "faint" if team == other else style(shade)
            spans.append((pad(f"{glyph(shade)} {times or ''}", CELL_ROOM), ink))
        lines.append(Line(spans))
    lines.append(Line([(" " * TEAM_ROOM, "text"), *((pad(heads[team], CELL_ROOM), "dim") for team in found.teams)]))
    return lines


def legend() -> list[Span]:
    """What the shades mean."""
    spans: list[Span] = []
    for name in SHADES:
        spans += [(f"{glyph(name)} ", style(name)), (f"{word(name)}  ", "dim")]
    return spans


def _share(times: int, standups: int) -> int:
    """Which shade: none, up to a quarter of the standups, a half, three quarters, more."""
    return 0 if not times else min(4, 1 + (4 * times - 1) // max(1, standups))


def period(board: Board, today: str) -> str:
    """What the picture is of: `6 standups in 8 weeks`."""
    return f"{phrases.plural(contact(board, today).standups, 'standup')} in {WEEKS} weeks"


def keeping_together(board: Board, now: str, today: str) -> list[Part]:
    """The question of the week, whose turn it is in the next standups, and who was thanked."""
    question = next_question(board)
    parts = [title("The next check-in asks", way("adds a question", "n"), key="# question")]
    empty: Span = ("no question yet; n writes one", "dim")
    parts.append(said("question", [(question, "text") if question else empty], limit=3))
    return parts + _turns(board, now, today) + _thanks(board, today)


def _turns(board: Board, now: str, today: str) -> list[Part]:
    """A part for each turn of the next standups; what was swapped says so."""
    parts = [title("Whose turn it is", way("swaps", "s") if lists(board.series) else "")]
    if not lists(board.series):
        typed = "accord init --facilitators ana,ben --scribes chloe,dee"
        return [*parts, said("no turns", [("In a shell: ", "dim"), (typed, "accent")], 2)]
    for number, week in enumerate(weeks(board, [each.date for each in coming(board.series, now, AHEAD)])):
        if number:
            parts.append(gap(f"after {number}"))
        parts.append(said(f"day {week.date}", [(phrases.day(week.date, today), "strong")], heading=True))
        for role in lists(board.series):
            who = week.turns.get(role, "")
            spans: list[Span] = [(phrases.person(board, who), "text") if who else ("nobody", "needs")]
            if role in week.swapped:
                spans.append(("  swapped", "dim"))
            label = clip(DOES.get(role) or role_words(board, role), LABEL_ROOM - 1)
            parts.append(fact(f"turn {week.date} {role}", label, spans, 1))
    return parts


def _thanks(board: Board, today: str) -> list[Part]:
    newest: Sequence[Thanks] = board.thanks.latest(MOST)
    parts = [title("Thanks", way("says thanks", "t"))]
    if not newest:
        return [*parts, said("no thanks", [("t says thanks; in a standup, type: #thanks @ivo for the list", "dim")], 2)]
    return [*parts, *(Part(f"record {each.id}", partial(_thank, board, each, today)) for each in newest)]


def _thank(board: Board, each: Thanks, today: str, cells: int) -> list[Line]:
    sign: Span = (f"{glyph('thanks'):<3}", style("thanks"))
    right: Spans = [(phrases.day(each.created, today), "dim")]
    first, *rest = fold([sign, thanked(board, each)], max(LABEL_ROOM * 2, cells - 10), 3, limit=3)
    return [Line(first, right), *map(Line, rest)]
