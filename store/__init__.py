"""The workspace: everything about a standup that is true without a terminal."""
