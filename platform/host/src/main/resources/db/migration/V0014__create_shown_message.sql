-- Which message a plugin shows under a key in a chat; the next one under that key takes its place. message_chat is where it
-- is, which differs from chat once the group has become a supergroup. Forgotten when the key has shown nothing for 90 days.
CREATE TABLE shown_message (
    plugin       text        NOT NULL,
    bot          integer     NOT NULL,
    chat         bigint      NOT NULL,
    key          text        NOT NULL,
    message_chat bigint      NOT NULL,
    message      integer     NOT NULL,
    shown_at     timestamptz NOT NULL,
    PRIMARY KEY (plugin, bot, chat, key)
);
