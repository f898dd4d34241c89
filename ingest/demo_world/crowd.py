"""Networks behind which strangers meet: carriers' address translation and the exits of VPN services."""

from ingest.demo_world.belongings import Network

CARRIER_NETWORKS = tuple(Network(f"203.0.113.{host}") for host in range(1, 41))
VPN_EXITS = tuple(Network(f"198.51.100.{host}") for host in range(1, 61))
