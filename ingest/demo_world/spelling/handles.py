"""One profile, as people link to it."""

import random

from ingest.demo_world.belongings import Handle

_LINKEDIN = (
    "https://www.linkedin.com/in/{}/",
    "https://linkedin.com/in/{}",
    "linkedin.com/in/{}",
    "http://de.linkedin.com/in/{}?trk=profile",
    "www.linkedin.com/in/{}/",
)
_GITHUB = ("https://github.com/{}", "github.com/{}/", "@{}", "http://www.github.com/{}", "{}")


def spelled_linkedin(handle: Handle, rng: random.Random) -> str:
    """Link to it in one of the ways a browser accepts."""
    return rng.choice(_LINKEDIN).format(handle)


def spelled_github(handle: Handle, rng: random.Random) -> str:
    """Link to it or give its bare name."""
    return rng.choice(_GITHUB).format(handle)
