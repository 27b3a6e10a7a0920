"""The nouns: records, the board that holds them, and the changes between two boards."""
