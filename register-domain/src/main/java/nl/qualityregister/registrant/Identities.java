package nl.qualityregister.registrant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Violation;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of changes of identity: a new name or date of birth, with proof, approved by two people of the office. Who somebody was
 * before is kept for the office's search and shown to nobody else.
 */
@Service
@Transactional
public class Identities {
    private static final int LONGEST = 2_000;

    private static final String CHANGE = """
            select id, registrant_id, initials, called_name, infix, surname, birth_date, reason, files, state, requested_at, decision
              from identity_change
            """;

    private final JdbcClient jdbc;
    private final Registrants registrants;
    private final Files files;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final Clock clock;

    Identities(
            JdbcClient jdbc, Registrants registrants, Files files, Trail trail, BusinessDay businessDay, Clock clock) {
        this.jdbc = jdbc;
        this.registrants = registrants;
        this.files = files;
        this.trail = trail;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /**
     * Asks for it. Refuses with RegistrantNotFound, {@link IdentityChangePending}, or every fault at once: nothing that changes, no
     * proof, files that are not the asker's, a day that cannot be.
     */
    public IdentityChange request(
            RegistrantId registrant,
            PersonName name,
            LocalDate birthDate,
            String reason,
            List<FileId> proof,
            Actor by) {
        Registrant person = person(registrant);
        InputRefused.ifAny(faults(person, name, birthDate, reason, proof, by));
        IdentityChangeId id = new IdentityChangeId(UUID.randomUUID());
        try {
            jdbc.sql("""
                            insert into identity_change (id, registrant_id, initials, called_name, infix, surname, birth_date, reason,
                                                         files, state, requested_by, requested_at)
                            values (:id, :registrant, :initials, :calledName, :infix, :surname, :birthDate, :reason,
                                    cast(:files as uuid[]), 'REQUESTED', :by, :now)
                            """)
                    .param("id", id.value())
                    .param("registrant", registrant.value())
                    .param("initials", name.initials().strip())
                    .param("calledName", name.calledName())
                    .param("infix", name.infix())
                    .param("surname", name.surname().strip())
                    .param("birthDate", birthDate)
                    .param("reason", reason.strip())
                    .param("files", Columns.text(proof, FileId::value))
                    .param("by", by.name())
                    .param("now", now())
                    .update();
        } catch (DuplicateKeyException refused) {
            throw Violation.of("identity_change_open_uk", refused) ? new IdentityChangePending() : refused;
        }
        leave("identity-change-requested", id, person, "own-file", by);
        return find(id);
    }

    private List<Fault> faults(
            Registrant person, PersonName name, LocalDate birthDate, String reason, List<FileId> proof, Actor by) {
        List<Fault> faults = new ArrayList<>();
        if (name.initials().isBlank()) {
            faults.add(Fault.at("/name/initials", "required"));
        }
        if (name.surname().isBlank()) {
            faults.add(Fault.at("/name/surname", "required"));
        }
        if (name.equals(person.name()) && birthDate.equals(person.birthDate())) {
            faults.add(Fault.at("/name", "nothing-changes"));
        }
        if (birthDate.isAfter(businessDay.today())) {
            faults.add(Fault.at("/birthDate", "date-in-future"));
        }
        if (reason.isBlank()) {
            faults.add(Fault.at("/reason", "required"));
        } else if (reason.length() > LONGEST) {
            faults.add(Fault.at("/reason", "too-long", "max", LONGEST));
        }
        if (proof.isEmpty()) {
            faults.add(Fault.at("/files", "required"));
        }
        Set<FileId> own = files.describe(proof).stream()
                .filter(file -> file.storedBy().equals(by.name()))
                .map(StoredFile::id)
                .collect(Collectors.toSet());
        for (int i = 0; i < proof.size(); i++) {
            if (!own.contains(proof.get(i))) {
                faults.add(Fault.at("/files/" + i, "unknown-file"));
            }
        }
        return faults;
    }

    /**
     * The first approval is noted, the second, by another, changes the person. Refuses with {@link IdentityChangeNotFound},
     * {@link IdentityChangeDecided}, and {@link FourEyes} for who asked for it or approved it before.
     */
    public IdentityChange approve(IdentityChangeId id, Actor by) {
        IdentityChange change = undecided(id, IdentityMove.APPROVE);
        boolean second = change.state() == IdentityChangeState.SEEN;
        if (second) {
            move(id, "state = 'APPLIED', decided_by = :by, decided_at = :now", null, by);
            apply(change);
        } else {
            move(id, "state = 'SEEN', first_by = :by, first_at = :now", null, by);
        }
        leave(
                second ? "identity-changed" : "identity-change-seen",
                id,
                person(change.registrant()),
                "task:registrar",
                by);
        return find(id);
    }

    private void apply(IdentityChange change) {
        jdbc.sql("""
                        insert into earlier_identity (change_id, registrant_id, initials, called_name, infix, surname, birth_date, held_until)
                        select :change, id, initials, called_name, infix, surname, birth_date, :now
                        from registrant
                        where id = :registrant
                        """)
                .param("change", change.id().value())
                .param("now", now())
                .param("registrant", change.registrant().value())
                .update();
        jdbc.sql("""
                        update registrant
                        set initials = :initials, called_name = :calledName, infix = :infix, surname = :surname,
                            birth_date = :birthDate, version = version + 1
                        where id = :registrant
                        """)
                .param("initials", change.name().initials())
                .param("calledName", change.name().calledName())
                .param("infix", change.name().infix())
                .param("surname", change.name().surname())
                .param("birthDate", change.birthDate())
                .param("registrant", change.registrant().value())
                .update();
    }

    /** Refuses itself as {@link #approve}, and with InputRefused without a reason. */
    public IdentityChange refuse(IdentityChangeId id, @Nullable String reason, Actor by) {
        if (reason == null || reason.isBlank()) {
            throw new InputRefused(List.of(Fault.at("/reason", "required")));
        }
        IdentityChange change = undecided(id, IdentityMove.REFUSE);
        move(id, "state = 'REFUSED', decided_by = :by, decided_at = :now, decision = :reason", reason.strip(), by);
        leave("identity-change-refused", id, person(change.registrant()), "task:registrar", by);
        return find(id);
    }

    private IdentityChange undecided(IdentityChangeId id, IdentityMove move) {
        IdentityChange change = jdbc.sql(CHANGE + "where id = :id for update")
                .param("id", id.value())
                .query((row, number) -> change(row))
                .optional()
                .orElseThrow(IdentityChangeNotFound::new);
        if (move.from(change.state()).isEmpty()) {
            throw new IdentityChangeDecided();
        }
        return change;
    }

    private void move(IdentityChangeId id, String assignments, @Nullable String reason, Actor by) {
        try {
            jdbc.sql("update identity_change set version = version + 1, " + assignments + " where id = :id")
                    .param("by", by.name())
                    .param("now", now())
                    .param("reason", reason)
                    .param("id", id.value())
                    .update();
        } catch (DataIntegrityViolationException refused) {
            throw Violation.of("identity_change_four_eyes_ck", refused) ? new FourEyes() : refused;
        }
    }

    @Transactional(readOnly = true)
    public Optional<IdentityChange> change(IdentityChangeId id) {
        return jdbc.sql(CHANGE + "where id = :id")
                .param("id", id.value())
                .query((row, number) -> change(row))
                .optional();
    }

    /** All of the person, the newest first. */
    @Transactional(readOnly = true)
    public List<IdentityChange> of(RegistrantId registrant) {
        return jdbc.sql(CHANGE + "where registrant_id = :registrant order by requested_at desc, id")
                .param("registrant", registrant.value())
                .query((row, number) -> change(row))
                .list();
    }

    /** Those that wait for an approval, the oldest first. */
    @Transactional(readOnly = true)
    public List<IdentityChange> waiting(int limit) {
        return jdbc.sql(CHANGE + "where state in ('REQUESTED', 'SEEN') order by requested_at, id limit :limit")
                .param("limit", limit)
                .query((row, number) -> change(row))
                .list();
    }

    /** Who bears or bore the surname, in capitals or not, with the infix left out; by number, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Registrant> bearing(String surname, @Nullable LocalDate birthDate, int limit) {
        List<RegistrantId> ids = jdbc.sql("""
                        select id
                        from registrant
                        where (lower(surname) = lower(:surname)
                               or id in (select registrant_id from earlier_identity where lower(surname) = lower(:surname)))
                          and (cast(:birthDate as date) is null or birth_date = :birthDate
                               or id in (select registrant_id from earlier_identity where birth_date = :birthDate))
                        order by number
                        limit :limit
                        """)
                .param("surname", surname.strip())
                .param("birthDate", birthDate)
                .param("limit", limit)
                .query((row, number) -> new RegistrantId(row.getLong("id")))
                .list();
        var people = registrants.byId(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
                .toList();
    }

    private IdentityChange find(IdentityChangeId id) {
        return change(id).orElseThrow(IdentityChangeNotFound::new);
    }

    private Registrant person(RegistrantId id) {
        return Optional.ofNullable(registrants.byId(List.of(id)).get(id)).orElseThrow(RegistrantNotFound::new);
    }

    private void leave(String act, IdentityChangeId id, Registrant person, String ground, Actor by) {
        trail.record(List.of(new Footprint(
                by, act, "identity-change:" + id, List.of(person.number().value()), ground, null)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static IdentityChange change(ResultSet row) throws SQLException {
        return new IdentityChange(
                new IdentityChangeId(row.getObject("id", UUID.class)),
                new RegistrantId(row.getLong("registrant_id")),
                new PersonName(
                        row.getString("initials"),
                        row.getString("called_name"),
                        row.getString("infix"),
                        row.getString("surname")),
                row.getObject("birth_date", LocalDate.class),
                row.getString("reason"),
                Arrays.stream((UUID[]) row.getArray("files").getArray())
                        .map(FileId::new)
                        .toList(),
                IdentityChangeState.valueOf(row.getString("state")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getString("decision"));
    }
}
