package io.jackfield.notice.school;

class ReminderNoticesTest extends LearnerNoticesContract {
    ReminderNoticesTest() {
        super(ReminderNotices.NAME);
    }
}
