package nl.qualityregister.certificate;

import java.util.List;
import nl.qualityregister.norm.Texts;

/**
 * What is on this certificate and no other: words, dates and numbers as printed.
 *
 * @param occupations with their names at the time
 * @param address where the current status is shown
 * @param days the same days for machines
 */
record Particulars(
        String number,
        String registrationNumber,
        String holder,
        List<Particulars.Occupation> occupations,
        Texts validFrom,
        Texts validUntil,
        Texts issuedOn,
        String address,
        Particulars.Days days) {
    Particulars {
        occupations = List.copyOf(occupations);
    }

    record Occupation(String code, Texts name) {}

    /** ISO 8601, inclusive. */
    record Days(String validFrom, String validUntil, String issuedOn) {}
}
