-- Numbers for the names of bots, so that the busy tables carry four bytes instead of a name.
CREATE TABLE bot (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name   text NOT NULL UNIQUE
);
