package nl.qualityregister.decision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a diploma register is told, and no more: it answers whether this diploma is this person's.
 *
 * @param infix the part before the surname
 */
record DiplomaQuestion(
        String diplomaNumber,
        String initials,
        @Nullable String infix,
        String surname,
        LocalDate birthDate,
        LocalDate awardedOn) {
    static DiplomaQuestion of(NewApplication asked, Qualification diploma, String number) {
        return new DiplomaQuestion(
                number,
                asked.name().initials(),
                asked.name().infix(),
                asked.name().surname(),
                asked.birthDate(),
                diploma.awardedOn());
    }
}
