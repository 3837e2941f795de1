-- What models have said for reports, so that none is paid twice when a report is made again.
CREATE TABLE report_comment (
    bot      integer     NOT NULL,
    report   text        NOT NULL,
    period   text        NOT NULL,
    chat     bigint      NOT NULL,
    thread   integer     NOT NULL,
    subject  text        NOT NULL,
    question text        NOT NULL,
    said     text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (bot, report, period, chat, thread, subject, question)
);
CREATE INDEX report_comment_at ON report_comment (at);
-- Reports that somebody has asked for, each with what became of it the last time.
CREATE TABLE report_asked (
    bot     integer     NOT NULL,
    report  text        NOT NULL,
    period  text        NOT NULL,
    chat    bigint      NOT NULL,
    thread  integer     NOT NULL,
    subject text        NOT NULL,
    at      timestamptz NOT NULL,
    state   smallint    NOT NULL,
    PRIMARY KEY (bot, report, period, chat, thread, subject)
);
CREATE INDEX report_asked_chat ON report_asked (bot, chat, at);
