package nl.qualityregister.certificate;

import java.util.List;

/**
 * Everything that is on one certificate, as printed: words, dates and numbers as text, so that it can be rendered again to the same
 * bytes when labels, texts and house style have long changed.
 *
 * @param stationery what it shares with all others of its register and kind
 * @param occupations with their names at the time
 * @param address where the current status is shown
 * @param days the same days for machines
 */
record PrintedCertificate(
        Stationery stationery,
        String number,
        String registrationNumber,
        String holder,
        List<Occupation> occupations,
        Bilingual validFrom,
        Bilingual validUntil,
        Bilingual issuedOn,
        String address,
        Days days) {
    PrintedCertificate {
        occupations = List.copyOf(occupations);
    }

    record Occupation(String code, Bilingual name) {}

    /** ISO 8601, inclusive. */
    record Days(String validFrom, String validUntil, String issuedOn) {}
}
