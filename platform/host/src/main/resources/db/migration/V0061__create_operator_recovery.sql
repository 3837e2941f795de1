-- Codes that let an operator in once each, in place of the second factor: their SHA-256.
CREATE TABLE operator_recovery (
    operator bigint NOT NULL REFERENCES operator ON DELETE CASCADE,
    hash     bytea  NOT NULL,
    PRIMARY KEY (operator, hash)
);
