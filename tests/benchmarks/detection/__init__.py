"""A measure of ring detection on worlds of its own, beside simpler methods: `python -m tests.benchmarks.detection`."""
