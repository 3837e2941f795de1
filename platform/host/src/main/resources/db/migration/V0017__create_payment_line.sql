-- The ledger: everything that money did, line by line. What was accepted was granted or is surplus, and only what was accepted is
-- refunded. Lines are added and never touched again: triggers refuse it to everybody.
CREATE TABLE payment_line (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    bot      integer     NOT NULL,
    provider text        NOT NULL,
    number   bigint      NOT NULL REFERENCES payment_transaction,
    order_id text        NOT NULL REFERENCES payment_order,
    kind     text        NOT NULL CHECK (kind IN ('accepted', 'granted', 'surplus', 'refunded')),
    amount   bigint      NOT NULL CHECK (amount >= 0),
    currency text        NOT NULL
);
CREATE INDEX payment_line_order ON payment_line (order_id);
CREATE INDEX payment_line_at ON payment_line (bot, at);

CREATE FUNCTION payment_line_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'payment_line is a ledger: its lines are never changed or deleted; add one that puts it right';
END
$$;
CREATE TRIGGER payment_line_stays BEFORE UPDATE OR DELETE ON payment_line
    FOR EACH ROW EXECUTE FUNCTION payment_line_refuse();
CREATE TRIGGER payment_line_stays_whole BEFORE TRUNCATE ON payment_line
    FOR EACH STATEMENT EXECUTE FUNCTION payment_line_refuse();
