-- One instance of :rows messages, named :name: chats of 50 messages, a third of them under a @lid whose phone jid stands
-- in remoteJidAlt, half of the messages the account's own. Texts of some 300 characters make rows of some 0.6 kB.
INSERT INTO "Instance" VALUES (:'name', :'name');

INSERT INTO "Message" ("id", "key", "pushName", "messageType", "message", "contextInfo", "source", "messageTimestamp",
                       "instanceId", "status")
SELECT :'name' || '-' || lpad(n::text, 9, '0'),
       CASE WHEN chat % 3 = 0
           THEN jsonb_build_object('id', upper(md5(:'name' || n)), 'fromMe', n % 2 = 0,
                                   'remoteJid', 1000000000000 + chat || '@lid',
                                   'remoteJidAlt', 5511900000000 + chat || '@s.whatsapp.net')
           ELSE jsonb_build_object('id', upper(md5(:'name' || n)), 'fromMe', n % 2 = 0,
                                   'remoteJid', 5511900000000 + chat || '@s.whatsapp.net')
       END,
       'Cliente ' || chat, 'conversation',
       jsonb_build_object('conversation', repeat(md5(n::text) || ' ', 9)),
       CASE WHEN n % 2 = 0 THEN '{"mentionedJid":[],"groupMentions":[],"disappearingMode":{"initiator":0}}'::jsonb END,
       'android', 1790000000 - (:rows - n) * (15552000 / :rows::float), :'name', 'SERVER_ACK'
FROM (SELECT n, (n::bigint * 7919) % (:rows / 50) AS chat FROM generate_series(1, :rows) AS n) AS numbered;

INSERT INTO "MessageUpdate" ("id", "keyId", "remoteJid", "fromMe", "status", "messageId", "instanceId")
SELECT 'u-' || "id", "key" ->> 'id', "key" ->> 'remoteJid', true, 'READ', "id", "instanceId"
FROM "Message" WHERE "instanceId" = :'name' AND "key" ->> 'fromMe' = 'true';
