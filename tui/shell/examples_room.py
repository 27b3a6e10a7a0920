"""Examples of the commands of the room; see `tui.shell.examples`."""

from __future__ import annotations

ROOM: dict[str, str] = {
    "receive": """
  accord receive R1 "they want to see prices first"
  accord receive R1 --again                            # it was no answer
""",
    "criteria": """
  accord criteria webinar
  accord criteria webinar --format text -o success.txt # to hand out
""",
}
