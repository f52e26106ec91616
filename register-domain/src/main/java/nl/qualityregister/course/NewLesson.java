package nl.qualityregister.course;

import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;

/** What somebody has learnt and gives to colleagues, in words in which nobody can be recognised. */
public record NewLesson(RegistrantId by, RegisterId register, String theme, String text) {}
