-- Who gets which report, and what became of it; one row each, whatever happens to the host.
--   state 0  due: not made yet, or to be made again
--   state 1  stored: its messages are in the journal row that it names, and wait for Telegram
--   state 2  sent
--   state 3  nothing: there was nothing to tell
--   state 4  unreachable: the chat cannot be written to any more
--   state 5  failed, with the error
--   state 6  stopped by an operator
-- The subject is empty where there is none, the thread 0.
CREATE TABLE report_delivery (
    bot         integer     NOT NULL,
    report      text        NOT NULL,
    period      text        NOT NULL,
    chat        bigint      NOT NULL,
    thread      integer     NOT NULL,
    subject     text        NOT NULL,
    due_at      timestamptz NOT NULL,
    state       smallint    NOT NULL DEFAULT 0,
    tries       smallint    NOT NULL DEFAULT 0,
    at          timestamptz,
    journal_day integer,
    journal_id  bigint,
    error       text,
    PRIMARY KEY (bot, report, period, chat, thread, subject)
);
CREATE INDEX report_delivery_due ON report_delivery (bot, report, period, due_at) WHERE state = 0;
CREATE INDEX report_delivery_stored ON report_delivery (bot, report, period) WHERE state = 1;
CREATE INDEX report_delivery_chat ON report_delivery (bot, chat, at);
