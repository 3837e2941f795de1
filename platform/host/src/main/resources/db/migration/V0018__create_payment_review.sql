-- What a person has to look at, until somebody has; the same words for the same order are there once. Without an order it is
-- about the provider.
CREATE TABLE payment_review (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    bot       integer     NOT NULL,
    provider  text        NOT NULL,
    order_id  text        NOT NULL,
    what      text        NOT NULL,
    closed_at timestamptz,
    closed_by text
);
CREATE UNIQUE INDEX payment_review_words ON payment_review (bot, provider, order_id, md5(what));
CREATE INDEX payment_review_open ON payment_review (bot, at) WHERE closed_at IS NULL;
