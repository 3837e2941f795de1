-- Kinds of notices that people have switched off.
CREATE TABLE notice_off (
    bot    integer NOT NULL,
    person bigint  NOT NULL,
    kind   text    NOT NULL,
    PRIMARY KEY (bot, person, kind)
);

-- When people who have chosen so are told nothing but what is urgent, in their time zone; without times never.
CREATE TABLE notice_quiet (
    bot    integer NOT NULL,
    person bigint  NOT NULL,
    begins time,
    ends   time,
    PRIMARY KEY (bot, person)
);
