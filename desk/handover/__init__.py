"""A story in one file: packed on one desk, read and joined on another."""
