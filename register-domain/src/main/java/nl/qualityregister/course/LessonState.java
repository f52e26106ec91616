package nl.qualityregister.course;

public enum LessonState {
    SUBMITTED,
    RETURNED,
    SHOWN,
    WITHDRAWN
}
