"""The writing pane: the page with its furniture and copy, edited in place and kept while it is typed."""
