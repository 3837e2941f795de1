-- Which parent may know what of which learner. Chats are private, so that a person's number is their chat's too.
CREATE TABLE parent (
    bot           text        NOT NULL,
    person        bigint      NOT NULL,
    chosen        text,
    registered_at timestamptz NOT NULL,
    PRIMARY KEY (bot, person)
);

-- Name and class as they were last seen, for when the school's database is away. The address is the one that proved the right.
CREATE TABLE parent_learner (
    bot        text        NOT NULL,
    person     bigint      NOT NULL,
    learner    text        NOT NULL,
    name       text        NOT NULL,
    class_name text        NOT NULL,
    email      text        NOT NULL,
    linked_at  timestamptz NOT NULL,
    PRIMARY KEY (bot, person, learner),
    FOREIGN KEY (bot, person) REFERENCES parent ON DELETE CASCADE
);
CREATE INDEX parent_learner_learner ON parent_learner (bot, learner);

-- A code on its way by mail; one for each person.
CREATE TABLE registration_code (
    bot        text        NOT NULL,
    person     bigint      NOT NULL,
    email      text        NOT NULL,
    salt       bytea       NOT NULL,
    hash       bytea       NOT NULL,
    wrong      integer     NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (bot, person)
);

-- What was tried, so that neither addresses nor codes can be guessed; kept two days. The key is that of the update.
CREATE TABLE registration_try (
    bot    text        NOT NULL,
    person bigint      NOT NULL,
    key    text        NOT NULL,
    kind   text        NOT NULL CHECK (kind IN ('address', 'code')),
    email  text        NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (bot, person, key)
);
CREATE INDEX registration_try_email ON registration_try (bot, email, at);
CREATE INDEX registration_try_at ON registration_try (at);
