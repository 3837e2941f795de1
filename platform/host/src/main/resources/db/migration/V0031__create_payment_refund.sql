-- Money that is to go back. A row is committed before the payment system is asked, and its key is what the system is told, so that
-- it gives back once however often it is asked. Rows of one payment never come to more than was paid.
--   asked    the system is to be asked, or its answer is not known
--   pending  the system will do it, and say so
--   done     the money has gone back
--   refused  it has not, and will not
--   by_hand  somebody has to do it, as `says` tells
CREATE TABLE payment_refund (
    key       text        PRIMARY KEY,
    bot       integer     NOT NULL,
    provider  text        NOT NULL,
    number    bigint      NOT NULL,
    amount    bigint      NOT NULL CHECK (amount > 0),
    currency  text        NOT NULL,
    state     text        NOT NULL CHECK (state IN ('asked', 'pending', 'done', 'refused', 'by_hand')),
    asked_by  text        NOT NULL,
    asked_at  timestamptz NOT NULL,
    reason    text        NOT NULL,
    system_id text,
    says      text        NOT NULL DEFAULT '',
    tries     integer     NOT NULL DEFAULT 0,
    next_at   timestamptz NOT NULL,
    ended_at  timestamptz
);
CREATE INDEX payment_refund_number ON payment_refund (number);
CREATE INDEX payment_refund_due ON payment_refund (next_at) WHERE state IN ('asked', 'pending');
