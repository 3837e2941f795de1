-- Keys of the large tables, made after the first fill: all rows at once take a fraction of the time that they take one by one.
ALTER TABLE absence
    ADD PRIMARY KEY (learner_id, lesson_id),
    ADD FOREIGN KEY (learner_id) REFERENCES learner,
    ADD FOREIGN KEY (lesson_id) REFERENCES lesson;
ALTER TABLE mark
    ADD PRIMARY KEY (learner_id, lesson_id),
    ADD FOREIGN KEY (learner_id) REFERENCES learner,
    ADD FOREIGN KEY (lesson_id) REFERENCES lesson;
ALTER TABLE course_progress
    ADD PRIMARY KEY (learner_id, subject_id, day),
    ADD FOREIGN KEY (learner_id) REFERENCES learner,
    ADD FOREIGN KEY (subject_id) REFERENCES subject;
ALTER TABLE achievement
    ADD FOREIGN KEY (learner_id) REFERENCES learner;
CREATE INDEX absence_lesson ON absence (lesson_id);
CREATE INDEX mark_lesson ON mark (lesson_id);
