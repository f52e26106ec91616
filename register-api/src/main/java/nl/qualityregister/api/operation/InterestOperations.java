package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.Interest;
import nl.qualityregister.organisation.InterestId;
import nl.qualityregister.organisation.InterestKind;
import nl.qualityregister.organisation.InterestNotFound;
import nl.qualityregister.organisation.Interests;
import nl.qualityregister.organisation.NewInterest;
import nl.qualityregister.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Interests that keep somebody from judging: an assessor's own, or anybody's by the registrar. */
@RestController
class InterestOperations {
    private final Interests interests;
    private final BusinessDay businessDay;

    InterestOperations(Interests interests, BusinessDay businessDay) {
        this.interests = interests;
        this.businessDay = businessDay;
    }

    @PostMapping("/v1/interests")
    @ResponseStatus(HttpStatus.CREATED)
    InterestView declareInterest(@RequestBody Declared declared, Caller caller) {
        NewInterest interest = declared.toInterest(whose(declared.account(), caller), businessDay.today());
        try {
            return InterestView.of(
                    interests.declare(List.of(interest), caller.actor()).getFirst());
        } catch (InputRefused refused) {
            throw new InputRefused(refused.faults().stream()
                    .map(fault -> new Fault(declared.pointer(fault.pointer()), fault.code(), fault.values()))
                    .toList());
        }
    }

    @GetMapping("/v1/interests")
    Page<InterestView> listInterests(@RequestParam Optional<UUID> account, Caller caller) {
        return new Page<>(interests.of(whose(account.orElse(null), caller)).stream()
                .map(InterestView::of)
                .toList());
    }

    @PostMapping("/v1/interests/{interestId}/endings")
    @ResponseStatus(HttpStatus.CREATED)
    InterestView endInterest(@PathVariable String interestId, @RequestBody Ending ending, Caller caller) {
        InterestId id = new InterestId(Words.id(interestId));
        try {
            Interest interest = interests.find(id);
            whose(interest.declared().account().value(), caller);
            return InterestView.of(interests.end(id, ending.lastDay(), caller.actor()));
        } catch (InterestNotFound unknown) {
            throw new NotFound();
        }
    }

    /** One's own; the registrar's anybody's. */
    private static AccountId whose(@Nullable UUID account, Caller caller) {
        AccountId own = caller.known().id();
        AccountId asked = account == null ? own : new AccountId(account);
        if (!asked.equals(own) && !caller.is(Role.REGISTRAR)) {
            throw new NotFound();
        }
        return asked;
    }

    record Declared(
            @Nullable UUID account,
            @Nullable String registrationNumber,
            @Nullable String organisation,
            @Nullable String register,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String note) {
        NewInterest toInterest(AccountId whose, LocalDate today) {
            Map.Entry<InterestKind, String> in = in();
            return new NewInterest(
                    whose, in.getKey(), in.getValue(), from == null ? today : from, Words.firstDayWithout(until), note);
        }

        /** Exactly one of the three. */
        private Map.Entry<InterestKind, String> in() {
            List<Map.Entry<InterestKind, String>> given = new ArrayList<>();
            add(InterestKind.PERSON, registrationNumber, given);
            add(InterestKind.ORGANISATION, organisation, given);
            add(InterestKind.REGISTER, register, given);
            if (given.size() != 1) {
                throw new InputRefused(List.of(Fault.at("", "one-of-three")));
            }
            return given.getFirst();
        }

        private static void add(
                InterestKind kind, @Nullable String value, List<Map.Entry<InterestKind, String>> given) {
            if (value != null) {
                given.add(Map.entry(kind, value));
            }
        }

        String pointer(String ofTheRoom) {
            String field = ofTheRoom.replaceFirst("^/0", "");
            String in = registrationNumber != null
                    ? "/registrationNumber"
                    : organisation != null ? "/organisation" : "/register";
            return field.equals("/in") ? in : field;
        }
    }

    record Ending(LocalDate lastDay) {}

    record InterestView(
            UUID interestId,
            UUID account,
            @Nullable String registrationNumber,
            @Nullable String organisation,
            @Nullable String register,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String note,
            Instant declaredAt) {
        static InterestView of(Interest interest) {
            NewInterest declared = interest.declared();
            return new InterestView(
                    interest.id().value(),
                    declared.account().value(),
                    declared.kind() == InterestKind.PERSON ? declared.in() : null,
                    declared.kind() == InterestKind.ORGANISATION ? declared.in() : null,
                    declared.kind() == InterestKind.REGISTER ? declared.in() : null,
                    declared.from(),
                    Words.lastDay(declared.until()),
                    declared.note(),
                    interest.declaredAt());
        }
    }
}
