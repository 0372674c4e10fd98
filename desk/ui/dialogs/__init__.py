"""Dialogs: sheets that lie over the window and ask one thing each."""
