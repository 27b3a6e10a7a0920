"""A believable workspace of an invented company: for the demo, the pictures and the tests."""
