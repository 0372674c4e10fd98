"""WHAT AN EDITOR MUST KNOW: a story goes in, findings come out; one subject a file, all joined in CHECKS."""
