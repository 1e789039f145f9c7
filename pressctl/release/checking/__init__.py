"""What an editor looks for in a release, one module a theme; a check is a function from a `Desk` to findings."""
