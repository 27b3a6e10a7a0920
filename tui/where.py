"""Where the workspace is and who is typing, from the command line and the environment. On the path of `accord add`."""

from __future__ import annotations

import os
import sys


def workspace_folder(named: str = "") -> str:
    """The workspace's folder: the one named, else `ACCORD_WORKSPACE`, else one in the user's data folder."""
    where = named or os.environ.get("ACCORD_WORKSPACE", "")
    if where:
        return os.path.abspath(os.path.expanduser(where)) if "://" not in where else where
    return data_folder() + "/workspace"


def data_folder() -> str:
    """The folder for this program's data, as the platform has it (XDG base directories; Application Support)."""
    given = os.environ.get("XDG_DATA_HOME", "")
    if os.path.isabs(given):
        return given + "/accord"
    home = os.path.expanduser("~")
    return f"{home}/Library/Application Support/accord" if sys.platform == "darwin" else f"{home}/.local/share/accord"


def who(named: str = "") -> str:
    """Who is typing: the person named with `--as`, else `ACCORD_AS`, else the login name; never empty."""
    name = named or os.environ.get("ACCORD_AS", "") or os.environ.get("LOGNAME", "") or os.environ.get("USER", "")
    if not name:
        import pwd

        try:
            name = pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            name = f"user-{os.getuid()}"
    name = name.strip().lstrip("@").lower()
    return "".join([letter for letter in name if letter.isprintable() and letter not in "\t\n"])[:64] or "somebody"
