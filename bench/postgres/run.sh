#!/usr/bin/env bash
# Measures Evolution's reads with and without deploy/postgres/indexes.sql on a throw-away PostgreSQL 15 of its own.
#
#   bench/postgres/run.sh [rows of the large instance]      results on standard output; EXPLAIN of each in ./explain-before.txt and explain-after.txt
#
# Needs PostgreSQL's programs (Debian: postgresql-15) and, when started as root, an account postgres to run them.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
large=${1:-1000000}
bin=${PG_BIN:-/usr/lib/postgresql/15/bin}
work=$(mktemp -d)
out=${OUT:-$PWD}

as_server() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$1"; else bash -c "$1"; fi; }
finish() { as_server "$bin/pg_ctl -D $work/data -m fast stop" > /dev/null 2>&1 || true; rm -rf "$work"; }
trap finish EXIT

[ "$(id -u)" = 0 ] && chown postgres "$work"
as_server "$bin/initdb -D $work/data -A trust -E UTF8 --locale=C.UTF-8" > /dev/null
as_server "$bin/pg_ctl -D $work/data -w -l $work/log -o \"-k $work -c listen_addresses='' -c shared_buffers=256MB\" start" > /dev/null
sql() { "$bin/psql" -X -q -h "$work" -U postgres -v ON_ERROR_STOP=1 "$@"; }
sql -c 'CREATE DATABASE evolution'

sql -d evolution -f "$here/tables.sql"
for instance in "small $((large / 100))" "middle $((large / 10))" "large $large"; do
    set -- $instance
    sql -d evolution -v name="$1" -v rows="$2" -f "$here/fill.sql"
done
sql -d evolution -c 'VACUUM ANALYZE'

# name, then the EXECUTE; the chat is one of those under a phone jid, the window 30 days (of the 180 that were filled)
ask() {
    cat <<SQL
page|page('$1','remoteJid','5511900000001@s.whatsapp.net',1787408000,1790000000)
page by the other address|page('$1','remoteJidAlt','5511900000003@s.whatsapp.net',1787408000,1790000000)
count of the page|total('$1','remoteJid','5511900000001@s.whatsapp.net',1787408000,1790000000)
sweep, two hours|recent('$1',1789992800,1790000000)
status of a new message|status('$1',upper(md5('$1'||$2)))
SQL
}

measure() { # measure <before|after>
    for instance in small middle large; do
        case $instance in small) rows=$((large / 100)) ;; middle) rows=$((large / 10)) ;; *) rows=$large ;; esac
        ask "$instance" $((rows - 7)) | while IFS='|' read -r name call; do
            { cat "$here/explain.sql"
              for _ in 1 2 3 4 5 6 7 8 9; do echo "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) EXECUTE $call;"; done
            } | sql -d evolution -At > "$work/plan"
            awk '{plan = plan $0 "\n"} /^Execution Time/ {last = plan; plan = ""} END {printf "%s", last}' "$work/plan" > "$work/last"
            { echo "== $1, $instance: $name"; cat "$work/last"; } >> "$out/explain-$1.txt"
            median=$(grep -o 'Execution Time: [0-9.]*' "$work/plan" | awk '{print $3}' | sort -n | sed -n 5p)
            node=$(grep -m1 -oE '(Parallel )?(Seq Scan|Index Only Scan|Index Scan|Bitmap (Heap|Index) Scan)( (using|on) voicesdr_[a-z_]+)?' "$work/last" | sort -r | sed -n 1p)
            echo "$1|$instance|$name|$median|$node"
        done
    done
}

rm -f "$out"/explain-before.txt "$out"/explain-after.txt
measure before
echo "size|$(sql -d evolution -At -c "SELECT pg_size_pretty(pg_table_size('\"Message\"')), pg_size_pretty(pg_indexes_size('\"Message\"'))" | tr '|' ' ')"
start=$(date +%s%N)
sql -d evolution -f "$here/../../deploy/postgres/indexes.sql"
echo "build|$((($(date +%s%N) - start) / 1000000)) ms"
sql -d evolution -f "$here/../../deploy/postgres/indexes.sql" # again: must change nothing
echo "size|$(sql -d evolution -At -c "SELECT pg_size_pretty(pg_table_size('\"Message\"')), pg_size_pretty(pg_indexes_size('\"Message\"'))" | tr '|' ' ')"
measure after
