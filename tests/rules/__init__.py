"""What is true without a terminal: the model, the line, the verbs, what a board means, the meeting."""
