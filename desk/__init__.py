"""Desk, the editorial workstation: from a blank page to an approved article in HTML."""
