"""The commands about goals and where they pull apart; see `tui.shell.commands`."""

from __future__ import annotations

from tui.shell.command import Command, words

GOALS: dict[str, Command] = {
    "goals": Command("goals", "how goals cascade, drawn, and where two pull apart", "goals:goals", json=True),
    "agree": Command(
        'agree ID "how both are met"',
        "write down what ends a conflict of goals",
        "goals:agree",
        (
            words("id", "ID", "a conflict, such as K1"),
            words("agreement", "AGREEMENT", "how both goals are met", nargs="*", default=[]),
        ),
    ),
    "reopen": Command(
        "reopen ID",
        "an issue, an action or a conflict of goals is open again",
        "goals:reopen",
        (words("id", "ID", "such as K1, Q12 or A7"),),
    ),
}
