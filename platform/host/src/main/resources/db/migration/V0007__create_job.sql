-- Planned work. A node takes a job by moving taken_until into the future; when it dies the job is due again.
CREATE TABLE job (
    plugin      text        NOT NULL,
    name        text        NOT NULL,
    key         text        NOT NULL,
    data        text        NOT NULL,
    due_at      timestamptz NOT NULL,
    cron        text,
    zone        text,
    tries       integer     NOT NULL DEFAULT 0,
    taken_until timestamptz,
    PRIMARY KEY (plugin, name, key)
);
CREATE INDEX job_due ON job (due_at);
