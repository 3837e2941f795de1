-- A user's plans of a bot follow one another without gap or overlap: a row is one stretch of that time. What has begun is changed
-- only by its end; what waits for its turn moves with what comes before it, and then its period (ISO 8601, such as P1M) is
-- reckoned anew. A row without ended_at counts from begun_at to `until`, or for ever; one whose ended_at lies before its begun_at
-- was taken back before it began. What waits behind a plan without an end begins in the year 9999.
DROP INDEX subscription_current;
ALTER TABLE subscription
    ADD kind     text NOT NULL DEFAULT 'operator' CHECK (kind IN ('bought', 'trial', 'gift', 'operator')),
    ADD order_id text,
    ADD period   text;
CREATE INDEX subscription_person ON subscription (bot, person);
CREATE INDEX subscription_end ON subscription (until) WHERE ended_at IS NULL;
-- A plan is tried once.
CREATE UNIQUE INDEX subscription_trial ON subscription (bot, person, plan) WHERE kind = 'trial';
