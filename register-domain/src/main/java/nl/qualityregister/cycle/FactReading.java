package nl.qualityregister.cycle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.norm.Activity;
import nl.qualityregister.norm.AttributeValue;
import nl.qualityregister.norm.Document;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Interruption;
import nl.qualityregister.norm.Practice;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the norm's facts of gathered rows. Activities stand in the dossier by day, then in the order credited; the other lists by their
 * first day, then by id. What has no end goes on to the cycle's last day; a document without one stays valid.
 */
final class FactReading {
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final Comparator<Dossiers.LedgerRow> BY_DAY =
            Comparator.comparing(Dossiers.LedgerRow::day).thenComparing(Dossiers.LedgerRow::id);
    private static final Comparator<Dossiers.ClaimRow> BY_FIRST_DAY =
            Comparator.comparing(Dossiers.ClaimRow::day).thenComparing(Dossiers.ClaimRow::id);

    private final JsonMapper json;

    FactReading(JsonMapper json) {
        this.json = json;
    }

    /** @param rows the cycle's facts and its seal */
    Dossier dossier(Cycle cycle, LocalDate asOf, List<Dossiers.Row> rows) {
        List<Dossiers.LedgerRow> credits =
                of(Dossiers.LedgerRow.class, rows).sorted(BY_DAY).toList();
        List<Dossiers.ClaimRow> claims =
                of(Dossiers.ClaimRow.class, rows).sorted(BY_FIRST_DAY).toList();
        return new Dossier(
                cycle,
                asOf,
                facts(cycle.terms(), asOf, credits, claims),
                credits.stream().map(Dossiers.LedgerRow::id).toList(),
                claims.stream().map(Dossiers.ClaimRow::id).toList(),
                of(Dossiers.SealRow.class, rows)
                        .map(Dossiers.SealRow::seal)
                        .findFirst()
                        .orElseThrow());
    }

    private static <T extends Dossiers.Row> Stream<T> of(Class<T> kind, List<Dossiers.Row> rows) {
        return rows.stream().filter(kind::isInstance).map(kind::cast);
    }

    private Facts facts(
            NewCycle cycle, LocalDate asOf, List<Dossiers.LedgerRow> credits, List<Dossiers.ClaimRow> claims) {
        Claims read = new Claims(cycle.end());
        claims.forEach(row -> read.add(json.readValue(row.claim(), Claim.class)));
        return new Facts(
                cycle.renewal(),
                cycle.start(),
                cycle.end(),
                asOf,
                activities(credits),
                read.practice,
                read.interruptions,
                read.documents,
                List.of(),
                List.of(),
                List.of());
    }

    private List<Activity> activities(List<Dossiers.LedgerRow> credits) {
        List<Activity> activities = new ArrayList<>(credits.size());
        for (Dossiers.LedgerRow row : credits) {
            activities.add(new Activity(
                    Long.toString(row.id()),
                    activities.size() + 1,
                    row.type(),
                    row.category(),
                    row.topic(),
                    row.day(),
                    amount(row.points()),
                    amount(row.hours()),
                    attributes(row.attributes())));
        }
        return activities;
    }

    private static @Nullable Hundredths amount(@Nullable Long value) {
        return value == null ? null : new Hundredths(value);
    }

    private Map<String, AttributeValue> attributes(String written) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        json.readValue(written, ATTRIBUTES)
                .forEach((name, value) -> attribute(value).ifPresent(read -> attributes.put(name, read)));
        return attributes;
    }

    /** What is of no kind a norm knows is not there for it. Days and amounts written as text are read by the norm where it needs them. */
    private static Optional<AttributeValue> attribute(@Nullable Object value) {
        return switch (value) {
            case String text -> Optional.of(new AttributeValue.Text(text));
            case Boolean flag -> Optional.of(new AttributeValue.Flag(flag));
            case Number number -> Optional.of(new AttributeValue.Amount(hundredths(number)));
            case Collection<?> list ->
                Optional.of(new AttributeValue.Texts(list.stream()
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList()));
            case null, default -> Optional.empty();
        };
    }

    private static Hundredths hundredths(Number number) {
        BigDecimal exact = new BigDecimal(number.toString()).setScale(2, RoundingMode.DOWN);
        return new Hundredths(exact.unscaledValue().longValueExact());
    }

    /** Accepted claims; one that lacks what its kind needs does not count, as an attribute that is not given does not. */
    private static final class Claims {
        private final LocalDate end;
        private final List<Practice> practice = new ArrayList<>();
        private final List<Interruption> interruptions = new ArrayList<>();
        private final List<Document> documents = new ArrayList<>();

        Claims(LocalDate end) {
            this.end = end;
        }

        void add(Claim claim) {
            switch (claim) {
                case Claim.OfPractice work -> add(work);
                case Claim.OfInterruption interruption -> add(interruption);
                case Claim.OfDocument document -> add(document);
                case Claim.OfActivity activity -> throw new IllegalStateException("activities count from the ledger");
            }
        }

        private void add(Claim.OfPractice work) {
            String role = work.role();
            LocalDate from = work.from();
            Hundredths hoursPerWeek = work.hoursPerWeek();
            if (role != null && from != null && hoursPerWeek != null && isRange(from, work.until())) {
                practice.add(new Practice(role, from, until(from, work.until()), hoursPerWeek));
            }
        }

        private void add(Claim.OfInterruption interruption) {
            String reason = interruption.reason();
            LocalDate from = interruption.from();
            if (reason != null && from != null && isRange(from, interruption.until())) {
                interruptions.add(new Interruption(reason, from, until(from, interruption.until())));
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
}
