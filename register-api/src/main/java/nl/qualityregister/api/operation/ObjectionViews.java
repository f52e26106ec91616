package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.assessment.Finding;
import nl.qualityregister.decision.Objection;
import nl.qualityregister.file.FileId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows objections; nobody is told who judged or decided. */
@Component
class ObjectionViews {
    private final Registrants registrants;

    ObjectionViews(Registrants registrants) {
        this.registrants = registrants;
    }

    ObjectionView of(Objection objection) {
        String[] numbers = numbers(objection);
        String subject = objection.subject();
        return new ObjectionView(
                objection.id().value(),
                numbers.length == 0 ? null : numbers[0],
                objection.register().value(),
                decision(subject),
                Words.of(objection.ground()),
                objection.grounds(),
                objection.files().stream().map(FileId::value).toList(),
                Words.of(objection.state()),
                objection.objectUntil(),
                objection.excuse(),
                objection.suspends(),
                objection.submittedAt(),
                objection.decideBy(),
                advice(objection.finding()),
                objection.decidedAt(),
                objection.reason(),
                Optional.ofNullable(objection.result())
                        .map(ObjectionViews::decision)
                        .orElse(null));
    }

    /** The registration number of whose it is, where there is one yet. */
    String[] numbers(Objection objection) {
        return Optional.ofNullable(objection.registrant()).map(this::people).orElse(Map.of()).values().stream()
                .map(person -> person.number().value())
                .toArray(String[]::new);
    }

    private Map<RegistrantId, Registrant> people(RegistrantId id) {
        return registrants.byId(Set.of(id));
    }

    private static DecisionRef decision(String subject) {
        int colon = subject.indexOf(':');
        return new DecisionRef(subject.substring(0, colon), UUID.fromString(subject.substring(colon + 1)));
    }

    private static @Nullable AdviceView advice(@Nullable Finding finding) {
        return finding == null
                ? null
                : new AdviceView(
                        Words.of(finding.conclusion()), finding.reason(), finding.remark(), finding.answerBy());
    }

    record ObjectionView(
            UUID objectionId,
            @Nullable String registrationNumber,
            String register,
            DecisionRef against,
            String ground,
            String grounds,
            List<UUID> files,
            String state,
            LocalDate objectUntil,
            @Nullable String excuse,
            boolean suspends,
            Instant submittedAt,
            LocalDate decideBy,
            @Nullable AdviceView advice,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            @Nullable DecisionRef replacedBy) {}

    /** @param kind {@code application}, {@code decision}, {@code evidence} or {@code accreditation} */
    record DecisionRef(String kind, UUID id) {}

    record AdviceView(
            String conclusion,
            @Nullable String reason,
            @Nullable String remark,
            @Nullable LocalDate answerBy) {}
}
