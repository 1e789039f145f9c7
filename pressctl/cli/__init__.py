"""The command line: one module a command; each parses, calls, shows and exits. Only here is Typer."""
