"""What Accord costs, measured: `python -m tests.benchmarks` prints a table, each row of two things run in turn."""
