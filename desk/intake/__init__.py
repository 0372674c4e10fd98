"""Files and clipboard into stories: one reader a file, and where in the source each part stood."""
