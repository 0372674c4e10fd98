"""The desk's stories: views with their counts, search, and the list of lines."""
