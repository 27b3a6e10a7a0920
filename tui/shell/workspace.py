"""Commands about the workspace as a whole: init, the board itself, demo, check, backup, restore."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from store.keep.errors import KeepError, NotThere
from store.model.moment import Refused
from tui.shell.exits import DONE, FAILED, Usage, say

if TYPE_CHECKING:
    from argparse import Namespace

    from store.keep.local import LocalBackend
    from store.keep.workspace import Workspace
    from tui.opening import Unread

INIT = ("name", "day", "time", "timezone", "length", "stages", "currency", "standing", "facilitators", "scribes")
"""Options of `accord init`, which are fields of the series."""
LISTS = ("standing", "facilitators", "scribes")
EMPTIED = "nobody"
"""What empties one of these lists; so does nothing between quotes."""
COLLECTED = {"questions": "|", "representatives": ";"}
"""Those that may be given several times, and what stands between them."""

LOOKS = "`accord attention`, `accord list` and `accord minutes` show the same as text."


def init(given: Namespace) -> int | None:
    """`accord init`: make a workspace, or set up the standup of one that is there."""
    from store.keep.layout import create_workspace
    from store.sense.weekly import describe_commit
    from store.verbs.series import set_up_series
    from tui.shell.open import opened
    from tui.shell.output import print_line

    fields = {name: getattr(given, name) for name in INIT if getattr(given, name) is not None}
    fields |= {name: sign.join(listed) for name, sign in COLLECTED.items() if (listed := getattr(given, name))}
    fields |= {name: EMPTIED for name in LISTS if fields.get(name) == ""}
    if create_workspace(given.folder):
        fields.setdefault("timezone", local_zone())
    elif not fields:
        way_out = "name what to change, as in `accord init --day wed`"
        raise Refused(f"There is a workspace in {given.folder} already; {way_out}.")
    with opened(given.folder, given.who) as workspace:
        done = workspace.do(lambda board, at: set_up_series(board, **fields, at=at), "set up standup")
        series = workspace.board.series
        print_line(f"{series.name}: {series.day} {series.time} {series.timezone}, {series.length} min")
        begun = bool(len(workspace.board.teams))
        changed = describe_commit(done.commit, done.board) if begun and done.commit is not None else ""
    if begun:
        say(f"{changed}.")
    else:
        say(f'The workspace is {given.folder}. Next: accord add team HANDLE "Name"')
    return DONE


def local_zone() -> str:
    """The time zone of this machine by name; UTC where it has none."""
    named = os.environ.get("TZ", "").lstrip(":")
    if not named:
        link = os.path.realpath("/etc/localtime")
        named = link.partition("/zoneinfo/")[2]
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(named)
    except (KeyError, ValueError, OSError):
        return "UTC"
    return named


def board(given: Namespace) -> int | None:
    """Bare `accord`: the board, on a workspace made on first use."""
    return show_app(given.folder, given.who, "board")


def show_app(folder: str, who: str, mode: str) -> int | None:
    """Run the app on a workspace; refuses without a terminal, naming commands that work there."""
    from tui.shell.start import prepare

    need_terminal()
    prepare()
    if mode == "board":
        from tui.opening import unread

        waiting = unread(folder, who)
        if waiting is not None:
            return run_app(waiting, mode)
    from store.keep.workspace import Workspace

    return run_app(Workspace(local_backend(folder), who), mode)


def local_backend(folder: str) -> LocalBackend:
    """The workspace in `folder`, opened; the one in the data folder is made on first use. Where it lies is a notice."""
    from store.keep.layout import create_workspace
    from store.keep.local import LocalBackend
    from store.keep.mounts import risk_of

    try:
        backend = LocalBackend(folder)
    except NotThere:
        if os.environ.get("ACCORD_WORKSPACE") or folder != _usual():
            raise
        create_workspace(folder)
        backend = LocalBackend(folder)
    risk = risk_of(folder)
    if risk:
        backend.notices.append(risk)
    return backend


def _usual() -> str:
    from tui.where import data_folder

    return data_folder() + "/workspace"


def need_terminal() -> None:
    """Raise when there is no terminal to draw on: a Textual app would wait for one for ever.

    For a browser Textual draws by another driver, through a pipe.
    """
    if not (os.environ.get("TEXTUAL_DRIVER") or (sys.stdin.isatty() and sys.stdout.isatty())):
        raise Usage(f"The board wants a terminal, and this is none. {LOOKS}")


def run_app(workspace: Workspace | Unread, mode: str) -> int:
    """Run the app until it is left; a sentence and a code when it did not end well."""
    from tui.shell.start import start

    return start(workspace, mode)


def demo(given: Namespace) -> int | None:
    """`accord demo`: the board on a sample that is thrown away afterwards."""
    from tempfile import TemporaryDirectory

    from store.keep.layout import create_workspace
    from store.keep.local import LocalBackend
    from store.keep.workspace import Workspace
    from store.sample.make import sample

    if not given.check:
        need_terminal()
    with TemporaryDirectory(prefix="accord-demo-") as home:
        folder = f"{home}/workspace"
        create_workspace(folder)
        workspace = Workspace(LocalBackend(folder), "ana")
        sample(workspace)
        if given.check:
            workspace.save()
            workspace.close()
            return _check(folder, "The sample workspace")
        return run_app(workspace, "board")


def check(given: Namespace) -> int | None:
    """`accord check`."""
    if "://" in given.folder:
        raise KeepError(f"{given.folder} is not a folder.")
    return _check(given.folder, "The workspace", given.repair)


def _check(folder: str, called: str, repair: bool = False) -> int:
    from store.keep.care import check as check_workspace
    from store.keep.mounts import risk_of
    from tui.shell.output import print_line
    from tui.shell.progress import watching

    with watching("check") as progress:
        report = check_workspace(folder, repair, progress)
    risk = risk_of(folder)
    if risk:
        say(risk)
    for sentence in (*map(str, report.problems), *report.mended, *report.lost, *report.torn):
        say(sentence)
    if not report.whole:
        say("`accord check --repair` keeps what proves itself; `accord restore FILE` brings a backup back.")
        return FAILED
    print_line(f"{called} is whole: {report.version} changes, {report.records} records.")
    return DONE


def backup(given: Namespace) -> int | None:
    """`accord backup FILE`."""
    from store.keep.archive import backup as make_backup
    from tui.shell.progress import watching

    file = os.path.abspath(os.path.expanduser(given.file))
    with watching("backup") as progress:
        make_backup(given.folder, file, progress)
    say(f"Everything is in {file}.")
    return DONE


def restore(given: Namespace) -> int | None:
    """`accord restore FILE`."""
    from store.keep.archive import restore as bring_back
    from tui.shell.progress import watching

    with watching("restore") as progress:
        kept = bring_back(os.path.abspath(os.path.expanduser(given.file)), given.folder, progress)
    say(f"The workspace is as it was at the backup.{f' What was there is in {kept}.' if kept else ''}")
    return DONE
