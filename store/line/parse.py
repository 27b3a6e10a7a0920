"""One line of text, one meaning: what a line as typed says.

The same reading serves the live prompt, quick add, the shell, a pipe and an imported log. Nothing is required but the
text; what is not understood is text too, so that every line means something and none is refused. Light (see
`accord add`): nothing but builtins at run time, and what only some lines need is imported when they come.
"""

from __future__ import annotations

from store.line.kinds import SAID_BY_ID, STEERING, WORDS, head_of, named_first
from store.line.marks import handles, read_body, read_ends

TYPE_CHECKING = False
if TYPE_CHECKING:
    from store.line.marks import Body, Known

KINDS = {
    **{word: kind for word, kind in WORDS.items() if word not in SAID_BY_ID},  # `#test E1 60000` is by what it says
    **{kind: (kind, "") for kind in ("note", "action", "proposal", "issue")},
    "decision": ("decision", "agreed"),
}
"""What a caller may say a line is when no mark in it says another: a kind, or any word for one (`help`, `idea`)."""

BULLETS = "-*•"

VERBATIM = frozenset(kind for kind, _ in STEERING.values())
"""Kinds without marks in their text."""


class Line:
    r"""What a line says. Equal lines say the same, however they were typed (`raw` is not compared).

    - `kind`: note, topic, action, decision, proposal, issue, impact, term, alias, friction, conflict,
      link, done, seen, sign, agreement, resolve; vote, correct, insert, undo, present, regrets, late, guest, queue,
      floor, round, rate, warnings; blank.
    - `text` without the marks that were taken out of it; `raw` exactly as typed.
    - `type` of an issue: problem, risk, question, help, opportunity ("" when nothing says so: a problem); `level` of a
      topic, 1 or 2; `verdict` of a decision: agreed, accepted, rejected; `speaker` (`Ana: …`), `continues` (`… …`);
      `off` (`[off] …`); `literal` (behind a `\` everything is text).
    - `at`, `plus`: the handles marked `@` and `+`, lower case, once each, known or not: first those before the text,
      then those that stand in it, then those behind it. `unknown`: marks that name nothing, with their sigil, and keys
      whose value cannot be read; all of these are still in the text.
    - `keys`: `key:value` marks by key (see `marks.KEYS`); several handles are divided by a blank, a date stands in
      words; `done` is "yes" for `[x]`.
    - `owners` of an action: who its line says must do it, from `owner:@ana`, else the marks before the text, else the
      words (`ana to …`, `ana: …`, as typed and perhaps no person at all), else the marks behind the text.
    - `url` of a link; `term` and `meaning`, of an alias `term` and what else it is called as the text; `touchpoint`,
      `count` (decimal text) per `per` (year, quarter, month, week, day or "") and `cost` (decimal text) of a friction;
      the two `goals` of a conflict, as handles, or none.
    - `vote`; `sign` (+ - =) and `names` of a roll call or the queue; `old`, `new`, `flag` of a correction, where an
      insertion has the place in `old` and the line in `new`.
    """

    kind: str = "note"
    type: str = ""
    text: str = ""
    raw: str = ""
    level: int = 0
    speaker: str = ""
    continues: bool = False
    off: bool = False
    verdict: str = ""
    literal: bool = False
    at: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()
    keys: dict[str, str]
    owners: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    url: str = ""
    term: str = ""
    meaning: str = ""
    touchpoint: str = ""
    count: str = ""
    per: str = ""
    cost: str = ""
    goals: tuple[str, ...] = ()
    vote: str = ""
    names: tuple[str, ...] = ()
    sign: str = ""
    old: str = ""
    new: str = ""
    flag: str = ""

    def __init__(self, **given: object) -> None:
        self.keys = {}
        if not given.keys() <= FIELDS:
            raise TypeError(f"a line has no {', '.join(given.keys() - FIELDS)}")
        self.__dict__.update(given)  # most lines say little: the class has what they leave out

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Line):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in FIELDS if name != "raw")

    __hash__ = None  # pyright: ignore[reportAssignmentType]  # a line can still be changed

    def __repr__(self) -> str:
        said = {name: getattr(self, name) for name in FIELDS if getattr(self, name)}
        return f"Line({', '.join(f'{name}={value!r}' for name, value in said.items())})"


FIELDS = Line.__annotations__.keys()
"""Every field of a line."""


