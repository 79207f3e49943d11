#!/usr/bin/env bash
# Rehearses backup and restore, and tries every SQL file of deploy/postgres, on a PostgreSQL and a Redis of its own in a
# temporary folder: fills them, saves, destroys, restores, compares. Some ten seconds.
#
#   deploy/backup/rehearsal.sh
#
# Needs the programs of PostgreSQL 15 and Redis (Debian: postgresql redis-server) and, when started as root, the account
# postgres. Exits with 77 when they are missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
sql=$here/../postgres
bench=$here/../../bench/postgres
bin=${PG_BIN:-/usr/lib/postgresql/15/bin}
[ -x "$bin/initdb" ] && command -v redis-server > /dev/null || { echo "PostgreSQL 15 or Redis is not installed" >&2; exit 77; }

work=$(mktemp -d)
as_server() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$1"; else bash -c "$1"; fi; }
redis_pid=
finish() {
    status=$?
    if [ -n "$redis_pid" ]; then kill "$redis_pid" 2> /dev/null || true; fi
    as_server "$bin/pg_ctl -D $work/pg/data -m immediate stop" > /dev/null 2>&1 || true
    rm -rf "$work"
    [ $status = 0 ] && echo "rehearsal: everything came back" || echo "rehearsal: FAILED" >&2
    exit $status
}
trap finish EXIT

mkdir -p "$work/pg" "$work/redis" "$work/instances/loja" "$work/backups"
chmod 755 "$work"
[ "$(id -u)" != 0 ] || chown postgres "$work/pg"
as_server "$bin/initdb -D $work/pg/data -A trust -E UTF8 --locale=C.UTF-8" > /dev/null
as_server "$bin/pg_ctl -D $work/pg/data -w -l $work/pg/log -o \"-k $work/pg -c listen_addresses='' -c fsync=off\" start" > /dev/null
export PGHOST=$work/pg PGUSER=postgres PGDATABASE=evolution PGOPTIONS='-c client_min_messages=warning'
db() { "$bin/psql" -X -q -At -v ON_ERROR_STOP=1 "$@"; }
PGDATABASE=postgres db -c 'CREATE DATABASE evolution'

start_redis() {
    (cd "$work/redis" && exec redis-server --port 0 --unixsocket "$work/redis.sock" --appendonly yes --save "" --loglevel warning > "$work/redis.log") &
    redis_pid=$!
    for _ in $(seq 50); do cache PING 2> /dev/null | grep -q PONG && return; sleep 0.1; done
    echo "Redis does not start" >&2; exit 1
}
stop_redis() { cache SHUTDOWN NOSAVE 2> /dev/null || true; wait "$redis_pid" 2> /dev/null || true; redis_pid=; }
cache() { redis-cli -s "$work/redis.sock" "$@"; }
same() { [ "$2" = "$3" ] || { echo "$1: expected [$2], got [$3]" >&2; exit 1; }; }
refused() { if "$@" > "$work/out" 2>&1; then echo "should have been refused: $*" >&2; exit 1; fi; }

# ---- fill -----------------------------------------------------------------------------------------------------------
refused db -f "$sql/indexes.sql"                                  # too early: Evolution has not migrated
db -f "$bench/tables.sql"
db -v name=loja -v rows=2000 -f "$bench/fill.sql"
db -v name=outra -v rows=2000 -f "$bench/fill.sql"
start_redis
cache -n 6 SET evolution:loja aberta > /dev/null
cache -n 6 HSET evolution:baileys creds '{"noiseKey":"…"}' > /dev/null
echo '{"creds":"ção"}' > "$work/instances/loja/creds.json"

# ---- indexes: twice, and after an interrupted run ---------------------------------------------------------------------
names="SELECT count(*) FILTER (WHERE i.indisvalid) || ' of ' || count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relname LIKE 'voicesdr%'"
db -f "$sql/indexes.sql"
same "indexes" "4 of 4" "$(db -c "$names")"
before=$(db -c "SELECT array_agg(oid ORDER BY oid) FROM pg_class WHERE relname LIKE 'voicesdr%'")
db -f "$sql/indexes.sql"
same "indexes, second run" "$before" "$(db -c "SELECT array_agg(oid ORDER BY oid) FROM pg_class WHERE relname LIKE 'voicesdr%'")"
db -c "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'voicesdr_message_timestamp'::regclass"
same "an index half built" "3 of 4" "$(db -c "$names")"
db -f "$sql/indexes.sql"
same "indexes, mended" "4 of 4" "$(db -c "$names")"

# ---- backup, catastrophe, restore -------------------------------------------------------------------------------------
export REDIS="redis-cli -s $work/redis.sock" REDIS_DATA=$work/redis INSTANCES=$work/instances
export PG_DUMP="$bin/pg_dump -Fc" PG_RESTORE="$bin/pg_restore --clean --if-exists --exit-on-error --single-transaction --no-owner -d evolution"
contents() {
    db -c 'SELECT md5(string_agg(m::text, $$|$$ ORDER BY "id")) FROM "Message" m' \
       -c 'SELECT md5(string_agg(m::text, $$|$$ ORDER BY "id")) FROM "MessageUpdate" m'
    db -c "$names"
}
expected=$(contents)
saved=$("$here/backup.sh" "$work/backups" | tail -1)
same "the backup is for its owner alone" 700 "$(stat -c %a "$saved")"

