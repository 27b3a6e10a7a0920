"""The board in a browser: a small server that shows the same program there, to those who have its address."""
