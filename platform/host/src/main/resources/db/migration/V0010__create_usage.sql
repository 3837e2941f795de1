-- What a user has used of a plan's limits. A period is a day such as 2026-01-05, a month such as 2026-01, or 'ever', in the
-- user's time zone. Only what counts for a limit is written; people without limits leave no rows.
CREATE TABLE usage (
    bot      integer NOT NULL,
    person   bigint  NOT NULL,
    plan     text    NOT NULL,
    period   text    NOT NULL,
    offer    text    NOT NULL,
    requests bigint  NOT NULL,
    tokens   bigint  NOT NULL,
    cost_usd numeric NOT NULL,
    PRIMARY KEY (bot, person, plan, period, offer)
);
