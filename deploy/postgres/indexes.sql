-- Makes Evolution's findMessages cheap: without these every read of a chat scans all messages of its instance, twice.
--
-- Safe on a live database and again after every update: psql only (it uses \gexec), outside a transaction, nothing is
-- locked against reading or writing, what is there already is left alone. An index that an interrupted run left behind
-- half built (INVALID) is dropped and made anew. Needs the rights of the tables' owner, which is Evolution's own user.
--
--   psql "$DATABASE_CONNECTION_URI" -f indexes.sql

\set ON_ERROR_STOP on

-- Two runs at one time would wait for each other for ever. Try, not wait: a waiting lock holds a snapshot, for which
-- CREATE INDEX CONCURRENTLY of the other run would wait in turn.
SELECT pg_try_advisory_lock(hashtext('voicesdr_indexes')) AS alone \gset
\if :alone
\else
  \echo 'Another run is building the indexes; nothing to do.'
  \quit
\endif

SELECT to_regclass('public."Message"') IS NULL AS too_early \gset
\if :too_early
  \warn 'There is no table "Message": start Evolution first, its migrations make it.'
  SELECT 1 / 0 AS "start Evolution first";
\endif

SELECT format('DROP INDEX CONCURRENTLY IF EXISTS %I.%I', n.nspname, c.relname)
FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT i.indisvalid AND c.relname LIKE 'voicesdr\_%'
\gexec

-- A chat by its address. The expression is exactly the one in Evolution's SQL; ->> in its place would never be used.
CREATE INDEX CONCURRENTLY IF NOT EXISTS voicesdr_message_remote_jid
    ON "Message" ("instanceId", ("key" #> '{remoteJid}'::text[]), "messageTimestamp" DESC);

-- The same chat under its other address (@lid), where WhatsApp hides the phone number.
CREATE INDEX CONCURRENTLY IF NOT EXISTS voicesdr_message_remote_jid_alt
    ON "Message" ("instanceId", ("key" #> '{remoteJidAlt}'::text[]), "messageTimestamp" DESC);

-- The sweep: what came to an instance lately, whoever wrote.
CREATE INDEX CONCURRENTLY IF NOT EXISTS voicesdr_message_timestamp
    ON "Message" ("instanceId", "messageTimestamp" DESC);

-- Evolution's own look-up for every delivery status, edit and deletion.
CREATE INDEX CONCURRENTLY IF NOT EXISTS voicesdr_message_key_id
    ON "Message" ("instanceId", ("key" ->> 'id'));

-- Statuses of the messages of a page, and what a purge deletes with them. Versions that have it already keep theirs.
SELECT 'CREATE INDEX CONCURRENTLY IF NOT EXISTS voicesdr_message_update_message_id ON "MessageUpdate" ("messageId")'
WHERE NOT EXISTS (
    SELECT 1
    FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
    WHERE i.indrelid = '"MessageUpdate"'::regclass AND a.attname = 'messageId' AND i.indisvalid
)
\gexec

-- The planner knows how often the values of an expression occur only after this.
ANALYZE "Message";

SELECT pg_advisory_unlock(hashtext('voicesdr_indexes')) AS done \gset
