"""One line of text, one meaning: reading a line as people type it, and writing it back."""
