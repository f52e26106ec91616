package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.LedgerEntry;
import org.jspecify.annotations.Nullable;

record CreditView(
        long creditId,
        SourceView source,
        LocalDate completedOn,
        String category,
        String type,
        @Nullable String topic,
        @Nullable String title,
        @Nullable String points,
        @Nullable String hours,
        Instant creditedAt,
        @Nullable Long reverses,
        @Nullable String reason,
        @Nullable Long takenBackBy) {

    static CreditView of(Credit credit) {
        return of(credit, null);
    }

    static CreditView of(LedgerEntry entry) {
        return of(entry.entry(), entry.takenBackBy());
    }

    private static CreditView of(Credit credit, @Nullable Credit takenBackBy) {
        return new CreditView(
                credit.id(),
                new SourceView(
                        credit.fact().source().kind(), credit.fact().source().key()),
                credit.fact().completedOn(),
                credit.fact().category(),
                credit.fact().type(),
                credit.fact().topic(),
                Words.text(credit.fact().attributes().get("title")),
                Words.text(credit.fact().points()),
                Words.text(credit.fact().hours()),
                credit.creditedAt(),
                credit.reverses(),
                credit.reason(),
                takenBackBy == null ? null : takenBackBy.id());
    }

    record SourceView(String kind, String key) {}
}
