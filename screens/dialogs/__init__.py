"""What opens above a screen for a moment: one calm panel each, closed with Esc."""
