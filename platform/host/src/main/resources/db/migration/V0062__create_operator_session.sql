-- Who is logged in to the console: the SHA-256 of what their cookie holds. Without an operator it is somebody with the host's own token.
-- Gone 12 hours after the last sign of it.
CREATE TABLE operator_session (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash     bytea       NOT NULL UNIQUE,
    operator bigint REFERENCES operator ON DELETE CASCADE,
    name     text        NOT NULL,
    csrf     text        NOT NULL,
    since    timestamptz NOT NULL,
    seen_at  timestamptz NOT NULL,
    address  text        NOT NULL,
    browser  text        NOT NULL
);
CREATE INDEX operator_session_operator ON operator_session (operator);
