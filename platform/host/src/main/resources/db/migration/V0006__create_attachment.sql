-- Files of replies that wait to be sent; deleted once Telegram has taken them.
CREATE TABLE attachment (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL,
    media_type text        NOT NULL,
    content    bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
