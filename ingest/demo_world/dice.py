"""Chance that can be repeated: the same words give the same throws on every machine."""

import random


def dice(*words: object) -> random.Random:
    """Throws that depend on these words alone."""
    return random.Random(" ".join(map(str, words)))  # noqa: S311  # a made-up world keeps no secrets


def happens(rng: random.Random, share: float) -> bool:
    """Tell whether it happens, as it does in `share` (0..1) of all throws."""
    return rng.random() < share
