"""Where a workspace is kept: the journal, the TinyDB file behind it, and the protocol they answer."""
