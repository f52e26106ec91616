package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * An edition as attendance is judged by it.
 *
 * @param taken how many people have attendance of it
 * @param delegates the employers that report for its provider
 * @param grants the accreditations valid on its last day
 * @param pending the registers in which its version waits for a decision
 */
record EditionFacts(
        EditionCode code,
        LocalDate endsOn,
        int sessions,
        @Nullable Integer seats,
        int taken,
        OrganisationId provider,
        Set<OrganisationId> delegates,
        CourseCode course,
        String title,
        String type,
        @Nullable String topic,
        String knowledgeSource,
        String delivery,
        Hundredths hours,
        List<Grant> grants,
        Set<RegisterId> pending) {
    EditionFacts {
        delegates = Set.copyOf(delegates);
        grants = List.copyOf(grants);
        pending = Set.copyOf(pending);
    }

    /**
     * @param first of the categories in which the register grants the edition: it stands for the event as such
     * @param grantedOn the day of the decision; long ago where it was taken elsewhere
     */
    record Grant(
            RegisterId register,
            String category,
            Hundredths points,
            boolean first,
            LocalDate grantedOn,
            Partial partial,
            List<List<Integer>> modules) {
        Grant {
            modules = List.copyOf(modules);
        }
    }

    boolean isPending() {
        return grants.isEmpty() && !pending.isEmpty();
    }

    /** Whether this one may report it at all. */
    boolean isOf(Reporter reporter) {
        return switch (reporter) {
            case Reporter.Office office -> true;
            case Reporter.Provider own -> own.organisation().equals(provider);
            case Reporter.Employer employer -> delegates.contains(employer.organisation());
        };
    }
}
