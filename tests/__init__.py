"""Accord's tests: rules without a terminal, keeping, views, journeys, the command line, and the house itself."""
