"""What people do, key by key, in the running program."""
