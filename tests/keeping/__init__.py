"""What must hold of a place that keeps a workspace: on disk and in memory, in fair weather and foul."""
