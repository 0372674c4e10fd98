"""Benchmarks: how long what people wait for takes, and against what."""
