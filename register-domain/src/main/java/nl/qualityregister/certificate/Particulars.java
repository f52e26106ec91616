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
 * @param account what a statement of what was counted tells
 * @param standing what a statement of good standing tells
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
        Particulars.@Nullable Portable portable,
        Particulars.@Nullable Account account,
        Particulars.@Nullable Standing standing) {
    Particulars {
        occupations = List.copyOf(occupations);
    }

    record Occupation(String code, Texts name) {}

    /**
     * What was counted in a cycle.
     *
     * @param total of the points
     * @param norm the norm set and its version
     * @param outcome whether the norm is met
     * @param asOf the day as of which it was judged
     */
    record Account(List<Activity> activities, String total, String norm, Texts outcome, Texts asOf) {
        Account {
            activities = List.copyOf(activities);
        }
    }

    /**
     * @param day as in tables: {@code 16-03-2026}
     * @param hours what counts of them; empty for none
     * @param counted the points that count; empty for none
     */
    record Activity(String day, String title, Texts category, String hours, String counted) {}

    /**
     * How somebody stands.
     *
     * @param receiver for whom the statement is
     * @param measures one line each; one line when there are none
     */
    record Standing(String receiver, List<Line> registrations, List<Texts> measures) {
        Standing {
            registrations = List.copyOf(registrations);
            measures = List.copyOf(measures);
        }
    }

    /** @param occupation its code */
    record Line(String occupation, Texts words) {}

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
