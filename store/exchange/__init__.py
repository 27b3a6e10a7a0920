"""What comes in from other programs and what goes out to them: one file a format, and no I/O in any of them."""
