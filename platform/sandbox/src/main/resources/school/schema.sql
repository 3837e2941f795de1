-- A school as its own software might keep it. Jackfield only reads it; another school's tables look different, and the
-- queries of lib-school are written for them. Keys of the large tables are in keys.sql.

-- One row: what the generator has filled so far.
CREATE TABLE sample_school (
    version     integer NOT NULL,
    lived_until date    NOT NULL
);

CREATE TABLE class (
    id    integer PRIMARY KEY,
    name  text    NOT NULL,
    grade smallint NOT NULL
);

CREATE TABLE subject (
    id      integer PRIMARY KEY,
    name_uz text NOT NULL,
    name_ru text NOT NULL,
    name_en text NOT NULL
);

CREATE TABLE learner (
    id          bigint  PRIMARY KEY,
    class_id    integer NOT NULL REFERENCES class,
    given_name  text    NOT NULL,
    family_name text    NOT NULL,
    born_on     date    NOT NULL
);

CREATE TABLE guardian (
    id          bigint PRIMARY KEY,
    given_name  text NOT NULL,
    family_name text NOT NULL,
    email       text NOT NULL,
    phone       text NOT NULL,
    language    text NOT NULL
);
CREATE INDEX guardian_email ON guardian (lower(email));

CREATE TABLE guardianship (
    guardian_id bigint NOT NULL REFERENCES guardian,
    learner_id  bigint NOT NULL REFERENCES learner,
    relation    text   NOT NULL,
    PRIMARY KEY (guardian_id, learner_id)
);

-- Codes on paper, which the class teacher hands to the family; one for each learner.
CREATE TABLE registration_code (
    learner_id  bigint PRIMARY KEY REFERENCES learner,
    code        text NOT NULL,
    valid_until date
);

-- Every lesson of every class, those of the next two weeks too. Those that have been have a topic and homework; tests are known ahead.
CREATE TABLE lesson (
    id         bigint   PRIMARY KEY,
    class_id   integer  NOT NULL REFERENCES class,
    subject_id integer  NOT NULL REFERENCES subject,
    day        date     NOT NULL,
    number     smallint NOT NULL,
    starts     time     NOT NULL,
    topic      text,
    homework   text,
    test       text,
    UNIQUE (class_id, day, number)
);

-- Who was not there, or late; everybody else was present.
CREATE TABLE absence (
    learner_id bigint NOT NULL,
    lesson_id  bigint NOT NULL,
    state      text   NOT NULL CHECK (state IN ('late', 'absent', 'excused'))
);

-- Marks from 2 to 5; 5 is the best.
CREATE TABLE mark (
    learner_id bigint   NOT NULL,
    lesson_id  bigint   NOT NULL,
    kind       text     NOT NULL,
    value      smallint NOT NULL CHECK (value BETWEEN 2 AND 5)
);

-- How much of a year's course a learner has done, each Friday.
CREATE TABLE course_progress (
    learner_id bigint   NOT NULL,
    subject_id integer  NOT NULL,
    day        date     NOT NULL,
    percent    smallint NOT NULL CHECK (percent BETWEEN 0 AND 100)
);

CREATE TABLE achievement (
    id         bigint PRIMARY KEY,
    learner_id bigint NOT NULL,
    day        date   NOT NULL,
    title_uz   text   NOT NULL,
    title_ru   text   NOT NULL,
    title_en   text   NOT NULL
);
CREATE INDEX achievement_learner ON achievement (learner_id, day);
