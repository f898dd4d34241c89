"""`make bench`: loading, then rings, each on a server of its own."""

from tests.benchmarks import ingest, rings

if __name__ == "__main__":
    ingest.main([], standalone_mode=False)
    rings.main([], standalone_mode=False)
