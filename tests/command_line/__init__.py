"""The shell's commands as a person or a script meets them: words in, lines and an exit code out."""
