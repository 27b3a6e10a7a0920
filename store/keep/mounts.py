"""Where a folder lies, as far as it matters to a journal: on a disk of this machine, or somewhere that may break its
promises.

On a network file system another machine's lock may not be seen and its lines arrive seconds late; a folder that a
program synchronises may be exchanged for an older one at any time, with what was acknowledged since. Neither shows
while one person writes. So it is a warning, with its reason, and not a refusal.
"""

from __future__ import annotations

import os
from contextlib import suppress

from store.keep.files import atomic_write

_NETWORK = (
    *("nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "davfs", "lustre", "gpfs", "beegfs", "orangefs", "ncpfs"),
    *("vboxsf", "vmhgfs", "prl_fs", "virtiofs"),  # what a virtual machine shares with the one it runs on
    *("fuse.sshfs", "fuse.rclone", "fuse.gvfsd", "fuse.s3fs", "fuse.gcsfuse", "fuse.davfs", "fuse.vmhgfs"),
    *("fuse.onedriver", "fuse.google-drive"),
)
_SYNCED = (
    *("Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloud Drive", "Mobile Documents", "CloudStorage"),
    *("Nextcloud", "ownCloud", "Syncthing", "pCloudDrive", "Proton Drive", "Seafile"),
)
"""How the folders of programs that synchronise begin, as those programs name them."""
_MARKS = (".stfolder", ".dropbox.cache", ".owncloudsync.log", ".sync")
"""What Syncthing, Dropbox, ownCloud and its kin, and Resilio leave in a folder of any name."""
_TOLD = "place"
"""The file in a workspace that says which warning was given already."""
_MOVE = "`accord backup FILE`, then `accord restore FILE --workspace FOLDER`, moves it"


def risk_of(folder: str, mounts: str = "/proc/mounts") -> str | None:
    """What is risky about keeping a workspace in `folder`, as a sentence; None where nothing is known to be."""
    place = os.path.realpath(folder)
    by = _synced_by(place)
    if by:
        return (
            f"{folder} is in a folder that another program synchronises ({by}) and may exchange for an older one, "
            f"with what was typed since. Keep the workspace elsewhere on this machine: {_MOVE}."
        )
    kind = _kind_of(place, mounts)
    if kind.startswith(_NETWORK):
        return (
            f"{folder} is on a network file system ({kind}), where two people's locks may not hold and lines can be "
            f"lost. Keep the workspace on a disk of this machine: {_MOVE}."
        )
    return None


def untold_risk(folder: str) -> str | None:
    """`risk_of` a workspace the first time anybody asks, so that commands do not repeat it; None afterwards."""
    risk = risk_of(folder)
    path = f"{folder}/{_TOLD}"
    if risk is None:
        return None
    with suppress(OSError), open(path, encoding="utf-8", errors="surrogateescape") as file:
        if file.read() == risk:
            return None
    with suppress(OSError):  # where nothing can be written it is said each time
        atomic_write(path, risk.encode("utf-8", "surrogateescape"))
    return risk


def _synced_by(place: str) -> str:
    """What shows that a program synchronises `place` or a folder above it; empty for nothing."""
    for part in place.split("/"):
        if part.startswith(_SYNCED):
            return part
    while place != "/":
        for mark in _MARKS:
            if os.path.exists(f"{place}/{mark}"):
                return f"{place}/{mark}"
        place = os.path.dirname(place)
    return ""


def _kind_of(place: str, mounts: str) -> str:
    """The type of the file system that holds `place`; empty where the system does not say (it is Linux that does)."""
    best = kind = ""
    try:
        with open(mounts, encoding="utf-8", errors="surrogateescape") as table:
            for line in table:
                _, point, found, *_ = [*line.split(" "), "", "", ""]
                for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
                    point = point.replace(code, letter)
                if point and len(point) >= len(best) and (place + "/").startswith(point.rstrip("/") + "/"):
                    best, kind = point, found
    except OSError:
        return ""
    return kind
