"""What inputs mean: which are still wanted of whom, which are late, and what came (practice P10)."""

from __future__ import annotations

from store.model.board import Board
from store.model.records import Input, InputStatus
from store.sense.phrases import person
from store.sense.words import one_line

Happening = tuple[str, str, str, str]
"""When, the name of its sign, the record's id, and a sentence."""


def of_initiative(board: Board, initiative: str) -> list[Input]:
    """An initiative's inputs: those still wanted first, by their day, then what came, the newest first."""
    found: list[Input] = board.inputs.where("initiative", initiative)
    wanted = [each for each in found if each.status is InputStatus.ASKED]
    came = [each for each in found if each.status is InputStatus.RECEIVED]
    return sorted(wanted, key=lambda each: each.due or "~") + sorted(came, key=lambda each: each.received_at)[::-1]


def answer(board: Board, asked: Input) -> str:
    """What came, in a sentence: `R1 received from Ben: they object to the price`."""
    return f"{asked.id} received from {person(board, asked.person)}: {one_line(asked.said)}"


def happened(board: Board, since: str, initiative: str = "") -> list[Happening]:
    """Inputs asked for and received after `since` (ISO time), of all initiatives or of one."""
    found: list[Input] = board.inputs.where("initiative", initiative) if initiative else list(board.inputs)
    asked = [
        (each.created, "input", each.id, f"{each.id} asked of {person(board, each.person)}: {one_line(each.text)}")
        for each in found
        if each.created > since
    ]
    came = [(each.received_at, "input", each.id, answer(board, each)) for each in found if each.received_at > since]
    return [*asked, *came]
