-- Operators read the subscriptions of a bot page by page, the next to end first; those without an end come last.
CREATE INDEX subscription_listed ON subscription (bot, (coalesce(until, 'infinity'::timestamptz)), id);
