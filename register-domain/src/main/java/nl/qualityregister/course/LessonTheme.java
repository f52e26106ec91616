package nl.qualityregister.course;

import nl.qualityregister.norm.RegisterId;

/** @param contributors how many people; never fewer than five */
public record LessonTheme(RegisterId register, String theme, long contributors, long lessons) {}
