-- Small values. A shelf is (bot, plugin, scope): plugin '' is the host and what plugins share, bot 0 is every bot.
CREATE TABLE memory (
    bot    integer NOT NULL,
    plugin text    NOT NULL,
    scope  text    NOT NULL,
    name   text    NOT NULL,
    value  text    NOT NULL,
    PRIMARY KEY (bot, plugin, scope, name)
);
