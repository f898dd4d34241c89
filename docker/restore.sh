#!/bin/sh
# Put graph and home in the place of those of a composed Ringlight: docker/restore.sh FOLDER
# What runs stops meanwhile. Save what is there with backup.sh first: it is replaced.
set -eu
[ $# -eq 1 ] || { echo "usage: docker/restore.sh FOLDER" >&2; exit 2; }
for file in neo4j.dump home.tar; do
  [ -s "$1/$file" ] || { echo "$1 is not a whole backup: $file is missing." >&2; exit 2; }
done
folder=$(cd "$1" && pwd)
cd "$(dirname "$0")"

docker compose create >&2
docker compose stop app scheduler neo4j >&2
docker compose run --rm --no-deps --no-TTY --entrypoint neo4j-admin neo4j \
  database load neo4j --from-stdin --overwrite-destination=true <"$folder/neo4j.dump"
# An audit that is there knows more than the backup's: who was erased since, above all.
docker compose run --rm --no-deps --no-TTY --entrypoint sh app -c \
  'if [ -s /data/audit.jsonl ]; then set -- --exclude=./audit.jsonl; fi; tar --directory /data --extract "$@"' sh \
  <"$folder/home.tar"
# Whoever was erased since the backup, as the audit tells, is erased again before anybody looks.
docker compose up --detach --wait neo4j >&2
docker compose run --rm app db upgrade >&2
docker compose start app scheduler >&2
echo "Restored. Compare $folder/ringlight.toml with the one beside this script." >&2
