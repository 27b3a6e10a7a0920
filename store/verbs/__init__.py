"""What people do: one file a noun, each verb a function from a board to changes, or a refusal with its reason."""
