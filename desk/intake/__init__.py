"""Files and clipboard into stories: one reader a file; what each part of a story is and where in the source it stood."""
