"""Photos as pixels: checked and read when they come in, developed when they go out, originals never touched."""
