package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;

/** Providers of whom something is asked, each once; published in the transaction that keeps it. */
public record ProvidersReminded(List<Reminder> reminders) {
    public enum Why {
        /** An accreditation ends on the day. */
        EXPIRY,
        /** An accreditation ended on the day. */
        ENDED,
        /** Attendance of an edition can be reported until the day. */
        ARREARS
    }

    /**
     * @param about the course of which the accreditation ends, or the edition without attendance
     * @param day the last one
     */
    public record Reminder(
            String key, Why why, OrganisationId provider, RegisterId register, String about, LocalDate day) {}

    public ProvidersReminded {
        reminders = List.copyOf(reminders);
    }
}