def parse(text: str, kind: str = "note", known: Known | None = None) -> Line:
    """What one line says; any text at all has a meaning, and reading takes time in proportion to its length.

    `kind` is what the line is when nothing in it says otherwise (`accord add issue …`); `known("@", "ana")` says which
    handles exist (None: all do).
    """
    line = Line(raw=text)
    body = text.strip()
    if not body.isprintable():
        from store.line.clean import clean

        body = clean(body).strip()
    body = _without_bullets(body)
    if body[:5].lower() == "[off]":
        line.off = True
        body = _without_bullets(body[5:].strip())
    if not body:
        line.kind = "blank"
        return line
    head = None if _is_literal(body) else head_of(body)
    if head is None and kind == "note" and not _is_literal(body) and _read_unmarked(line, body, known):
        return line
    line.kind, detail, body = head or (*KINDS[kind], body)
    _say(line, detail)
    if line.kind in VERBATIM:
        line.text = body
    elif line.kind == "present":
        from store.line.floor import names_in

        line.sign, line.names = "+", names_in(body, known)
    elif _is_literal(body):
        line.literal = True
        line.text = body[1:].strip()
    else:
        _read_marked(line, body, known)
    return line


def _without_bullets(body: str) -> str:
    """The line without the `- ` or `* ` of a pasted list."""
    at = 0
    while body[at : at + 1] and body[at] in BULLETS and body[at + 1 : at + 2].isspace():
        at += 2
        while body[at : at + 1].isspace():
            at += 1
    return body[at:]


def _is_literal(body: str) -> bool:
    r"""Whether a `\` switches interpretation off (two begin a network path: `\\files\leads`)."""
    return body[:1] == "\\" and body[1:2] != "\\"


def _say(line: Line, detail: str) -> None:
    """Note what a kind's word says beyond the kind."""
    if line.kind == "topic":
        line.level = int(detail)
    elif line.kind == "decision":
        line.verdict = detail
    elif line.kind == "issue":
        line.type = detail
    elif detail:
        line.keys[detail] = "yes"


def _read_marked(line: Line, body: str, known: Known | None) -> None:
    """Read the text of a line whose kind is known."""
    if line.kind == "term":
        _read_term(line, body, known)
        return
    if line.kind == "alias":
        from store.line.parts import alias_in

        line.term, line.text = alias_in(body)
        return
    if line.kind in ("link", "friction", "conflict"):
        from store.line.parts import goals_in, touchpoint_in, url_in

        if line.kind == "link":
            line.url, body = url_in(body)
        elif line.kind == "conflict":
            line.goals, body = goals_in(body)
        else:
            line.touchpoint, body = touchpoint_in(body)
    read = read_body(body, known, line.kind)
    _take(line, read)
    if line.kind == "action":
        line.owners = (
            tuple(line.keys.get("owner", "").split())
            or handles(read.led, "@")
            or named_first(read.text)
            or handles(read.trailed, "@")
        )
    if line.kind == "issue":
        line.type = line.keys.pop("type", line.type)


def _take(line: Line, read: Body) -> None:
    """Put what was read into the line."""
    line.text, line.at, line.plus, line.unknown = read.text, read.at, read.plus, read.unknown
    line.keys.update(read.keys)
    if "count" in read.keys or "cost" in read.keys:
        from store.line.amounts import read_cost, read_count

        line.count, line.per = read_count(read.keys.get("count", "")) or ("", "")
        line.cost = read_cost(read.keys.get("cost", "")) or ""


def _read_unmarked(line: Line, body: str, known: Known | None) -> bool:
    """Read a line that begins with no kind and is not said to be one; False when it is a plain note all through."""
    from store.line import floor
    from store.line.parts import continued, is_definition, is_url, speaker_in

    if fixed := floor.correction(body):
        line.kind = "correct" if fixed[0] == "s" else "insert"
        _, line.old, line.new, line.flag = fixed
    elif called := floor.roll_call(body, known):
        line.kind, line.sign, line.names = called
    elif asked := floor.queue(body, known):
        line.kind = "queue"
        line.sign, line.names, line.text = asked
    elif called := floor.given(body, known):
        line.kind, line.text = "floor", called
    elif is_definition(body):
        line.kind = "term"
        _read_term(line, body, known)
    elif is_url(body.removeprefix("->").split(None, 1)[0] if body != "->" else ""):
        line.kind = "link"
        _read_marked(line, body.removeprefix("->").strip(), known)
    elif goes_on := continued(body):
        line.continues = True
        _take(line, read_body(goes_on, known))
    else:
        line.speaker, said = speaker_in(body, known)
        voted = floor.vote(said, known)
        if voted:
            line.kind = "vote"
            line.vote, said = voted
        elif not line.speaker:
            return False
        _take(line, read_body(said, known))
    return True


def _read_term(line: Line, body: str, known: Known | None) -> None:
    """Read `lead @ops := meaning`. The marks beside the term say whose meaning it is; without them those that end the
    meaning do. Marks inside a meaning belong to it.
    """
    left, sign, right = body.partition(":=")
    if not sign:
        left, sign, right = body.partition(" = ")
    read = read_body(left.strip(), known)
    ends = read_ends(right.strip(), known)
    line.term, line.meaning = read.text, right.strip()
    if not (read.at or read.plus):
        line.meaning, read.at, read.plus = ends.text, ends.at, ends.plus
    read.text, read.unknown = "", tuple(dict.fromkeys([*read.unknown, *ends.unknown]))
    _take(line, read)
