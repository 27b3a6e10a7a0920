"""What a typed or pasted line may bring along that is not text, and must never reach a file or a terminal.

Light: no imports at run time.
"""

from __future__ import annotations

_ENDS_OF_LINE = "\t\n\v\f\r\x85\u2028\u2029"


def clean(text: str) -> str:
    """`text` without escape sequences and control characters; tabs and ends of lines become a blank.

    Half of a surrogate pair (undecodable bytes of an argument, say) becomes U+FFFD. All else stays as it was typed:
    combining marks, joiners and right-to-left text are people's own.
    """
    if text.isprintable():
        return text
    if "\x1b" in text:
        text = _without_escapes(text)
    return "".join([_at_the_door(letter) for letter in text]).lstrip("\ufeff")


def _at_the_door(letter: str) -> str:
    """What one character becomes."""
    if letter in _ENDS_OF_LINE:
        return " "
    if letter < " " or "\x7f" <= letter <= "\x9f":
        return ""
    return "\ufffd" if "\ud800" <= letter <= "\udfff" else letter


def _without_escapes(text: str) -> str:
    """Cut at each escape character and drop what belongs to the sequence it began.

    Only whole sequences are dropped. Somebody may have pressed Esc and gone on typing: those letters are text.
    """
    kept, *parts = text.split("\x1b")
    out = [kept]
    for number, part in enumerate(parts):
        if part[:1] == "[":
            out.append(_after_csi(part))
        elif part[:1] in ("]", "P", "_", "^") and number + 1 < len(parts) and parts[number + 1][:1] == "\\":
            continue
        elif part[:1] == "]" and "\x07" in part:
            out.append(part.partition("\x07")[2])
        elif part[:1] == "\\" or part[:2] in ("(B", "(0"):
            out.append(part[1 if part[0] == "\\" else 2 :])
        else:
            out.append(part)
    return "".join(out)


def _after_csi(part: str) -> str:
    """The text behind `[31m` and its like: parameters, then one final letter (ECMA-48, 5.4)."""
    at = 1
    while at < len(part) and " " <= part[at] <= "?":
        at += 1
    return part[at + 1 :] if at < len(part) and "@" <= part[at] <= "~" else part
