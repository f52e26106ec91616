package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.norm.Document;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Interruption;
import nl.qualityregister.norm.Practice;
import org.jspecify.annotations.Nullable;

/**
 * Claims, and what the register itself knows, as facts of one cycle. What lacks what its kind needs does not count, as an attribute that
 * is not given does not. What has no end goes on to the cycle's last day; a document without one stays valid.
 */
final class ClaimFacts {
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    private final LocalDate end;
    private final List<Practice> practice = new ArrayList<>();
    private final List<Interruption> interruptions = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();

    /** @param end the cycle's last day */
    ClaimFacts(LocalDate end) {
        this.end = end;
    }

    List<Practice> practice() {
        return practice;
    }

    List<Interruption> interruptions() {
        return interruptions;
    }

    List<Document> documents() {
        return documents;
    }

    void add(Claim claim) {
        switch (claim) {
            case Claim.OfPractice work -> add(work);
            case Claim.OfInterruption interruption -> add(interruption);
            case Claim.OfDocument document -> add(document);
            case Claim.OfActivity activity -> throw new IllegalStateException("activities count from the ledger");
        }
    }

    /** A registration is a document to the norm: {@code registration:<occupation>}. */
    void registered(String occupation, LocalDate from, @Nullable LocalDate until) {
        documents.add(new Document("registration:" + occupation, from, Objects.requireNonNullElse(until, FOREVER)));
    }

    void absent(String kind, LocalDate from, @Nullable LocalDate until) {
        interruptions.add(new Interruption(kind, from, until(from, until)));
    }

    private void add(Claim.OfPractice work) {
        String role = work.role();
        LocalDate from = work.from();
        Hundredths hoursPerWeek = work.hoursPerWeek();
        if (role != null && from != null && hoursPerWeek != null && isRange(from, work.until())) {
            practice.add(new Practice(role, from, until(from, work.until()), hoursPerWeek));
            work.interruptions().forEach(pause -> paused(pause, work.until()));
        }
    }

    /** A pause that goes on ends with the work. */
    private void paused(Claim.Pause pause, @Nullable LocalDate lastDayOfWork) {
        LocalDate until = pause.until() == null ? lastDayOfWork : pause.until();
        add(new Claim.OfInterruption(pause.reason(), pause.from(), until));
    }

    private void add(Claim.OfInterruption interruption) {
        String reason = interruption.reason();
        LocalDate from = interruption.from();
        if (reason != null && from != null && isRange(from, interruption.until())) {
            absent(reason, from, interruption.until());
        }
    }

    private void add(Claim.OfDocument document) {
        String kind = document.document();
        LocalDate from = document.validFrom();
        if (kind != null && from != null && isRange(from, document.validUntil())) {
            documents.add(new Document(kind, from, Objects.requireNonNullElse(document.validUntil(), FOREVER)));
        }
    }

    private static boolean isRange(LocalDate from, @Nullable LocalDate until) {
        return until == null || !until.isBefore(from);
    }

    /** What goes on, goes on to the cycle's end; what began after it (seen from a later day) lasts its first day. */
    private LocalDate until(LocalDate from, @Nullable LocalDate until) {
        if (until != null) {
            return until;
        }
        return end.isBefore(from) ? from : end;
    }
}
