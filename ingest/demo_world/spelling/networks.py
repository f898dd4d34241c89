"""An address in one network, written as logs write it."""

import ipaddress
import random

from ingest.demo_world.belongings import Network
from ingest.demo_world.dice import happens


def spelled_address(network: Network, rng: random.Random) -> str:
    """Pick some device of the household's network, and one log's way to write its address."""
    if ":" in network:
        return _spelled_v6(ipaddress.IPv6Network(network), rng)
    if happens(rng, 0.9):
        return network
    return rng.choice((f"::ffff:{network}", f"{network}:{rng.randint(1024, 65535)}", f" {network}"))


def _spelled_v6(network: ipaddress.IPv6Network, rng: random.Random) -> str:
    address = network[rng.getrandbits(64)]
    if happens(rng, 0.8):
        return str(address)
    return rng.choice((address.exploded, str(address).upper(), f"[{address}]:{rng.randint(1024, 65535)}"))
