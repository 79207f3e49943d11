#!/usr/bin/env bash
# Saves everything that the bot's memory stands on: Evolution's PostgreSQL, Redis' append-only files and the folder of
# instances, into one folder named by the time. Nothing needs to be stopped. Run it as root: the files are not yours.
#
#   deploy/backup/backup.sh /var/backups/voice-sdr
#
# By default it speaks to the containers of deploy/compose. Elsewhere, set in the environment:
#   PG_DUMP      command that writes a dump to standard output: pg_dump -Fc -h … -U evolution evolution
#   REDIS        command for Redis, its password in REDISCLI_AUTH: redis-cli -h …
#   REDIS_DATA   folder of Redis                   (deploy/compose/evolution_data/redis)
#   INSTANCES    folder of Evolution's instances   (deploy/compose/evolution_data/instances)
#   KEEP_DAYS    older backups are deleted; 0 keeps all (14). Customers' data stays in them that long: retention.sql and
#                erase.sql do not reach them.
#
# Whoever reads a backup reads every chat and can take over the paired phone: the folder is made for its owner alone;
# encrypt it before it leaves the host.
set -euo pipefail
umask 077

target=${1:?usage: backup.sh <folder>}
data=$(cd "$(dirname "$0")/../compose" && pwd)/evolution_data
PG_DUMP=${PG_DUMP:-docker exec evolution_postgres pg_dump -Fc -U evolution evolution}
REDIS_DATA=${REDIS_DATA:-$data/redis}
INSTANCES=${INSTANCES:-$data/instances}
KEEP_DAYS=${KEEP_DAYS:-14}

redis() {
    if [ -n "${REDIS:-}" ]; then
        $REDIS "$@"
    else
        docker exec evolution_redis sh -c 'REDISCLI_AUTH="$REDIS_PASSWORD" exec redis-cli "$@"' redis-cli "$@"
    fi
}

fail() { echo "backup.sh: $*" >&2; exit 1; }

field() { redis INFO persistence | tr -d '\r' | sed -n "s/^$1://p"; }

# A rewrite makes one small base file of all increments, which then are complete on disk; while it runs the files change.
rewrite_append_only_files() {
    [ "$(field aof_enabled)" = 1 ] || fail "Redis runs without appendonly: there is nothing that survives a restart"
    redis BGREWRITEAOF > /dev/null
    for _ in $(seq 600); do
        if [ "$(field aof_rewrite_in_progress)" = 0 ] && [ "$(field aof_rewrite_scheduled)" = 0 ]; then
            [ "$(field aof_last_bgrewrite_status)" = ok ] || fail "Redis could not rewrite its append-only files"
            return
        fi
        sleep 0.1
    done
    fail "Redis did not finish the rewrite within a minute"
}

[ -d "$REDIS_DATA/appendonlydir" ] || fail "$REDIS_DATA holds no appendonlydir; set REDIS_DATA"
[ -d "$INSTANCES" ] || fail "$INSTANCES is no folder; set INSTANCES"

name=voice-sdr-$(date -u +%Y%m%dT%H%M%SZ)
mkdir -p "$target"
work=$(mktemp -d "$target/.$name.XXXXXX")
trap 'rm -rf "$work"' EXIT

# Redis before PostgreSQL: it is a cache with short-lived keys, which may miss a message, never know one too many.
rewrite_append_only_files
tar -C "$REDIS_DATA" -cf "$work/redis.tar" appendonlydir
$PG_DUMP > "$work/postgres.dump"
tar -C "$INSTANCES" -cf "$work/instances.tar" .

# A dump that broke off has no end mark; an empty one is none.
[ "$(head -c 5 "$work/postgres.dump")" = PGDMP ] || fail "PG_DUMP wrote no custom-format dump (-Fc)"
(cd "$work" && sha256sum postgres.dump redis.tar instances.tar > SHA256SUMS)
mv "$work" "$target/$name"
trap - EXIT

if [ "$KEEP_DAYS" -gt 0 ]; then
    find "$target" -mindepth 1 -maxdepth 1 -type d -name 'voice-sdr-*Z' -mtime "+$KEEP_DAYS" -exec rm -rf {} +
fi
echo "$target/$name"
