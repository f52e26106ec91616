package nl.qualityregister.verification;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.house.CanonicalJson;
import nl.qualityregister.roll.Measure;
import nl.qualityregister.roll.Standing;
import org.jspecify.annotations.Nullable;

/**
 * One registration in an answer. Days are inclusive, as they are sent.
 *
 * @param status as the outside world reads it
 * @param pending whether it is past its last day and not yet decided
 * @param measures of the day, as far as whoever asked may know
 */
record Line(
        String register,
        String occupation,
        String status,
        LocalDate registeredSince,
        LocalDate statusSince,
        @Nullable LocalDate statusUntil,
        @Nullable LocalDate validUntil,
        boolean pending,
        List<Imposed> measures) {
    Line {
        measures = List.copyOf(measures);
    }

    /** A measure of the day that may be shown; days inclusive. */
    record Imposed(String kind, LocalDate from, @Nullable LocalDate until) {
        static Imposed of(Measure measure) {
            @Nullable LocalDate until = measure.until();
            return new Imposed(measure.kind().code(), measure.from(), until == null ? null : until.minusDays(1));
        }

        void spell(StringBuilder json) {
            json.append("{\"from\":\"").append(from).append("\",");
            member(json, "kind", kind);
            day(json, "until", until);
            json.append('}');
        }
    }

    static Line of(Standing standing, LocalDate validOn) {
        @Nullable LocalDate until = standing.until();
        return new Line(
                standing.registration().register().value(),
                standing.registration().occupation().value(),
                standing.status().code(),
                standing.registeredSince(),
                standing.since(),
                until == null ? null : until.minusDays(1),
                standing.validUntil(),
                standing.renewalPending(validOn),
                standing.measures().stream().map(Imposed::of).toList());
    }

    /** In canonical form: members by name, what is absent left out. */
    void spell(StringBuilder json) {
        json.append('{');
        if (!measures.isEmpty()) {
            json.append("\"measures\":[");
            for (int i = 0; i < measures.size(); i++) {
                measures.get(i).spell(i == 0 ? json : json.append(','));
            }
            json.append("],");
        }
        member(json, "occupation", occupation);
        member(json.append(','), "register", register);
        day(json, "registeredSince", registeredSince);
        if (pending) {
            member(json.append(','), "renewal", "pending");
        }
        member(json.append(','), "status", status);
        day(json, "statusSince", statusSince);
        day(json, "statusUntil", statusUntil);
        day(json, "validUntil", validUntil);
        json.append('}');
    }

    static void member(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":");
        CanonicalJson.spell(value, json);
    }

    private static void day(StringBuilder json, String name, @Nullable LocalDate day) {
        if (day != null) {
            json.append(",\"").append(name).append("\":\"").append(day).append('"');
        }
    }
}
