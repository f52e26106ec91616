package nl.qualityregister.norm;

import java.time.LocalDate;

/**
 * A statement that something is so, by somebody, on a day.
 *
 * @param by who confirmed; {@code self} is the registrant
 */
public record Confirmation(String kind, LocalDate on, String by) {

    static final String SELF = "self";
}
