"""`python -m tests.faults.fuzz TARGET [SECONDS]`: bytes that a fuzzer makes, guided by the code they reach.

Wants atheris, which nothing else here does: `uv run --group fuzz python -m tests.faults.fuzz line 300`. It prints how
many inputs it ran; one that breaks something is written to a file beside, and belongs into `test_anything.py`.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from typing import Any

atheris: Any = import_module("atheris")  # not installed where types are checked

with atheris.instrument_imports(include=["store"]):
    from tests.faults.targets import TARGETS

SEEDS = {
    "line": [
        "! files bounce @ops +webinar help:@ana due:fri",
        "ACTION: ana to ask due Friday",
        "lead @ops := a contact",
    ],
    "meetbot": [
        "[10:00] Ana: #startmeeting\n[10:01] Ben: #info x\n",
        "10:00:00 <ana> #startmeeting\n10:01:00 <ana> #action ben to ask\n10:02:00 <ana> #endmeeting\n",
    ],
    "w3c": ["10:00:00 <RRSAgent> logging\n10:01:00 <ana> scribe: ben\n10:02:00 <ben> ACTION: ana to ask\n"],
    "table": ["\0id,text,teams\nQ1,files bounce,ops\n", "\3id,name\nzoe,Zoe\n"],
    "todotxt": ["(A) 2026-11-01 ask the vendor @ana +webinar due:2026-12-01\nx 2026-11-02 done\n"],
    "whole": ['{"accord": "workspace", "format": 1, "counters": {}, "records": {"note": [{"id": "N1", "text": "a"}]}}'],
    "journal": ["\0\x40\x80a\2\x60\0b"],
}


def main() -> None:
    """Run one target."""
    name, seconds = sys.argv[1], (sys.argv[2:] or ["60"])[0]
    corpus = tempfile.mkdtemp(prefix=f"accord-fuzz-{name}-")
    for number, seed in enumerate(SEEDS[name]):
        with open(f"{corpus}/{number}", "wb") as file:
            file.write(seed.encode("latin-1"))
    options = [
        f"-max_total_time={seconds}",
        "-timeout=20",
        "-rss_limit_mb=4096",
        "-max_len=2000",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, corpus], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