refused "$here/restore.sh" "$saved" --yes                         # Redis still runs
grep -q 'Redis is running' "$work/out"
refused "$here/restore.sh" "$saved"                               # nobody said yes
db -c 'DELETE FROM "Message" WHERE "instanceId" = $$loja$$' -c 'DROP TABLE "Chat"'
cache FLUSHALL > /dev/null
stop_redis
rm -rf "$work/redis/appendonlydir" "$work/instances"/*
"$here/restore.sh" "$saved" --yes > /dev/null
start_redis
same "the database" "$expected" "$(contents)"
same "a dropped table" 0 "$(db -c 'SELECT count(*) FROM "Chat"')"
same "Redis" aberta "$(cache -n 6 GET evolution:loja)"
same "Redis, hash" '{"noiseKey":"…"}' "$(cache --raw -n 6 HGET evolution:baileys creds)"
same "instances" '{"creds":"ção"}' "$(cat "$work/instances/loja/creds.json")"

stop_redis
cp -r "$saved" "$work/damaged"
printf 'x' >> "$work/damaged/postgres.dump"
refused "$here/restore.sh" "$work/damaged" --yes
grep -q 'damaged; nothing was changed' "$work/out"

mkdir "$work/backups/voice-sdr-20200101T000000Z"
touch -d '20 days ago' "$work/backups/voice-sdr-20200101T000000Z"
start_redis
"$here/backup.sh" "$work/backups" > /dev/null
[ ! -e "$work/backups/voice-sdr-20200101T000000Z" ] || { echo "the old backup is still there" >&2; exit 1; }

# ---- retention and erasure: only what was meant -----------------------------------------------------------------------
others=$(db -c "SELECT md5(string_agg(m::text, '|' ORDER BY \"id\")) FROM \"Message\" m WHERE \"instanceId\" = 'outra'")
phone=5511900000003 lid=1000000000003@lid                         # chat 3 is filed under its @lid
of_chat="SELECT count(*) FROM \"Message\" WHERE \"instanceId\" = 'loja' AND \"key\"::text LIKE '%$phone%' OR \"instanceId\" = 'loja' AND \"key\"::text LIKE '%$lid%'"
same "messages of the customer" 50 "$(db -c "$of_chat")"
db -c "INSERT INTO \"Message\" (\"id\", \"key\", \"messageType\", \"message\", \"source\", \"messageTimestamp\", \"instanceId\")
       VALUES ('sent', '{\"id\":\"A\",\"fromMe\":true,\"remoteJid\":\"$phone@s.whatsapp.net\"}', 'conversation', '{}', 'web', 1789999999, 'loja')" \
   -c "INSERT INTO \"Contact\" (\"id\", \"remoteJid\", \"instanceId\") VALUES ('c1', '$lid', 'loja'), ('c2', '$lid', 'outra')" \
   -c "INSERT INTO \"Chat\" (\"id\", \"remoteJid\", \"instanceId\") VALUES ('h1', '$phone@s.whatsapp.net', 'loja')" \
   -c "INSERT INTO \"IsOnWhatsapp\" VALUES ('w1', '$phone@s.whatsapp.net', '$phone', NULL, now(), now())"
refused db -v instance=loja -v phone=% -f "$sql/erase.sql"
refused db -v instance=ninguem -v phone=$phone -f "$sql/erase.sql"
same "what was erased" "51|1|1|0" "$(db -v instance=loja -v phone=$phone -f "$sql/erase.sql" | head -1)"
same "messages of the customer" 0 "$(db -c "$of_chat")"
same "other customers" 1950 "$(db -c "SELECT count(*) FROM \"Message\" WHERE \"instanceId\" = 'loja'")"
same "the same customer elsewhere" c2 "$(db -c 'SELECT "id" FROM "Contact"')"

refused db -v instance=loja -v days=0 -f "$sql/retention.sql"
refused db -v instance=ninguem -v days=30 -f "$sql/retention.sql"
cut=$(db -c "SELECT extract(epoch FROM now())::int - 1789000000")   # the data ends in October 2026: days are counted from today
days=$((cut / 86400))
db -v instance=loja -v days="$days" -f "$sql/retention.sql"
same "what is older" 0 "$(db -c "SELECT count(*) FROM \"Message\" WHERE \"instanceId\" = 'loja' AND \"messageTimestamp\" < extract(epoch FROM now())::int - $days * 86400")"
[ "$(db -c "SELECT count(*) FROM \"Message\" WHERE \"instanceId\" = 'loja'")" -gt 50 ] || { echo "too much was purged" >&2; exit 1; }
same "statuses without message" 0 "$(db -c 'SELECT count(*) FROM "MessageUpdate" u LEFT JOIN "Message" m ON m."id" = u."messageId" WHERE m."id" IS NULL')"
same "the other tenant" "$others" "$(db -c "SELECT md5(string_agg(m::text, '|' ORDER BY \"id\")) FROM \"Message\" m WHERE \"instanceId\" = 'outra'")"
