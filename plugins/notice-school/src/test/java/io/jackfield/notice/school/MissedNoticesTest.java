package io.jackfield.notice.school;

class MissedNoticesTest extends LearnerNoticesContract {
    MissedNoticesTest() {
        super(MissedNotices.NAME);
    }
}
