-- When each schedule of a bot's file was last due, on the clocks of its readers; a new one begins with what comes next.
CREATE TABLE report_schedule (
    bot      integer   NOT NULL,
    report   text      NOT NULL,
    cron     text      NOT NULL,
    period   text      NOT NULL,
    last_due timestamp NOT NULL,
    PRIMARY KEY (bot, report, cron, period)
);
-- A report of one period for all of its readers; kept as long as the history of reports.
--   due_on  when it is due on the clock of each reader; null when somebody has asked for it, so at once
--   passes  how often its readers have been asked for to the end; `wanted` times altogether
--   cursor  where the plugin goes on naming readers
CREATE TABLE report_run (
    bot        integer     NOT NULL,
    report     text        NOT NULL,
    period     text        NOT NULL,
    due_on     timestamp,
    started_at timestamptz NOT NULL,
    asked_by   text        NOT NULL DEFAULT '',
    passes     smallint    NOT NULL DEFAULT 0,
    wanted     smallint    NOT NULL,
    cursor     text,
    done_at    timestamptz,
    stopped_by text,
    PRIMARY KEY (bot, report, period)
);
CREATE INDEX report_run_open ON report_run (started_at) WHERE done_at IS NULL;
