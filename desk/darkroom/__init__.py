"""Photos as pixels: what comes in is checked and read, what goes out is developed, and the original is never touched."""
