package nl.qualityregister.assessment;

import java.time.LocalDate;

/**
 * That something of the evidence was handed in before; whose it was is not told. For the assessor to weigh: a group reports together,
 * colleagues follow one course.
 *
 * @param ownDossier whether it was the same person
 * @param on the day of the earlier piece's last change
 * @param percent how much of it is the same; 100 for a file
 */
public record Reused(What what, boolean ownDossier, LocalDate on, int percent) {
    public enum What {
        FILE,
        TEXT
    }
}
