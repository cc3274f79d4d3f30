"""Benchmarks: each module has `run() -> list[Row]` and takes a few seconds at most."""
