#!/bin/sh
# Save graph and home of a composed Ringlight: docker/backup.sh FOLDER
# App, scheduler and Neo4j stop meanwhile; whatever happens, those that were created run again at the end.
set -eu
umask 077
[ $# -eq 1 ] || { echo "usage: docker/backup.sh FOLDER" >&2; exit 2; }
[ ! -e "$1" ] || { echo "$1 exists: a backup never replaces anything." >&2; exit 2; }
mkdir -p "$1.part"
part=$(cd "$1.part" && pwd)
cd "$(dirname "$0")"

trap 'docker compose start neo4j app scheduler >&2' EXIT
docker compose stop app scheduler neo4j >&2
docker compose run --rm --no-deps --no-TTY --entrypoint neo4j-admin neo4j \
  database dump neo4j --to-stdout >"$part/neo4j.dump"
docker compose run --rm --no-deps --no-TTY --entrypoint tar app \
  --directory /data --create --exclude=./*.lock --exclude=./spool --exclude=./ringlight.toml . >"$part/home.tar"
cp ringlight.toml "$part/ringlight.toml"
# Both are there, or there is no backup.
mv "$part" "${part%.part}"
echo "Saved to ${part%.part}. It holds personal data, and the key by which erased people are recognised." >&2
