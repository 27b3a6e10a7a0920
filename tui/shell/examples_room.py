"""Examples of the commands of the room; see `tui.shell.examples`."""

from __future__ import annotations

ROOM: dict[str, str] = {
    "snooze": """
  accord snooze Q1 fri                                 # not before Friday
  accord snooze webinar in 2 weeks
""",
    "wake": """
  accord wake Q1
""",
    "trends": """
  accord trends                                        # twelve weeks, a line a figure
  accord trends --weeks 26 --plot
  accord trends --json
""",
    "receive": """
  accord receive R1 "they want to see prices first"
  accord receive R1 --again                            # it was no answer
""",
    "rotation": """
  accord init --facilitators ana,ben --scribes ben,ana --representatives demand:ben
  accord rotation
  accord rotation --weeks 12
""",
    "breakout": """
  accord add person dee "Dee Park" --team ops
  accord add person eli "Eli Novak" --team demand
  accord breakout Q1
  accord breakout Q1 --groups 2 --people ana,ben,dee,eli
""",
    "rapport": """
  accord init --questions "What surprised you last week?"
  accord add thanks "@ben for the list"
  accord rapport
""",
    "swap": """
  accord swap wed scribe ana
  accord swap wed scribe nobody                        # it goes back to whose turn it is
""",
    "criteria": """
  accord criteria webinar
  accord criteria webinar --format text -o success.txt # to hand out
""",
}
