package io.jackfield.notice.school;

class RecommendationNoticesTest extends LearnerNoticesContract {
    RecommendationNoticesTest() {
        super(RecommendationNotices.NAME);
    }
}
