"""Spelling: whether words are spelled right, in which language, and what was meant. No Qt, no storage."""
