"""What may happen to what was typed, really done: `python -m tests.faults` prints what it counted."""
