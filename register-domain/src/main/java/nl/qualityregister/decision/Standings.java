package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where registrations stand on a day as known now, for many at once and by the keys of this side of the counter. */
@Component
class Standings {
    private static final String[] LASTING =
            Stream.of(Status.values()).filter(Status::runs).map(Status::name).toArray(String[]::new);

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Standing(OccupationCode occupation, Status status) {
        boolean lasts() {
            return status.runs();
        }
    }

    private record OfCycle(CycleId cycle, Standing standing) {}

    /** Of the occupations of each cycle; one that is not on the roll is left out. */
    Map<CycleId, List<Standing>> of(Collection<CycleId> cycles, LocalDate day) {
        return jdbc
                .sql("""
                        select cycle.id, standing.occupation, standing.status
                        from cycle
                        join roll_standing standing
                          on standing.registrant_id = cycle.registrant_id
                         and standing.register = cycle.register
                         and standing.occupation = any(cycle.occupations)
                        where cycle.id = any(:cycles)
                          and standing.days @> cast(:day as date)
                          and upper_inf(standing.known)
                        order by standing.occupation
                        """)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .param("day", day)
                .query((row, number) -> new OfCycle(
                        new CycleId(row.getLong("id")),
                        new Standing(
                                new OccupationCode(row.getString("occupation")),
                                Status.valueOf(row.getString("status")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfCycle::cycle, Collectors.mapping(OfCycle::standing, Collectors.toList())));
    }

    /** The occupations of the register for which the person stands registered or suspended on the day. */
    Set<OccupationCode> lasting(RegistrantId registrant, RegisterId register, LocalDate day) {
        return jdbc
                .sql("""
                        select occupation
                        from roll_standing
                        where registrant_id = :registrant
                          and register = :register
                          and status = any(:lasting)
                          and days @> cast(:day as date)
                          and upper_inf(known)
                        """)
                .param("registrant", registrant.value())
                .param("register", register.value())
                .param("lasting", LASTING)
                .param("day", day)
                .query((row, number) -> new OccupationCode(row.getString("occupation")))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param since the first day on which the registration no longer ran */
    record Ended(OccupationCode occupation, Status status, LocalDate since) {}

    /** How the person's registrations in the register ended, whenever that was; those that run again too. */
    List<Ended> ended(RegistrantId registrant, RegisterId register) {
        return jdbc.sql("""
                        select distinct occupation, status, since
                        from roll_standing
                        where registrant_id = :registrant
                          and register = :register
                          and not status = any(:lasting)
                          and upper_inf(known)
                        order by since, occupation
                        """)
                .param("registrant", registrant.value())
                .param("register", register.value())
                .param("lasting", LASTING)
                .query((row, number) -> new Ended(
                        new OccupationCode(row.getString("occupation")),
                        Status.valueOf(row.getString("status")),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    record Running(Registration registration, Status status) {}

    /** All registrations of the person that run on the day, in any register. */
    List<Running> running(RegistrantId registrant, LocalDate day) {
        return jdbc.sql("""
                        select register, occupation, status
                        from roll_standing
                        where registrant_id = :registrant
                          and status = any(:lasting)
                          and days @> cast(:day as date)
                          and upper_inf(known)
                        order by register, occupation
                        """)
                .param("registrant", registrant.value())
                .param("lasting", LASTING)
                .param("day", day)
                .query((row, number) -> new Running(
                        new Registration(
                                registrant,
                                new RegisterId(row.getString("register")),
                                new OccupationCode(row.getString("occupation"))),
                        Status.valueOf(row.getString("status"))))
                .list();
    }

    /** The registrations of which something was entered on that basis. */
    List<Registration> enteredBy(RegistrantId registrant, String basis) {
        return jdbc.sql("""
                        select distinct register, occupation
                        from roll_entry
                        where registrant_id = :registrant and basis = :basis
                        order by register, occupation
                        """)
                .param("registrant", registrant.value())
                .param("basis", basis)
                .query((row, number) -> new Registration(
                        registrant,
                        new RegisterId(row.getString("register")),
                        new OccupationCode(row.getString("occupation"))))
                .list();
    }

    /**
     * Days of a registration as known now.
     *
     * @param until the first day after them; open when nothing else is entered
     */
    record Days(
            Registration registration,
            Status status,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate validUntil) {
        /** Those of them from the day on. */
        Optional<Days> from(LocalDate day) {
            if (until != null && !until.isAfter(day)) {
                return Optional.empty();
            }
            return Optional.of(new Days(registration, status, from.isBefore(day) ? day : from, until, validUntil));
        }

        /** Those of them before the day; all when there is none. */
        Optional<Days> before(@Nullable LocalDate day) {
            if (day == null) {
                return Optional.of(this);
            }
            if (!from.isBefore(day)) {
                return Optional.empty();
            }
            return Optional.of(new Days(
                    registration, status, from, until == null || until.isAfter(day) ? day : until, validUntil));
        }

        MergerPreview.OfRegistration as(boolean carried) {
            return new MergerPreview.OfRegistration(
                    carried, registration.register(), registration.occupation(), status, from, until, validUntil);
        }
    }

    /** Everything that is known now of the person's registrations, by registration and day. */
    List<Days> days(RegistrantId registrant) {
        return jdbc.sql("""
                        select register, occupation, status, lower(days) as days_from, upper(days) as days_until, valid_until
                        from roll_standing
                        where registrant_id = :registrant
                          and upper_inf(known)
                        order by register, occupation, lower(days)
                        """)
                .param("registrant", registrant.value())
                .query((row, number) -> new Days(
                        new Registration(
                                registrant,
                                new RegisterId(row.getString("register")),
                                new OccupationCode(row.getString("occupation"))),
                        Status.valueOf(row.getString("status")),
                        row.getObject("days_from", LocalDate.class),
                        row.getObject("days_until", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)))
                .list();
    }

    record Registered(RegistrantId registrant, RegisterId register, OccupationCode occupation) {}

    /** Which registrations the people have or had, whatever became of them. */
    Set<Registered> everRegistered(Collection<RegistrantId> people) {
        return jdbc
                .sql("""
                        select distinct registrant_id, register, occupation
                        from roll_entry
                        where registrant_id = any(:people)
                        """)
                .param("people", Columns.numbers(people, RegistrantId::value))
                .query((row, number) -> new Registered(
                        new RegistrantId(row.getLong("registrant_id")),
                        new RegisterId(row.getString("register")),
                        new OccupationCode(row.getString("occupation"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
