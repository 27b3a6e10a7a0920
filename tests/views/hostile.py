"""Text that breaks programs which trust it: every widget and every screen is drawn with it."""

from __future__ import annotations

MARKUP = "[TODO] a[0] [/x] [link=http://x]y[/] $primary \\["
ESCAPES = "\x1b[2J\x1b[31mred\x1b]0;title\x07 \x9b31m bell\x07"
TURNED = "\u202egnp.exe\u202c \u2066isolated\u2069 zero\u200bwidth \ud800"
WIDE = "中文 \U0001f469\u200d\U0001f467 e\u0301 z" + "\u0301" * 20 + " עברית"
HOSTILE = f"{MARKUP} {ESCAPES} {TURNED} {WIDE}"
LONG = "All work and no play, \u4e2d. " * 4_200
EVERY = (MARKUP, ESCAPES, TURNED, WIDE, HOSTILE, LONG, "")
