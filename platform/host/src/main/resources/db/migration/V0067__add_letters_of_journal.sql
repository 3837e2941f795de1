-- Dead and undeliverable rows from before there were letters. Of a reply nobody knows any more which calls Telegram refused, so
-- all of them would be sent again.
INSERT INTO letter (bot, update_id, day, kind, plugin, version, code, words, chat, person, at, calls)
SELECT bot, update_id, day, CASE WHEN payload IS NULL THEN 1 ELSE 0 END, '', '',
       CASE WHEN payload IS NULL THEN 'TELEGRAM_REFUSED'
            ELSE coalesce(substring(error FROM '^([A-Z][A-Z_]+): '), 'UNKNOWN') END,
       coalesce(error, ''), chat, CASE WHEN chat > 0 THEN chat END, (date '1970-01-01' + day)::timestamp AT TIME ZONE 'UTC', reply
FROM journal
WHERE state IN (3, 4) AND (payload IS NOT NULL OR reply IS NOT NULL);
