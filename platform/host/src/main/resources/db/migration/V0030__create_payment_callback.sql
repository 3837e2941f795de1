-- Calls of payment systems as they came, written before the provider's plugin is asked, and what it answered. What proves who
-- calls is masked in the headers. An open one (without status) was under way when the host ended: its caller comes again.
CREATE TABLE payment_callback (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    provider text        NOT NULL,
    bot      integer     NOT NULL,
    method   text        NOT NULL,
    path     text        NOT NULL,
    headers  jsonb       NOT NULL,
    body     bytea       NOT NULL,
    caller   text        NOT NULL,
    status   smallint,
    answer   bytea,
    took_ms  integer,
    problem  text
);
CREATE INDEX payment_callback_at ON payment_callback (at);
CREATE INDEX payment_callback_bot ON payment_callback (bot, provider, at);

-- Which bots a payment system may call about. Outlives the plugin, so that a call about money is never told that nobody is here.
CREATE TABLE payment_route (
    provider text        NOT NULL,
    bot      integer     NOT NULL,
    since    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (provider, bot)
);
