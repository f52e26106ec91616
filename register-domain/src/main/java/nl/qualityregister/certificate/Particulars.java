package nl.qualityregister.certificate;

import java.util.List;
import nl.qualityregister.norm.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What is on this certificate and no other: words, dates and numbers as printed.
 *
 * @param occupations with their names at the time
 * @param address where the current status is shown
 * @param days the same days for machines
 * @param portable what the credential says besides; absent from what was made before there were credentials
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
        Particulars.Days days,
        Particulars.@Nullable Portable portable) {
    Particulars {
        occupations = List.copyOf(occupations);
    }

    record Occupation(String code, Texts name) {}

    /** ISO 8601, inclusive. */
    record Days(String validFrom, String validUntil, String issuedOn) {}

    /**
     * For the credential, moments in ISO 8601 (UTC).
     *
     * @param issuer the DID of the register's installation
     * @param base where the installation answers, without a slash at its end
     * @param from the moment of issue
     * @param until the first moment at which it no longer holds
     * @param list the status list
     * @param index its place in it
     */
    record Portable(String issuer, String base, String from, String until, int list, int index) {}
}
