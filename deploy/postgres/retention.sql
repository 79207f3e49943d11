-- Deletes messages that are older than the retention promised to customers (lgpd.retention of tenant.yaml), in small
-- transactions, oldest first, so that nobody waits for it. Run it daily; again at any time.
--
--   psql "$DATABASE_CONNECTION_URI" -v instance=loja -v days=180 -f retention.sql
--
-- What the bot derives from messages (sessions, open conversations) ends where the messages end: less than 30 days cuts
-- into conversations that go on. Statuses and media entries go with their messages. Space is given back to the tables
-- by autovacuum. Backups made before keep what is deleted here, for as long as they are kept.

\set ON_ERROR_STOP on

SELECT :'days'::int < 1 AS senseless \gset
\if :senseless
  \warn 'days must be 1 or more: 0 would delete every message.'
  SELECT 1 / 0 AS "days must be 1 or more";
\endif

SELECT NOT EXISTS (SELECT 1 FROM "Instance" WHERE "name" = :'instance') AS unknown \gset
\if :unknown
  \warn 'Evolution has no instance of that name; nothing is deleted.'
  SELECT 1 / 0 AS "unknown instance";
\endif

-- A procedure, because only that may commit in between; in pg_temp, because it shall not outlive this session.
CREATE PROCEDURE pg_temp.voicesdr_purge(instance text, days int) LANGUAGE plpgsql AS $purge$
DECLARE
    instance_id text := (SELECT "id" FROM "Instance" WHERE "name" = instance);
    cut int := extract(epoch FROM now() - make_interval(days => days))::int;
    gone int;
    total bigint := 0;
BEGIN
    LOOP
        DELETE FROM "Message" WHERE "id" IN (
            SELECT "id" FROM "Message"
            WHERE "instanceId" = instance_id AND "messageTimestamp" < cut
            ORDER BY "messageTimestamp"
            LIMIT 5000
            FOR UPDATE SKIP LOCKED
        );
        GET DIAGNOSTICS gone = ROW_COUNT;
        total := total + gone;
        COMMIT;
        EXIT WHEN gone = 0;
    END LOOP;
    RAISE NOTICE '% messages of % older than % days deleted', total, instance, days;
END
$purge$;

CALL pg_temp.voicesdr_purge(:'instance', :'days'::int);
