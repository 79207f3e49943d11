-- Erases one customer of one instance (LGPD, art. 18): messages, statuses, media entries, chat, contact, integration
-- sessions and the number look-up, under the phone jid and every @lid that the messages connect with it. One transaction.
--
--   psql "$DATABASE_CONNECTION_URI" -v instance=loja -v phone=5511999990001 -f erase.sql
--
-- phone: digits with country code, as in the jid (some Brazilian numbers have no ninth digit there; look it up in the
-- chat). It does not erase the conversation on the company's own phone, nor at WhatsApp, nor older backups, nor files in
-- S3 storage: see the notice it prints. After it the bot meets the customer as a stranger; one who wrote "parar" may be
-- written to again, so keep the request itself.

\set ON_ERROR_STOP on

SELECT :'phone' !~ '^[0-9]{8,15}$' AS odd \gset
\if :odd
  \warn 'phone must be 8 to 15 digits.'
  SELECT 1 / 0 AS "phone must be 8 to 15 digits";
\endif

SELECT NOT EXISTS (SELECT 1 FROM "Instance" WHERE "name" = :'instance') AS unknown \gset
\if :unknown
  \warn 'Evolution has no instance of that name; nothing is deleted.'
  SELECT 1 / 0 AS "unknown instance";
\endif

BEGIN;

CREATE TEMP TABLE voicesdr_erased (jid text PRIMARY KEY) ON COMMIT DROP;
INSERT INTO voicesdr_erased VALUES (:'phone' || '@s.whatsapp.net');

-- Both directions: rows filed under the @lid that name the phone, and rows filed under the phone that name the @lid.
INSERT INTO voicesdr_erased
SELECT DISTINCT other
FROM (
    SELECT "key" ->> 'remoteJid' AS other
    FROM "Message"
    WHERE "instanceId" = (SELECT "id" FROM "Instance" WHERE "name" = :'instance')
        AND "key" #> '{remoteJidAlt}'::text[] = to_jsonb(:'phone' || '@s.whatsapp.net')
    UNION ALL
    SELECT "key" ->> 'remoteJidAlt'
    FROM "Message"
    WHERE "instanceId" = (SELECT "id" FROM "Instance" WHERE "name" = :'instance')
        AND "key" #> '{remoteJid}'::text[] = to_jsonb(:'phone' || '@s.whatsapp.net')
) AS named
WHERE other LIKE '%@lid'
ON CONFLICT DO NOTHING;

WITH messages AS (
    DELETE FROM "Message"
    WHERE "instanceId" = (SELECT "id" FROM "Instance" WHERE "name" = :'instance')
        AND ("key" #> '{remoteJid}'::text[] IN (SELECT to_jsonb(jid) FROM voicesdr_erased)
            OR "key" #> '{remoteJidAlt}'::text[] IN (SELECT to_jsonb(jid) FROM voicesdr_erased))
    RETURNING 1
), chats AS (
    DELETE FROM "Chat"
    WHERE "instanceId" = (SELECT "id" FROM "Instance" WHERE "name" = :'instance')
        AND "remoteJid" IN (SELECT jid FROM voicesdr_erased)
    RETURNING 1
), contacts AS (
    DELETE FROM "Contact"
    WHERE "instanceId" = (SELECT "id" FROM "Instance" WHERE "name" = :'instance')
        AND "remoteJid" IN (SELECT jid FROM voicesdr_erased)
    RETURNING 1
), sessions AS (
    DELETE FROM "IntegrationSession"
    WHERE "instanceId" = (SELECT "id" FROM "Instance" WHERE "name" = :'instance')
        AND "remoteJid" IN (SELECT jid FROM voicesdr_erased)
    RETURNING 1
)
SELECT (SELECT count(*) FROM messages) AS messages,
       (SELECT count(*) FROM chats) AS chats,
       (SELECT count(*) FROM contacts) AS contacts,
       (SELECT count(*) FROM sessions) AS sessions;

-- Shared by all instances: a memo of Evolution's, which it makes anew when it needs the number again.
DELETE FROM "IsOnWhatsapp" WHERE "remoteJid" IN (SELECT jid FROM voicesdr_erased);

COMMIT;

\echo 'Still to do by hand: delete the chat on the company''s phone; let older backups expire; S3 files, if S3 is on.'
