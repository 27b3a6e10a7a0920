"""The standup itself: what is on its agenda, how it stands for time, what its minutes say, and when the next one is."""
