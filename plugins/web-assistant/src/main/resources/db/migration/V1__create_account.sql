-- Users of the HTTP API. Their ids begin where those of Telegram cannot be: at 2 to the power of 52.
CREATE TABLE account (
    id               bigint      GENERATED ALWAYS AS IDENTITY (START WITH 4503599627370497) PRIMARY KEY,
    external_id      text        NOT NULL UNIQUE,
    name             text        NOT NULL,
    language         text        NOT NULL,
    key_hash         bytea       NOT NULL UNIQUE,
    created_at       timestamptz NOT NULL,
    trial_started_at timestamptz
);
