-- The day (UTC) on which somebody last wrote to a bot or pressed a button; absent while nobody knows. Written once a day each.
ALTER TABLE person ADD last_seen date;
UPDATE person p SET last_seen = date '1970-01-01' + j.day
    FROM (SELECT bot, chat, max(day) AS day FROM journal WHERE update_id >= 0 AND chat > 0 GROUP BY bot, chat) j
    WHERE p.bot = j.bot AND p.id = j.chat;
