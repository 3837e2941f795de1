-- Those who run the host. Of tokens and recovery codes only the SHA-256 is kept; what an authenticator was given is encrypted with
-- data/operator.key. Rights are those beside the role. The last step of an authenticator that was taken is kept so that no code counts twice.
CREATE TABLE operator (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name             text        NOT NULL UNIQUE,
    role             text        NOT NULL,
    rights           text[]      NOT NULL DEFAULT '{}',
    token_hash       bytea       NOT NULL UNIQUE,
    totp             bytea,
    totp_step        bigint      NOT NULL DEFAULT 0,
    telegram_bot     integer,
    telegram_account bigint,
    created_at       timestamptz NOT NULL,
    disabled_at      timestamptz,
    login_at         timestamptz
);
