"""What a board means: pure functions from a board (and the day, where age matters) to what a person should know."""
