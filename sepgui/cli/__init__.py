"""The command line: the same engine in its own process, and a report in place of the window."""
