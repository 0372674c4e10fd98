"""Review: checks, comments, history, comparison, and the moves of a story through the desk."""
