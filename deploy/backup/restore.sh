#!/usr/bin/env bash
# Puts a backup back, over what is there. Bot, Evolution and Redis must be stopped, PostgreSQL must run:
#
#   cd deploy/compose && docker compose stop bot evolution evolution_redis
#   deploy/backup/restore.sh /var/backups/voice-sdr/voice-sdr-20261121T060000Z --yes
#   cd deploy/compose && docker compose up -d
#
# What customers wrote after the backup is on the phone, but not in the database: the bot does not know it. Pair the
# phone anew when WhatsApp has ended the restored session. Run it as root: files get back the owners they had.
#
# Elsewhere than deploy/compose, set in the environment:
#   PG_RESTORE   command that reads a dump from standard input (pg_restore --clean --if-exists --exit-on-error
#                --single-transaction --no-owner -h … -U evolution -d evolution)
#   REDIS        command for Redis, only to see that it is stopped: redis-cli -h …
#   REDIS_DATA, INSTANCES   as in backup.sh
set -euo pipefail
umask 077

backup=${1:?usage: restore.sh <backup folder> --yes}
[ "${2:-}" = --yes ] || { echo "restore.sh: this replaces the database, Redis and the instances; say --yes" >&2; exit 2; }
data=$(cd "$(dirname "$0")/../compose" && pwd)/evolution_data
PG_RESTORE=${PG_RESTORE:-docker exec -i evolution_postgres pg_restore --clean --if-exists --exit-on-error --single-transaction --no-owner -U evolution -d evolution}
REDIS=${REDIS:-docker exec evolution_redis redis-cli}
REDIS_DATA=${REDIS_DATA:-$data/redis}
INSTANCES=${INSTANCES:-$data/instances}

fail() { echo "restore.sh: $*" >&2; exit 1; }

# Before anything is touched: is it whole, and may it be put back now?
(cd "$backup" && sha256sum --quiet -c SHA256SUMS) || fail "$backup is damaged; nothing was changed"
# A refusal for want of a password is an answer too: then it runs.
if $REDIS PING 2>&1 | grep -qE 'PONG|NOAUTH'; then
    fail "Redis is running and would write over the restored files; stop it first. Nothing was changed"
fi

# All or nothing: a failure leaves the database as it was, and Redis and instances untouched.
$PG_RESTORE < "$backup/postgres.dump"

# The old folder stays beside it until the new one is there.
replace() { # replace <folder> <its new content>
    local owner
    mkdir -p "$(dirname "$1")"
    owner=$(stat -c %u:%g "$1" 2> /dev/null || stat -c %u:%g "$(dirname "$1")")
    chown -R "$owner" "$2"
    rm -rf "$1.before-restore"
    if [ -e "$1" ]; then mv "$1" "$1.before-restore"; fi
    mv "$2" "$1"
    rm -rf "$1.before-restore"
}

fresh=$(mktemp -d "$REDIS_DATA/.restore.XXXXXX")
tar -C "$fresh" -xf "$backup/redis.tar"
replace "$REDIS_DATA/appendonlydir" "$fresh/appendonlydir"
rmdir "$fresh"

fresh=$(mktemp -d "$(dirname "$INSTANCES")/.restore.XXXXXX")
tar -C "$fresh" -xf "$backup/instances.tar"
chmod 755 "$fresh"
replace "$INSTANCES" "$fresh"

echo "Restored $backup. Start Redis, Evolution and the bot; run deploy/postgres/indexes.sql if the backup is older than they."
