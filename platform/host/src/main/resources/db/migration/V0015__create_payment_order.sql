-- What users want to pay for, at a price that does not change any more; never deleted. Whoever changes an order, or a payment of
-- it, has locked its row first.
--   open      it can be paid
--   paid      it is paid and has given what it gives
--   refunded  all of its money has been given back
--   closed    its time is over, or somebody has withdrawn it; only the latter refuses money that was on its way
CREATE TABLE payment_order (
    id          text        PRIMARY KEY,
    bot         integer     NOT NULL,
    person      bigint      NOT NULL,
    language    text        NOT NULL,
    chat        bigint      NOT NULL,
    thread      integer,
    product     text        NOT NULL,
    plan        text        NOT NULL,
    period      text,
    renews      boolean     NOT NULL,
    facts       jsonb       NOT NULL,
    title       text        NOT NULL,
    description text        NOT NULL,
    price       bigint      NOT NULL CHECK (price >= 0),
    currency    text        NOT NULL,
    customer    jsonb       NOT NULL,
    state       text        NOT NULL CHECK (state IN ('open', 'paid', 'refunded', 'closed')),
    withdrawn   boolean     NOT NULL,
    made_at     timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL
);
CREATE UNIQUE INDEX payment_order_open ON payment_order (bot, person, product, currency) WHERE state = 'open';
CREATE INDEX payment_order_person ON payment_order (bot, person, made_at);
CREATE INDEX payment_order_made ON payment_order (bot, made_at);
CREATE INDEX payment_order_expiry ON payment_order (expires_at) WHERE state = 'open';
