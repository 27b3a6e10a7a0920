"""What every screen is made of: lists, bars, the matrix, the prompt and panes, drawn line by line."""
