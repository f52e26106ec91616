package nl.qualityregister.registrant;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.qualityregister.house.Columns;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of what may be told of a number at all: hidden for safety, merged with another, erased. It is judged today, whatever day or
 * state of knowledge is asked about. Each change raises one version under a row lock, so that who follows it misses none.
 */
@Service
@Transactional
public class Visibilities {
    private static final String FIND = """
            select person.number, visibility.kind, survivor.number as survivor
              from visibility
              join registrant person on person.id = visibility.registrant_id
              left join registrant survivor on survivor.id = visibility.survivor_id
            """;

    private final JdbcClient jdbc;
    private final Registrants registrants;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Visibilities(JdbcClient jdbc, Registrants registrants, Trail trail, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.registrants = registrants;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Those of the numbers that are not simply answered for. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<RegistrationNumber, Visibility> of(Collection<RegistrationNumber> numbers) {
        return gathered(jdbc.sql(FIND + "where person.number = any(:numbers)")
                .param("numbers", Columns.text(numbers, RegistrationNumber::value)));
    }

    private static Map<RegistrationNumber, Visibility> gathered(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, i) -> Map.entry(new RegistrationNumber(row.getString("number")), visibility(row)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Everybody who is not simply answered for; few, and wanted at every look-up. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<RegistrationNumber, Visibility> all() {
        return gathered(jdbc.sql(FIND));
    }

    /** Raised with every change, in the order of their commits. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public long version() {
        return jdbc.sql("select version from visibility_version")
                .query(Long.class)
                .single();
    }

    /** Hides the person for safety. Refuses with RegistrantNotFound, {@link VisibilityTaken}. */
    public void hide(RegistrantId person, Actor by) {
        Set<RegistrationNumber> changed = put(person, "HIDDEN", null, by);
        tell("registrant-hidden", changed, by);
    }

    /** Lets everybody see the person again; nothing happens when he or she is not hidden. */
    public void show(RegistrantId person, Actor by) {
        if (remove(person, "HIDDEN")) {
            tell("registrant-shown", numbers(List.of(person)), by);
        }
    }

    /**
     * From now on the number of the one leads to the other, and so do the numbers that led to it. Refuses with RegistrantNotFound, and with
     * {@link VisibilityTaken} when either is merged, hidden or erased.
     */
    public void merge(RegistrantId person, RegistrantId survivor, Actor by) {
        raise();
        if (isVeiled(survivor)) {
            throw new VisibilityTaken();
        }
        Set<RegistrationNumber> changed = put(person, "MERGED", survivor, by);
        changed.addAll(numbers(List.of(survivor)));
        jdbc.sql("update visibility set survivor_id = :survivor where survivor_id = :person")
                .param("survivor", survivor.value())
                .param("person", person.value())
                .update();
        tell("registrants-merged", changed, by);
    }

    /**
     * It was no other person's number after all.
     *
     * @param followers whose numbers led to this one before it was merged, and do so again
     */
    public void part(RegistrantId person, Collection<RegistrantId> followers, Actor by) {
        if (remove(person, "MERGED")) {
            jdbc.sql(
                            "update visibility set survivor_id = :person where kind = 'MERGED' and registrant_id = any(:followers)")
                    .param("person", person.value())
                    .param("followers", Columns.numbers(followers, RegistrantId::value))
                    .update();
            tell("registrants-parted", numbers(List.of(person)), by);
        }
    }

    /**
     * The number answers from now on that it is gone, also when it led to another. Whoever erases sees to the rest of what is held; it
     * cannot be undone. Refuses with {@link VisibilityTaken} when it was erased before.
     */
    public void erase(RegistrantId person, Actor by) {
        raise();
        jdbc.sql("delete from visibility where registrant_id = :person and kind in ('HIDDEN', 'MERGED')")
                .param("person", person.value())
                .update();
        Set<RegistrationNumber> changed = put(person, "ERASED", null, by);
        tell("registrant-erased", changed, by);
    }

    private Set<RegistrationNumber> put(RegistrantId person, String kind, @Nullable RegistrantId survivor, Actor by) {
        raise();
        Set<RegistrationNumber> numbers = numbers(Stream.of(Optional.of(person), Optional.ofNullable(survivor))
                .flatMap(Optional::stream)
                .toList());
        int put = jdbc.sql("""
                        insert into visibility (registrant_id, kind, survivor_id, since, decided_by)
                        values (:person, :kind, :survivor, :now, :by)
                        on conflict (registrant_id) do nothing
                        """)
                .param("person", person.value())
                .param("kind", kind)
                .param("survivor", survivor == null ? null : survivor.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .update();
        if (put == 0) {
            throw new VisibilityTaken();
        }
        return numbers;
    }

    private boolean remove(RegistrantId person, String kind) {
        raise();
        return jdbc.sql("delete from visibility where registrant_id = :person and kind = :kind")
                        .param("person", person.value())
                        .param("kind", kind)
                        .update()
                > 0;
    }

    /** One change after the other: the row stays locked to the commit. */
    private void raise() {
        jdbc.sql("update visibility_version set version = version + 1").update();
    }

    private boolean isVeiled(RegistrantId person) {
        return jdbc.sql("select exists (select 1 from visibility where registrant_id = :person)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private Set<RegistrationNumber> numbers(Collection<RegistrantId> people) {
        Map<RegistrantId, Registrant> found = registrants.byId(people);
        if (!found.keySet().containsAll(people)) {
            throw new RegistrantNotFound();
        }
        return found.values().stream().map(Registrant::number).collect(toSet());
    }

    private void tell(String act, Set<RegistrationNumber> numbers, Actor by) {
        List<String> subjects =
                numbers.stream().map(RegistrationNumber::value).sorted().toList();
        trail.record(
                List.of(new Footprint(by, act, "registrant:" + subjects.getFirst(), subjects, "task:registrar", null)));
        events.publishEvent(new VisibilityChanged(numbers));
    }

    private static Visibility visibility(ResultSet row) throws SQLException {
        return switch (row.getString("kind")) {
            case "HIDDEN" -> new Visibility.Hidden();
            case "MERGED" -> new Visibility.Merged(new RegistrationNumber(row.getString("survivor")));
            case "ERASED" -> new Visibility.Erased();
            case String other -> throw new IllegalStateException("no visibility " + other);
        };
    }
}
