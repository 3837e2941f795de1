-- Figures of bots by the hour, for the operators' charts: what happened is added up as events are stored, what is counted now and
-- then (users, subscribers) stands as it was last counted in that hour. No single user in it. Bot 0 is the reckoning itself: its row
-- '#events' is the id of the newest event that has been added. Kept keep.statisticDays days.
CREATE TABLE statistic (
    bot   integer     NOT NULL,
    name  text        NOT NULL,
    hour  timestamptz NOT NULL,
    key   text        NOT NULL,
    value bigint      NOT NULL,
    PRIMARY KEY (bot, name, hour, key)
);
-- When a user was active: the last day (since 1970-01-01, UTC), and a bit for each of 63 weeks, the lowest for the week of that day.
-- Only what the host records of users counts: commands, buttons, messages and purchases.
CREATE TABLE statistic_person (
    bot      integer NOT NULL,
    person   bigint  NOT NULL,
    last_day integer NOT NULL,
    weeks    bigint  NOT NULL,
    PRIMARY KEY (bot, person)
);
