"""QUOTED WORDS: find quotations and their speakers in a text; compare published words with recorded words."""
