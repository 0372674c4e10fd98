"""Stories to files: a story and its photos become named bytes, written whole or not at all."""
