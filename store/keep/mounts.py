"""Where a folder lies, as far as it matters to a journal: on a disk of this machine, or somewhere that may break its
promises.
"""

from __future__ import annotations

import os

_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd", "davfs")
_SYNCED = (
    "Dropbox",
    "OneDrive",
    "Google Drive",
    "GoogleDrive",
    "iCloud Drive",
    "Mobile Documents",
    "Nextcloud",
    "Syncthing",
)


def risk_of(folder: str, mounts: str = "/proc/mounts") -> str | None:
    """What is risky about keeping a workspace in `folder`, as a sentence; None where nothing is known to be.

    On a network file system another machine's lock may not be seen and its lines arrive seconds late; a folder that a
    program syncs may be exchanged for an older one at any time.
    """
    place = os.path.realpath(folder)
    for part in place.split("/"):
        if part.startswith(_SYNCED):
            return f"{folder} is synced by another program ({part}), which can bring back older files; prefer another."
    kind = _kind_of(place, mounts)
    if kind.startswith(_NETWORK):
        return (
            f"{folder} is on a network file system ({kind}), where locks may not hold; prefer a disk of this machine."
        )
    return None


def _kind_of(place: str, mounts: str) -> str:
    """The type of the file system that holds `place`; empty where the system does not say (it is Linux that does)."""
    best = kind = ""
    try:
        with open(mounts, encoding="utf-8", errors="surrogateescape") as table:
            for line in table:
                _, point, found, *_ = [*line.split(" "), "", "", ""]
                point = point.replace("\\040", " ")
                if point and len(point) >= len(best) and (place + "/").startswith(point.rstrip("/") + "/"):
                    best, kind = point, found
    except OSError:
        return ""
    return kind
