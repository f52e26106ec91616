package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of activities that professionals plan themselves; the forecast shows them with the booked seats ({@link Bookings#planned}). */
@Service
@Transactional
public class Plans {
    private static final int LONGEST_TITLE = 300;
    private static final Set<String> KNOWLEDGE_SOURCES = Set.of("professional", "scientific", "experiential");

    private final PlanRows rows;
    private final Norms norms;
    private final BusinessDay businessDay;

    Plans(PlanRows rows, Norms norms, BusinessDay businessDay) {
        this.rows = rows;
        this.norms = norms;
        this.businessDay = businessDay;
    }

    /** Refuses with every fault of the input at once: {@code /completedOn}, {@code /category} and the like. */
    public OwnPlan plan(RegistrantId registrant, NewPlan plan) {
        InputRefused.ifAny(faults(plan));
        return rows.add(registrant, plan);
    }

    /** Refuses with {@link PlanNotFound}, {@link PlanChangedMeanwhile} (412), or with the faults of the input. */
    public OwnPlan change(PlanId id, long version, NewPlan plan) {
        expect(id, version);
        InputRefused.ifAny(faults(plan));
        return rows.change(id, plan);
    }

    /** Refuses with {@link PlanNotFound}, {@link PlanChangedMeanwhile} (412). */
    public OwnPlan drop(PlanId id, long version) {
        OwnPlan plan = expect(id, version);
        rows.drop(id);
        return plan;
    }

    private OwnPlan expect(PlanId id, long version) {
        OwnPlan standing = rows.lock(id).orElseThrow(() -> new PlanNotFound(id));
        if (standing.version() != version) {
            throw new PlanChangedMeanwhile(id, version, standing.version());
        }
        return standing;
    }

    /** Dropped ones are not there any more. */
    @Transactional(readOnly = true)
    public Optional<OwnPlan> find(PlanId id) {
        return rows.find(id);
    }

    /** Hers, by day. */
    @Transactional(readOnly = true)
    public List<OwnPlan> of(RegistrantId registrant) {
        return rows.of(registrant);
    }

    private List<Fault> faults(NewPlan plan) {
        List<Fault> faults = new ArrayList<>();
        Optional<Register> register = register(plan.register());
        if (register.isEmpty()) {
            faults.add(Fault.at("/register", "unknown-value"));
        } else if (!register.get().categories().containsKey(plan.category())) {
            faults.add(Fault.at("/category", "unknown-value"));
        }
        text("/title", plan.title(), faults);
        text("/type", plan.type(), faults);
        LocalDate today = businessDay.today();
        if (plan.completedOn().isBefore(today)) {
            faults.add(Fault.at("/completedOn", "plan-in-past", "today", today));
        }
        String source = plan.knowledgeSource();
        if (source != null && !KNOWLEDGE_SOURCES.contains(source)) {
            faults.add(Fault.at("/knowledgeSource", "unknown-value"));
        }
        amounts(plan, faults);
        return faults;
    }

    private static void amounts(NewPlan plan, List<Fault> faults) {
        Hundredths points = plan.points();
        Hundredths hours = plan.hours();
        if (points == null && hours == null) {
            faults.add(Fault.at("/points", "points-or-hours-required"));
        }
        if (points != null && points.value() < 0) {
            faults.add(Fault.at("/points", "negative"));
        }
        if (hours != null && hours.value() < 0) {
            faults.add(Fault.at("/hours", "negative"));
        }
    }

    private static void text(String at, String text, List<Fault> faults) {
        if (text.isBlank()) {
            faults.add(Fault.at(at, "required"));
        } else if (text.length() > LONGEST_TITLE) {
            faults.add(Fault.at(at, "too-long", "max", LONGEST_TITLE));
        }
    }

    private Optional<Register> register(RegisterId id) {
        return norms.registers().stream()
                .filter(register -> register.id().equals(id))
                .findFirst();
    }
}
