"""The program: the app, its shell commands, palette, keys and theme."""
