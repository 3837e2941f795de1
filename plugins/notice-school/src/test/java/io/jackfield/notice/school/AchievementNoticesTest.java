package io.jackfield.notice.school;

class AchievementNoticesTest extends LearnerNoticesContract {
    AchievementNoticesTest() {
        super(AchievementNotices.NAME);
    }
}
