"""A measure of the ring around a suspect, on worlds whose truth is known: `python -m tests.benchmarks.around`."""
