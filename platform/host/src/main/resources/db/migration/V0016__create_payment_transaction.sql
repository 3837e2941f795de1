-- Payments of orders, as far as they have come; never deleted. The number is ours; the system's id is empty until it has told it.
--   attempted  ours alone: the system has been asked, or is about to be
--   begun      the system is about to take money; the order is kept for it
--   settled    the money is taken; with `surplus` it gave nothing
--   cancelled  it has ended without money, `lapsed` by ourselves
--   refunded   all of its money has been given back
-- The two indexes on order_id are the last guard behind the rules: one payment at a time, and one that counts.
CREATE TABLE payment_transaction (
    number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bot          integer     NOT NULL,
    provider     text        NOT NULL,
    system_id    text,
    order_id     text        NOT NULL REFERENCES payment_order,
    amount       bigint      NOT NULL CHECK (amount >= 0),
    currency     text        NOT NULL,
    returned     bigint      NOT NULL CHECK (returned BETWEEN 0 AND amount),
    refund_ids   text[]      NOT NULL,
    state        text        NOT NULL CHECK (state IN ('attempted', 'begun', 'settled', 'cancelled', 'refunded')),
    surplus      boolean     NOT NULL,
    system_time  timestamptz NOT NULL,
    begun_at     timestamptz NOT NULL,
    settled_at   timestamptz,
    cancelled_at timestamptz,
    reason       text        NOT NULL,
    lapses_at    timestamptz,
    lapse        text        NOT NULL,
    lapsed       boolean     NOT NULL,
    facts        jsonb       NOT NULL
);
CREATE UNIQUE INDEX payment_transaction_system_id ON payment_transaction (bot, provider, system_id);
CREATE UNIQUE INDEX payment_transaction_begun ON payment_transaction (order_id) WHERE state = 'begun';
CREATE UNIQUE INDEX payment_transaction_settled ON payment_transaction (order_id) WHERE state = 'settled' AND NOT surplus;
CREATE INDEX payment_transaction_order ON payment_transaction (order_id);
CREATE INDEX payment_transaction_time ON payment_transaction (bot, provider, system_time, number);
CREATE INDEX payment_transaction_lapse ON payment_transaction (lapses_at) WHERE state IN ('attempted', 'begun');
CREATE INDEX payment_transaction_surplus ON payment_transaction (bot) WHERE state = 'settled' AND surplus;
