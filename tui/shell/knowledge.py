"""Commands about systems, who knows them, handoffs and hands-on sessions: knowledge, know, step, cancel (P4)."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from screens.glyphs import glyph, word
from store.keep.workspace import Done, Workspace
from store.model.board import Board
from store.model.changes import Changes
from store.model.moment import Moment
from store.model.records import Handoff
from store.sense import phrases
from store.sense.knowledge import ahead, by_team, coverage, holes, level_sign, stops
from store.sense.rules_knowledge import way_out
from store.sense.sentences_knowledge import shows
from store.sense.weekly import describe_commit
from store.verbs import knowledge as verbs
from store.verbs.fields import number, step_parts
from tui.shell.exits import Usage, say
from tui.shell.open import opened, today_of
from tui.shell.output import print_json, print_line, print_table
from tui.shell.words import record_json

LEVELS = ("expert", "hands-on", "essentials", "nothing")


def know(given: Namespace) -> int | None:
    """`accord know PERSON SYSTEM LEVEL`."""

    def verb(board: Board, at: Moment) -> Changes:
        return verbs.know(board, given.person, given.system, given.level, at=at)

    with opened(given.folder, given.who) as workspace:
        _said(workspace.do(verb, "know"))
    return None


def step(given: Namespace) -> int | None:
    """`accord step HANDOFF …`: add a step, take one out, or move one."""
    if bool(given.step) + bool(given.drop) + bool(given.move) != 1:
        raise Usage('Say one thing: a step as "team:system:what is passed on", --drop N, or --move N --to N.')
    if given.move and not given.to:
        raise Usage(f"Say where to: --move {given.move} --to N.")
    dropped, moved, to, place = (_number(word) for word in (given.drop, given.move, given.to, given.before))

    def verb(board: Board, at: Moment) -> Changes:
        if dropped:
            return verbs.remove_step(board, given.handoff, dropped, at=at)
        if moved:
            return verbs.move_step(board, given.handoff, moved, to, at=at)
        return verbs.add_step(board, given.handoff, *step_parts(given.step), before=place, at=at)

    with opened(given.folder, given.who) as workspace:
        _said(workspace.do(verb, "change steps"))
    return None


def _number(typed: str) -> int:
    return number(typed, "The number of a step", 1, 999) if typed else 0


def cancel(given: Namespace) -> int | None:
    """`accord cancel ID`: a hands-on session is not held."""
    with opened(given.folder, given.who) as workspace:
        _said(workspace.do(lambda board, at: verbs.cancel_session(board, given.id, at=at), "cancel session"))
    return None


def add_handoff(workspace: Workspace, words: list[str]) -> Done:
    """`accord add handoff HANDLE "Name" --step "team:system:what is passed on" …`."""
    rest: list[str] = []
    steps: list[str] = []
    at = 0
    while at < len(words):
        option, equals, value = words[at].partition("=")
        if option != "--step":
            rest.append(words[at])
        elif equals:
            steps.append(value)
        elif at + 1 == len(words):
            raise Usage('--step wants a value: --step "demand:forms:the address".')
        else:
            at += 1
            steps.append(words[at])
        at += 1
    unknown = next((word for word in rest if word.startswith("--")), "")
    if unknown:
        raise Usage(f"A handoff takes --step, not {unknown}.")
    if not rest:
        raise Usage('A handoff wants a handle and a name: accord add handoff HANDLE "Name"')
    name = " ".join(rest[1:])
    return workspace.do(lambda board, at: verbs.add_handoff(board, rest[0], name, steps, at=at), "add handoff")


def _said(done: Done) -> None:
    """What happened, in one line."""
    if done.commit is not None:
        print_line(describe_commit(done.commit, done.board))


def knowledge(given: Namespace) -> int | None:
    """`accord knowledge`: who knows what, the paths, the holes, the sessions; what the screen says, as text."""
    with opened(given.folder, given.who) as workspace:
        board, today = workspace.board, today_of(workspace)
    if given.json:
        print_json(_object(board, today))
        return None
    if not len(board.systems) and not len(board.handoffs):
        say('No system is on the board yet: accord add system crm "CRM" --owner sales adds one.')
        return None
    _print_people(board)
    for path in board.handoffs:
        _print_path(board, path)
    _print_holes(board, today)
    _print_sessions(board, today)
    return None


def _print_people(board: Board) -> None:
    legend = "   ".join(f"{glyph(level)} {word(level)}" for level in LEVELS)
    print_line(f"Who knows what   {legend}")
    systems = list(board.systems)
    rows = [["", "", *(system.id for system in systems)]]
    for handle, people in by_team(board):
        name = phrases.team(board, handle) if handle else "no team"
        for who in people:
            signs = [glyph(level_sign(who.skill(system.id))) for system in systems]
            rows.append([name, phrases.one_line(who.name, 40) or who.id, *signs])
            name = ""
    print_table(rows, indent="  ")
    for known in coverage(board):
        system = known.system
        owned = f"{phrases.owner(board, system.owner)} owns it" if system.owner else "nobody owns it"
        said = [owned, phrases.one_line(system.essentials, 300), system.url]
        print_line(f"  {system.id}  {system.name}: {'; '.join(part for part in said if part)}")


def _print_path(board: Board, path: Handoff) -> None:
    """A path, a step a line: `1  Demand, Web forms ─ the address ─▶`."""
    print_line("")
    print_line(f"{path.name}  ({path.id})")
    last = len(path.steps)
    for number_, (each, blind) in enumerate(stops(board, path), 1):
        place = f"{phrases.team(board, each.team)}{f', {phrases.system(board, each.system)}' if each.system else ''}"
        line = glyph("rule")
        passes = f" {line} {each.passes} {line}{glyph('onward')}" if each.passes else f" {line}{glyph('onward')}"
        warns = (
            f"  {glyph('room')} {phrases.team(board, path.steps[number_].team)} knows nothing of it" if blind else ""
        )
        print_line(f"  {number_}  {place}{passes if number_ < last or each.passes else ''}{warns}")


def _print_holes(board: Board, today: str) -> None:
    found = holes(board)
    print_line("")
    print_line("Holes" if found else "No holes")
    for hole in found:
        print_line(f"  {hole.sentence}{f' ({hole.detail})' if hole.detail else ''}")
        print_line(f"      {f'{hole.session} is planned' if hole.session else way_out(board, hole, today)}")


def _print_sessions(board: Board, today: str) -> None:
    planned = ahead(board)
    if planned:
        print_line("")
        print_line("Hands-on sessions to come")
        print_table(
            [[each.id, phrases.day(each.date, today) or "no day", shows(board, each), each.text] for each in planned],
            indent="  ",
        )


def _object(board: Board, today: str) -> dict[str, Any]:
    """The same for programs."""
    return {
        "systems": [
            {
                **record_json(known.system),
                "known": {"expert": known.experts, "hands-on": known.hands_on, "essentials": known.essentials},
            }
            for known in coverage(board)
        ],
        "handoffs": [
            {**record_json(path), "blind": [n for n, stop in enumerate(stops(board, path), 1) if stop.blind]}
            for path in board.handoffs
        ],
        "holes": [
            {
                "rule": hole.rule,
                "text": hole.sentence,
                "detail": hole.detail,
                "system": hole.system,
                "team": hole.team or None,
                "handoff": hole.handoff or None,
                "step": hole.step or None,
                "session": hole.session or None,
                "command": way_out(board, hole, today),
            }
            for hole in holes(board)
        ],
        "sessions": [record_json(each) for each in ahead(board)],
    }
