-- The host that works on this database; one row. Whether it still does says an advisory lock on its writer's connection.
CREATE TABLE host (
    one        boolean     PRIMARY KEY DEFAULT true CHECK (one),
    id         uuid        NOT NULL,
    machine    text        NOT NULL,
    pid        bigint      NOT NULL,
    home       text        NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now()
);
