-- Credits: answers that a user can have once a limit of their plan is used up. What stands here is the sum of the entries, changed
-- together with them, so that nobody adds up a history before each answer.
CREATE TABLE credit (
    bot     integer NOT NULL,
    person  bigint  NOT NULL,
    balance bigint  NOT NULL,
    PRIMARY KEY (bot, person)
);
-- How credits came and went; never altered. The key makes sure that each thing counts once: an order, a refund, a call, a wish of an
-- operator. balance is what there was afterwards.
CREATE TABLE credit_entry (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    bot      integer     NOT NULL,
    person   bigint      NOT NULL,
    kind     text        NOT NULL CHECK (kind IN ('bought', 'given', 'spent', 'taken', 'refunded')),
    amount   bigint      NOT NULL CHECK (amount <> 0),
    balance  bigint      NOT NULL,
    key      text        NOT NULL,
    order_id text,
    offer    text,
    actor    text        NOT NULL DEFAULT '',
    reason   text        NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX credit_entry_key ON credit_entry (bot, person, key);
CREATE INDEX credit_entry_person ON credit_entry (bot, person, id);
-- What a call under way holds of the user's credits in place of the plan's limits.
ALTER TABLE hold ADD COLUMN credits integer NOT NULL DEFAULT 0;
-- What an order gives beside its plan; one that gives credits alone has no plan: the text is empty.
ALTER TABLE payment_order ADD COLUMN credits bigint NOT NULL DEFAULT 0;
