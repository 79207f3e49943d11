-- The four reads of a turn and of a sweep as Evolution asks them, in instance :name, each prepared and run eight times
-- (from the sixth on PostgreSQL may choose a plan without knowing the values). One line each: name, plan's node, median ms.
-- else a scan of the table begins where the last one ended, by luck beside the row
SET synchronize_seqscans = off;
PREPARE page (text, text, text, int, int) AS
SELECT "id", "key", "pushName", "messageType", "message", "messageTimestamp", "instanceId", "source", "contextInfo"
FROM "Message"
WHERE "instanceId" = $1 AND ("key" #> ARRAY[$2]::text[])::jsonb = to_jsonb($3)
    AND "messageTimestamp" >= $4 AND "messageTimestamp" <= $5
ORDER BY "messageTimestamp" DESC LIMIT 200 OFFSET 0;
PREPARE total (text, text, text, int, int) AS
SELECT count(*) FROM (
    SELECT "id" FROM "Message"
    WHERE "instanceId" = $1 AND ("key" #> ARRAY[$2]::text[])::jsonb = to_jsonb($3)
        AND "messageTimestamp" >= $4 AND "messageTimestamp" <= $5 OFFSET 0) AS sub;
PREPARE recent (text, int, int) AS
SELECT "id", "key", "pushName", "messageType", "message", "messageTimestamp", "instanceId", "source", "contextInfo"
FROM "Message"
WHERE "instanceId" = $1 AND "messageTimestamp" >= $2 AND "messageTimestamp" <= $3
ORDER BY "messageTimestamp" DESC LIMIT 1000 OFFSET 0;
PREPARE status (text, text) AS
SELECT * FROM "Message" WHERE "instanceId" = $1 AND "key" ->> 'id' = $2 LIMIT 1;
