-- What buyers have left with payment systems for later payments. The secret is encrypted with the key in data/payment.key.
CREATE TABLE payment_method (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bot      integer     NOT NULL,
    person   bigint      NOT NULL,
    provider text        NOT NULL,
    label    text        NOT NULL,
    secret   bytea       NOT NULL,
    saved_at timestamptz NOT NULL,
    UNIQUE (bot, person, provider, label)
);

-- What goes on by itself, by the order that began it. With a method the host takes the next payment, else the payment system does.
--   offered  the buyer was shown it; it goes on once the order is paid
--   on       it goes on as long as it is wanted
--   failed   the last payment could not be taken, and no other is tried
--   ended    it has been replaced, or what it bought has ended
CREATE TABLE payment_renewal (
    order_id text        PRIMARY KEY,
    bot      integer     NOT NULL,
    person   bigint      NOT NULL,
    provider text        NOT NULL,
    product  text        NOT NULL,
    plan     text        NOT NULL,
    currency text        NOT NULL,
    method   bigint      REFERENCES payment_method,
    wanted   boolean     NOT NULL,
    state    text        NOT NULL CHECK (state IN ('offered', 'on', 'failed', 'ended')),
    next_at  timestamptz NOT NULL,
    tries    integer     NOT NULL DEFAULT 0,
    next_order text
);
CREATE INDEX payment_renewal_person ON payment_renewal (bot, person);
CREATE INDEX payment_renewal_due ON payment_renewal (next_at) WHERE state = 'on' AND wanted AND method IS NOT NULL;
