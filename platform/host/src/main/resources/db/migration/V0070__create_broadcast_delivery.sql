-- Who has been written to by which broadcast, and what became of it: one row a person, made together with the message.
--   state 0  waiting: it is not the time of day for it where they live
--   state 1  stored: the message is in the journal row that it names, and waits for Telegram
--   state 2  sent
--   state 3  blocked: they have blocked the bot, or are gone
--   state 4  failed, with the error
--   state 5  skipped: they did not want it any more when its time came
CREATE TABLE broadcast_delivery (
    broadcast   bigint      NOT NULL,
    person      bigint      NOT NULL,
    bot         integer     NOT NULL,
    state       smallint    NOT NULL,
    at          timestamptz NOT NULL,
    journal_day integer,
    journal_id  bigint,
    error       text,
    PRIMARY KEY (broadcast, person)
);
CREATE INDEX broadcast_delivery_waiting ON broadcast_delivery (broadcast, at) WHERE state = 0;
CREATE INDEX broadcast_delivery_stored ON broadcast_delivery (broadcast) WHERE state = 1;
CREATE INDEX broadcast_delivery_failed ON broadcast_delivery (broadcast, at) WHERE state = 4;
CREATE INDEX broadcast_delivery_person ON broadcast_delivery (bot, person);
