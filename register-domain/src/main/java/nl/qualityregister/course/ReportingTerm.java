package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import org.springframework.stereotype.Component;

/** Until when attendance is due, and until when it is taken from who reports it: the registers' terms, as their data have them. */
@Component
class ReportingTerm {
    private final Norms norms;

    ReportingTerm(Norms norms) {
        this.norms = norms;
    }

    /**
     * The last day: the register's number of days after the edition ended, or after the decision where that came later; the latest of the
     * registers that granted it. While a decision is awaited there is no last day.
     */
    LocalDate lastDay(EditionFacts edition) {
        if (edition.grants().isEmpty()) {
            return edition.pending().isEmpty() ? edition.endsOn().plusDays(longestOpen()) : LocalDate.MAX;
        }
        return edition.grants().stream()
                .map(grant -> later(edition.endsOn(), grant.grantedOn()).plusDays(openDays(grant.register())))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** After the edition; what comes later is late, and what is missing then is in arrears. */
    int days(RegisterId register) {
        return registers()
                .filter(known -> known.id().equals(register))
                .mapToInt(known -> known.terms().attendanceDays())
                .findFirst()
                .orElseGet(this::longest);
    }

    int longest() {
        return registers()
                .mapToInt(known -> known.terms().attendanceDays())
                .max()
                .orElse(0);
    }

    private int openDays(RegisterId register) {
        return registers()
                .filter(known -> known.id().equals(register))
                .mapToInt(known -> known.terms().attendanceOpenDays())
                .findFirst()
                .orElseGet(this::longestOpen);
    }

    private int longestOpen() {
        return registers()
                .mapToInt(known -> known.terms().attendanceOpenDays())
                .max()
                .orElse(0);
    }

    private Stream<Register> registers() {
        return norms.registers().stream();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
