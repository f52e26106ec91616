package nl.qualityregister.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.stereotype.Component;

/** Everything wrong with a group, or with the report of a session, at once. How large a group may be is for the norm to judge. */
@Component
class IntervisionChecks {
    private static final int LINE = 200;
    private static final int MOST = 50;
    private static final int LEAST = 2;

    private final Norms norms;
    private final BusinessDay businessDay;

    IntervisionChecks(Norms norms, BusinessDay businessDay) {
        this.norms = norms;
        this.businessDay = businessDay;
    }

    List<Fault> ofGroup(NewIntervisionGroup group) {
        List<Fault> faults = new ArrayList<>();
        line("/name", group.name(), faults);
        line("/method", group.method(), faults);
        new TextCheck("", faults).text("/facilitator", group.facilitator(), LINE);
        Set<String> categories = categories(group.register());
        if (categories.isEmpty()) {
            faults.add(Fault.at("/register", "unknown-value"));
        } else if (!categories.contains(group.category())) {
            faults.add(Fault.at("/category", "unknown-value"));
        }
        several("/members", group.members(), faults);
        if (!group.members().contains(group.contact())) {
            faults.add(Fault.at("/contact", "not-a-member"));
        }
        return faults;
    }

    /** @param members of the group on the day of the session */
    List<Fault> ofSession(NewIntervisionSession session, LocalDate registeredOn, List<RegistrantId> members) {
        List<Fault> faults = new ArrayList<>();
        line("/method", session.method(), faults);
        if (session.heldOn().isAfter(businessDay.today())) {
            faults.add(Fault.at("/heldOn", "date-in-future"));
        } else if (session.heldOn().isBefore(registeredOn)) {
            faults.add(Fault.at("/heldOn", "before-registration", "registeredOn", registeredOn));
        }
        Amounts.HOURS_A_SESSION.check("/hours", session.hours(), faults);
        several("/attended", session.attended(), faults);
        for (int i = 0; i < session.attended().size(); i++) {
            if (!members.contains(session.attended().get(i))) {
                faults.add(Fault.at("/attended/" + i, "not-a-member"));
            }
        }
        for (int i = 0; i < session.themes().size(); i++) {
            if (!session.themes().get(i).matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                faults.add(Fault.at("/themes/" + i, "malformed"));
            }
        }
        return faults;
    }

    private static void several(String pointer, List<RegistrantId> people, List<Fault> faults) {
        if (people.size() < LEAST) {
            faults.add(Fault.at(pointer, "too-few", "min", LEAST));
        } else if (people.size() > MOST) {
            faults.add(Fault.at(pointer, "too-many", "max", MOST));
        } else if (new HashSet<>(people).size() < people.size()) {
            faults.add(Fault.at(pointer, "repeated"));
        }
    }

    private static void line(String pointer, String text, List<Fault> faults) {
        if (text.isBlank()) {
            faults.add(Fault.at(pointer, "required"));
        }
        new TextCheck("", faults).text(pointer, text, LINE);
    }

    private Set<String> categories(RegisterId id) {
        return norms.registers().stream()
                .filter(register -> register.id().equals(id))
                .findFirst()
                .map(register -> register.categories().keySet())
                .orElse(Set.of());
    }
}
