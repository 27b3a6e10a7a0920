"""Power loss: a file system that stops under its writers and loses what it had not flushed."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.keep.care import check
from store.keep.layout import create_workspace
from store.keep.local import LocalBackend
from tests.faults.table import LONG, Tried
from tests.keeping.test_processes import Acknowledged, amiss

PROJECT = Path(__file__).resolve().parents[2]
OUTAGES = 40 if LONG else 2
SHUTDOWN = 0x8004587D
"""`FS_IOC_SHUTDOWN` of Linux's ext4, xfs and f2fs; with 2 what is not on the disk by then is gone."""
NEEDS = "a file system is shut down by root alone, with loop devices, mkfs.ext4 and a kernel that mounts what it made"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk in a file, with ext4 on it, mounted."""
    if os.geteuid() or not shutil.which("mkfs.ext4") or not shutil.which("mount"):
        pytest.skip(NEEDS)
    made = Disk(tmp_path)
    if not made.plug_in():
        pytest.skip(NEEDS)
    try:
        yield made
    finally:
        made.unplug()


class Disk:
    """An ext4 file system in a file: `folder` is where it is mounted."""

    def __init__(self, home: Path) -> None:
        self.image, self.folder = home / "disk", home / "mounted"
        self.folder.mkdir()
        with self.image.open("wb") as file:
            file.truncate(48 << 20)
        subprocess.run(["mkfs.ext4", "-q", str(self.image)], check=True, capture_output=True)

    def plug_in(self) -> bool:
        """Mount it, which brings it to what its own journal says; false where that is not allowed."""
        mount = ["mount", "-o", "loop", str(self.image), str(self.folder)]
        return subprocess.run(mount, check=False, capture_output=True).returncode == 0

    def lose_power(self) -> None:
        """Stop at once: nothing more reaches the disk, and what was not flushed is gone."""
        fd = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(fd, SHUTDOWN, struct.pack("I", 2))
        finally:
            os.close(fd)

    def unplug(self) -> None:
        """Unmount it."""
        subprocess.run(["umount", str(self.folder)], check=False, capture_output=True)


@pytest.mark.fault("power")
def test_a_power_cut_loses_nothing_acknowledged(disk: Disk, tried: Tried) -> None:
    chance = random.Random(11)
    folder = str(disk.folder / "workspace")
    create_workspace(folder)
    everything: Acknowledged = []
    lost: list[str] = []
    misread: list[str] = []
    for turn in range(OUTAGES):
        pair = {f"w{turn}-{place}": start(folder, f"w{turn}-{place}") for place in range(2)}
        for process in pair.values():
            assert process.stdout is not None
            process.stdout.readline()
        time.sleep(chance.random() * 0.3)
        disk.lose_power()
        for who, process in pair.items():
            process.kill()
            everything += acknowledged(process, who)
        disk.unplug()
        assert disk.plug_in()
        backend = LocalBackend(folder)
        lost, misread = amiss(backend.load(), everything)
        backend.close()
    assert check(folder).whole
    tried(OUTAGES, acknowledged=len(everything), lost=len(lost), misread=len(misread))


def start(folder: str, who: str) -> subprocess.Popen[bytes]:
    """A writer that acknowledges a change only while the disk is there."""
    argv = [sys.executable, str(PROJECT / "tests/keeping/writer.py"), folder, who, "-1", "20000", "10"]
    env = {**os.environ, "PYTHONPATH": str(PROJECT), "WRITER_ASKS_THE_DISK": "1"}
    return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env)


def acknowledged(process: subprocess.Popen[bytes], who: str) -> Acknowledged:
    """What a writer acknowledged, in whole lines."""
    out = process.communicate()[0]
    lines = [line.decode().split() for line in out[: out.rfind(b"\n") + 1].splitlines()]
    return [(who, line[0], line[1], int(line[2])) for line in lines if len(line) == 3]
