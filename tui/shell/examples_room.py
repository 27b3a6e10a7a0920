"""Examples of the commands of the room; see `tui.shell.examples`."""

from __future__ import annotations

ROOM: dict[str, str] = {
    "receive": """
  accord receive R1 "they want to see prices first"
  accord receive R1 --again                            # it was no answer
""",
    "rotation": """
  accord init --facilitators ana,ben --scribes ben,ana --representatives demand:ben
  accord rotation
  accord rotation --weeks 12
""",
    "swap": """
  accord swap tue scribe ana
  accord swap tue scribe nobody                        # it goes back to whose turn it is
""",
    "criteria": """
  accord criteria webinar
  accord criteria webinar --format text -o success.txt # to hand out
""",
}
