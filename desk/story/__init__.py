"""What a story is: plain values, standard library only."""
