package nl.qualityregister.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of declared interests: by whoever has them, or by the office. What was declared stays readable. */
@Service
@Transactional
public class Interests {
    private static final int NOTE = 1_000;

    private final InterestRows rows;
    private final Organisations organisations;
    private final Norms norms;
    private final BusinessDay businessDay;
    private final Trail trail;

    Interests(InterestRows rows, Organisations organisations, Norms norms, BusinessDay businessDay, Trail trail) {
        this.rows = rows;
        this.organisations = organisations;
        this.norms = norms;
        this.businessDay = businessDay;
        this.trail = trail;
    }

    /**
     * Refuses with InputRefused, with every fault at once; a pointer begins with the place in the list: {@code /0/in}. Whether a
     * registration number is somebody's is not told. Refuses with AccountNotFound.
     */
    public List<Interest> declare(List<NewInterest> interests, Actor by) {
        InputRefused.ifAny(faults(interests));
        Set<AccountId> accounts = interests.stream().map(NewInterest::account).collect(Collectors.toSet());
        Set<AccountId> known = organisations.accounts(accounts).keySet();
        accounts.stream()
                .filter(account -> !known.contains(account))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new AccountNotFound(unknown);
                });
        List<InterestId> ids = rows.add(interests, by);
        ids.forEach(id -> leave("interest-declared", id, by));
        return ids.stream().map(id -> rows.find(id).orElseThrow()).toList();
    }

    /**
     * It holds no longer from the day after the last one on, which does not lie in the past. Refuses with InterestNotFound,
     * InterestAlreadyEnded, InputRefused.
     */
    public Interest end(InterestId id, LocalDate lastDay, Actor by) {
        Interest interest = rows.find(id).orElseThrow(() -> new InterestNotFound(id));
        if (lastDay.isBefore(businessDay.today())
                || lastDay.isBefore(interest.declared().from())) {
            throw new InputRefused(List.of(Fault.at("/lastDay", "day-is-past")));
        }
        if (!rows.end(id, lastDay.plusDays(1), by)) {
            throw new InterestAlreadyEnded(id);
        }
        leave("interest-ended", id, by);
        return rows.find(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Interest find(InterestId id) {
        return rows.find(id).orElseThrow(() -> new InterestNotFound(id));
    }

    /** All that the account ever declared, oldest first. */
    @Transactional(readOnly = true)
    public List<Interest> of(AccountId account) {
        return rows.of(account);
    }

    private List<Fault> faults(List<NewInterest> interests) {
        Set<String> bodies = organisations
                .find(interests.stream()
                        .filter(interest -> interest.kind() == InterestKind.ORGANISATION)
                        .map(interest -> new OrganisationId(interest.in()))
                        .toList())
                .stream()
                .map(known -> known.id().value())
                .collect(Collectors.toSet());
        Set<String> registers = norms.registers().stream()
                .map(register -> register.id().value())
                .collect(Collectors.toSet());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < interests.size(); i++) {
            check("/" + i, interests.get(i), bodies, registers, faults);
        }
        return faults;
    }

    private static void check(
            String at, NewInterest interest, Set<String> bodies, Set<String> registers, List<Fault> faults) {
        boolean known = switch (interest.kind()) {
            case PERSON -> interest.in().matches("[0-9]{9}");
            case ORGANISATION -> bodies.contains(interest.in());
            case REGISTER -> registers.contains(interest.in());
        };
        if (!known) {
            faults.add(Fault.at(at + "/in", interest.kind() == InterestKind.PERSON ? "malformed" : "unknown-value"));
        }
        @Nullable LocalDate until = interest.until();
        if (until != null && !until.isAfter(interest.from())) {
            faults.add(Fault.at(at + "/until", "until-before-from", "from", interest.from()));
        }
        @Nullable String note = interest.note();
        if (note != null && note.length() > NOTE) {
            faults.add(Fault.at(at + "/note", "too-long", "max", NOTE));
        }
    }

    private void leave(String act, InterestId id, Actor by) {
        trail.record(List.of(new Footprint(by, act, "interest:" + id, List.of(), "task:administration", null)));
    }
}
