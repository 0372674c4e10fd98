"""The command line: a thin skin over the newsroom's actions."""
