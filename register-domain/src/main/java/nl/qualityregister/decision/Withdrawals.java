package nl.qualityregister.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.course.AttendanceVoided;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.NewAccreditation;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Withouts;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.CreditSource;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of withdrawing what a course is accredited for. What it does is shown first and then done as it was shown; points that were
 * earned stay, unless the decision says from which day they do not.
 */
@Service
@Transactional
public class Withdrawals {
    private final Accreditations accreditations;
    private final Courses courses;
    private final Points points;
    private final Withouts withouts;
    private final Registrants registrants;
    private final WithdrawalRows rows;
    private final BusinessDay businessDay;
    private final Trail trail;
    private final Clock clock;

    Withdrawals(
            Accreditations accreditations,
            Courses courses,
            Points points,
            Withouts withouts,
            Registrants registrants,
            WithdrawalRows rows,
            BusinessDay businessDay,
            Trail trail,
            Clock clock) {
        this.accreditations = accreditations;
        this.courses = courses;
        this.points = points;
        this.withouts = withouts;
        this.registrants = registrants;
        this.rows = rows;
        this.businessDay = businessDay;
        this.trail = trail;
        this.clock = clock;
    }

    /** Refuses with CourseNotFound, and with the faults of the order: a day that is past, a register that has not accredited it. */
    @Transactional(readOnly = true)
    public WithdrawalPreview preview(WithdrawalOrder order) {
        return survey(order).preview();
    }

    private record Survey(WithdrawalPreview preview, Map<RegistrantId, List<CreditSource>> sources) {}

    private Survey survey(WithdrawalOrder order) {
        List<NewAccreditation> ending =
                accreditations.running(order.course(), order.register(), order.firstDayWithout());
        InputRefused.ifAny(faults(order, ending));
        List<Credit> taken = taken(order);
        Map<RegistrantId, List<CreditSource>> sources = new HashMap<>();
        Map<RegistrantId, Set<Long>> ids = new HashMap<>();
        long sum = 0;
        for (Credit credit : taken) {
            RegistrantId whose = credit.fact().registrant();
            sources.computeIfAbsent(whose, any -> new ArrayList<>())
                    .add(credit.fact().source());
            ids.computeIfAbsent(whose, any -> new HashSet<>()).add(credit.id());
            Hundredths worth = credit.fact().points();
            sum += worth == null ? 0 : worth.value();
        }
        List<Cycle> falling = withouts.fallingShort(order.register(), ids);
        WithdrawalPreview preview = new WithdrawalPreview(
                order,
                digest(order, taken, falling),
                ending.size(),
                courses.seatsFrom(order.course(), order.firstDayWithout()),
                sources.size(),
                taken.size(),
                new Hundredths(sum),
                falling);
        return new Survey(preview, sources);
    }

    private List<Fault> faults(WithdrawalOrder order, List<NewAccreditation> ending) {
        List<Fault> faults = new ArrayList<>();
        LocalDate today = businessDay.today();
        if (order.firstDayWithout().isBefore(today)) {
            faults.add(Fault.at("/firstDayWithout", "plan-in-past", "today", today));
        }
        if (ending.isEmpty() && order.takeBackFrom() == null) {
            faults.add(Fault.at("/course", "not-accredited-there", "register", order.register()));
        }
        return faults;
    }

    /** What stands in the ledger of that which would be taken back; nothing where earned points stay. */
    private List<Credit> taken(WithdrawalOrder order) {
        LocalDate from = order.takeBackFrom();
        if (from == null) {
            return List.of();
        }
        Map<RegistrantId, List<CreditSource>> sources = new HashMap<>();
        for (AttendanceVoided.Voided one : courses.creditable(order.course(), order.register(), from)) {
            sources.computeIfAbsent(one.registrant(), any -> new ArrayList<>()).add(CreditSource.attended(one.key()));
        }
        return points.standing(order.register(), sources);
    }

    private static String digest(WithdrawalOrder order, List<Credit> taken, List<Cycle> falling) {
        MessageDigest digest = Sha256.digest();
        digest.update(order.toString().getBytes(StandardCharsets.UTF_8));
        taken.forEach(credit -> digest.update(("|" + credit.id()).getBytes(StandardCharsets.UTF_8)));
        falling.forEach(
                cycle -> digest.update(("/" + cycle.id() + ":" + cycle.version()).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Withdraws. The course is locked first, so that nobody is credited between the look and the act. Refuses with
     * {@link WithdrawalOutdated}, which holds the new preview, when the digest is not that of what would be done now.
     */
    public Withdrawal withdraw(WithdrawalOrder order, String digest, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        accreditations.hold(order.course());
        Survey survey = survey(order);
        WithdrawalPreview preview = survey.preview();
        if (!preview.digest().equals(digest)) {
            throw new WithdrawalOutdated(preview);
        }
        accreditations.end(order.course(), order.register(), order.firstDayWithout());
        points.takeBack(order.register(), survey.sources(), "accreditation-withdrawn", by);
        Withdrawal withdrawal = new Withdrawal(
                new WithdrawalId(UUID.randomUUID()),
                order,
                reason.strip(),
                digest,
                preview.registrants(),
                preview.credits(),
                preview.points(),
                preview.fallingShort().size(),
                by,
                clock.instant());
        rows.insert(withdrawal);
        trail.record(List.of(new Footprint(
                by,
                "accreditation-withdrawn",
                "course:" + order.course(),
                numbers(survey.sources().keySet()),
                "task:registrar",
                null)));
        return withdrawal;
    }

    private List<String> numbers(Set<RegistrantId> people) {
        return registrants.byId(people).values().stream()
                .map(Registrant::number)
                .map(Object::toString)
                .sorted()
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Withdrawal> find(WithdrawalId id) {
        return rows.find(id);
    }
}
