-- Up to when the books of a bot and those of a payment system have been compared.
CREATE TABLE payment_reconciliation (
    provider text        NOT NULL,
    bot      integer     NOT NULL,
    until    timestamptz NOT NULL,
    PRIMARY KEY (provider, bot)
);
