"""What all tests share: laws are checked without a stopwatch, so that a busy machine fails none of them."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
