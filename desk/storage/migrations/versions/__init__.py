"""The steps, in order: mNNNN_what.py."""
