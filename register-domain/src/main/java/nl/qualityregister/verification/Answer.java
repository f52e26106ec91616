package nl.qualityregister.verification;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Standing;
import org.jspecify.annotations.Nullable;

/** @param standings what the answer rests on; empty when not found */
public record Answer(Question question, ResultCode result, List<Standing> standings) {
    public Answer {
        standings = List.copyOf(standings);
    }

    /**
     * Judges one question.
     *
     * @param standings of everybody asked about, on the day and as known at the moment
     * @param entered those of whom anything was entered by then
     */
    static Answer to(
            Question question, Map<RegistrationNumber, List<Standing>> standings, Set<RegistrationNumber> entered) {
        Optional<RegistrationNumber> number = question.read();
        List<Standing> matching = number.map(read -> standings.getOrDefault(read, List.of())).orElse(List.of()).stream()
                .filter(question::concerns)
                .toList();
        boolean known = number.filter(read -> standings.containsKey(read) || entered.contains(read))
                .isPresent();
        return new Answer(question, known ? ResultCode.of(matching) : ResultCode.NOT_FOUND, matching);
    }

    /** As sent: the days inclusive, as the field speaks. */
    Map<String, Object> content(LocalDate validOn) {
        return Map.of(
                "number", question.read().map(RegistrationNumber::value).orElse(question.number()),
                "result", result.code(),
                "registrations",
                        standings.stream()
                                .map(standing -> content(standing, validOn))
                                .toList());
    }

    private static Map<String, @Nullable Object> content(Standing standing, LocalDate validOn) {
        @Nullable LocalDate until = standing.until();
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("register", standing.registration().register().value());
        content.put("occupation", standing.registration().occupation().value());
        content.put("status", standing.status().code());
        content.put("registeredSince", standing.registeredSince().toString());
        content.put("statusSince", standing.since().toString());
        content.put("statusUntil", until == null ? null : until.minusDays(1).toString());
        content.put(
                "validUntil",
                standing.validUntil() == null ? null : standing.validUntil().toString());
        content.put("renewal", standing.renewalPending(validOn) ? "pending" : null);
        return content;
    }
}
