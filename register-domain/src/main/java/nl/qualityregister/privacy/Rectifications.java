package nl.qualityregister.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of correction (GDPR, article 16): a person says what is wrong, a registrar decides. Where the roll is wrong the decision enters
 * a correction; what was known before stays in the log. What other rooms keep is put right by their own acts, and the decision says where.
 */
@Service
@Transactional
public class Rectifications {
    private static final int LONGEST = 2_000;

    private static final String REQUEST = """
            select id, registrant_id, about, entry_index, says, should_say, reason, files, state, asked_at, decided_at, decision, result
              from rectification_request
            """;

    private final JdbcClient jdbc;
    private final Roll roll;
    private final Files files;
    private final Registrants registrants;
    private final Trail trail;
    private final Clock clock;

    Rectifications(JdbcClient jdbc, Roll roll, Files files, Registrants registrants, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.roll = roll;
        this.files = files;
        this.registrants = registrants;
        this.trail = trail;
        this.clock = clock;
    }

    /** Refuses with every fault at once: an entry that is not the person's, files that are not the asker's, what is empty or too long. */
    public RectificationRequest ask(RegistrantId person, NewRectification asked, Actor by) {
        InputRefused.ifAny(faults(person, asked, by));
        RectificationRequestId id = new RectificationRequestId(UUID.randomUUID());
        jdbc.sql("""
                        insert into rectification_request (id, registrant_id, about, entry_index, says, should_say, reason, files, state,
                                                           asked_by, asked_at)
                        values (:id, :person, :about, :entry, :says, :shouldSay, :reason, cast(:files as uuid[]), 'REQUESTED', :by, :now)
                        """)
                .param("id", id.value())
                .param("person", person.value())
                .param("about", asked.about().name())
                .param("entry", asked.entryIndex())
                .param("says", asked.says().strip())
                .param("shouldSay", asked.shouldSay().strip())
                .param("reason", asked.reason().strip())
                .param("files", asked.files().stream().map(FileId::toString).toArray(String[]::new))
                .param("by", by.name())
                .param("now", now())
                .update();
        return left("rectification-asked", id, "own-file", by);
    }

    private List<Fault> faults(RegistrantId person, NewRectification asked, Actor by) {
        List<Fault> faults = new ArrayList<>();
        written("/says", asked.says(), faults);
        written("/shouldSay", asked.shouldSay(), faults);
        written("/reason", asked.reason(), faults);
        boolean aboutRoll = asked.about() == RectificationSubject.ROLL;
        Long index = asked.entryIndex();
        if (aboutRoll && index == null) {
            faults.add(Fault.at("/entryIndex", "required"));
        } else if (index != null && (!aboutRoll || entry(person, index).isEmpty())) {
            faults.add(Fault.at("/entryIndex", "unknown-value", "value", index));
        }
        List<FileId> own = files.describe(asked.files()).stream()
                .filter(file -> file.storedBy().equals(by.name()))
                .map(StoredFile::id)
                .toList();
        for (int i = 0; i < asked.files().size(); i++) {
            if (!own.contains(asked.files().get(i))) {
                faults.add(Fault.at(
                        "/files/" + i, "unknown-value", "value", asked.files().get(i)));
            }
        }
        return faults;
    }

    private static void written(String pointer, String text, List<Fault> faults) {
        if (text.isBlank()) {
            faults.add(Fault.at(pointer, "required"));
        } else if (text.length() > LONGEST) {
            faults.add(Fault.at(pointer, "too-long", "max", LONGEST));
        }
    }

    private Optional<RollEntry> entry(RegistrantId person, long index) {
        return roll.of(List.of(person)).stream()
                .filter(entry -> entry.index() == index)
                .findFirst();
    }

    @Transactional(readOnly = true)
    public Optional<RectificationRequest> find(RectificationRequestId id) {
        return jdbc.sql(REQUEST + "where id = :id")
                .param("id", id.value())
                .query((row, i) -> request(row))
                .optional();
    }

    /** Those that wait for the office, the oldest first. */
    @Transactional(readOnly = true)
    public List<RectificationRequest> waiting(int limit) {
        return jdbc.sql(REQUEST + "where state = 'REQUESTED' order by asked_at, id limit :limit")
                .param("limit", limit)
                .query((row, i) -> request(row))
                .list();
    }

    /** All that the person ever asked, the newest first. */
    @Transactional(readOnly = true)
    public List<RectificationRequest> of(RegistrantId person) {
        return jdbc.sql(REQUEST + "where registrant_id = :person order by asked_at desc, id")
                .param("person", person.value())
                .query((row, i) -> request(row))
                .list();
    }

    /**
     * Puts it right. Refuses with RectificationRequestNotFound, {@link RectificationDecided}, or every fault at once: no reason, no
     * correction where it is about the roll, one that cannot be.
     *
     * @param elsewhere where it was put right when it is not about the roll
     */
    public RectificationRequest grant(
            RectificationRequestId id,
            String reason,
            @Nullable RollCorrection correction,
            @Nullable String elsewhere,
            Actor by) {
        RectificationRequest request = locked(id, RectificationMove.GRANT);
        List<Fault> faults = new ArrayList<>();
        written("/reason", reason, faults);
        boolean aboutRoll = request.about() == RectificationSubject.ROLL;
        if (aboutRoll && correction == null) {
            faults.add(Fault.at("/correction", "required"));
        } else if (!aboutRoll && correction != null) {
            faults.add(Fault.at("/correction", "unknown-field"));
        }
        String result = null;
        if (correction != null && aboutRoll) {
            RollEntry wrong = entry(request.registrant(), Objects.requireNonNull(request.entryIndex()))
                    .orElseThrow(RectificationRequestNotFound::new);
            check(correction, wrong, faults);
            InputRefused.ifAny(faults);
            result = enter(id, wrong, correction, by);
        }
        InputRefused.ifAny(faults);
        return decided(id, RectificationState.GRANTED, reason, result == null ? elsewhere : result, by);
    }

    private static void check(RollCorrection correction, RollEntry wrong, List<Fault> faults) {
        LocalDate until = correction.until();
        if (until != null && until.isBefore(correction.from())) {
            faults.add(Fault.at("/correction/until", "until-before-from", "from", correction.from()));
        }
        if ((correction.validUntil() != null) != wrong.entry().status().runs()) {
            faults.add(
                    Fault.at("/correction/validUntil", correction.validUntil() == null ? "required" : "unknown-field"));
        }
    }

    /** An entry of measures is corrected by the door of measures, which says whether it may be shown. */
    private String enter(RectificationRequestId id, RollEntry wrong, RollCorrection correction, Actor by) {
        if (wrong.entry().kind().isOfMeasure()) {
            throw new InputRefused(List.of(Fault.at("/correction", "unknown-field")));
        }
        LocalDate until = correction.until();
        return roll
                .append(List.of(new NewEntry(
                        wrong.entry().registration(),
                        EntryKind.CORRECTED,
                        wrong.entry().status(),
                        correction.from(),
                        until == null ? null : until.plusDays(1),
                        correction.validUntil(),
                        by,
                        "rectification-request:" + id,
                        wrong.entry().norm(),
                        null)))
                .stream()
                .map(entered -> "roll-entry:" + entered.index())
                .findFirst()
                .orElseThrow(RectificationDecided::new);
    }

    /** Refuses with RectificationRequestNotFound, {@link RectificationDecided}, and with InputRefused without a reason. */
    public RectificationRequest refuse(RectificationRequestId id, String reason, Actor by) {
        locked(id, RectificationMove.REFUSE);
        List<Fault> faults = new ArrayList<>();
        written("/reason", reason, faults);
        InputRefused.ifAny(faults);
        return decided(id, RectificationState.REFUSED, reason, null, by);
    }

    private RectificationRequest decided(
            RectificationRequestId id, RectificationState state, String reason, @Nullable String result, Actor by) {
        jdbc.sql("""
                        update rectification_request set state = :state, decided_by = :by, decided_at = :now, decision = :reason,
                               result = :result, version = version + 1
                         where id = :id
                        """)
                .param("state", state.name())
                .param("by", by.name())
                .param("now", now())
                .param("reason", reason.strip())
                .param("result", result)
                .param("id", id.value())
                .update();
        return left(
                state == RectificationState.GRANTED ? "rectification-granted" : "rectification-refused",
                id,
                "task:registrar",
                by);
    }

    private RectificationRequest locked(RectificationRequestId id, RectificationMove move) {
        RectificationRequest request = jdbc.sql(REQUEST + "where id = :id for update")
                .param("id", id.value())
                .query((row, i) -> request(row))
                .optional()
                .orElseThrow(RectificationRequestNotFound::new);
        if (move.from(request.state()).isEmpty()) {
            throw new RectificationDecided();
        }
        return request;
    }

    private RectificationRequest left(String act, RectificationRequestId id, String ground, Actor by) {
        RectificationRequest request = find(id).orElseThrow(RectificationRequestNotFound::new);
        String number = Objects.requireNonNull(
                        registrants.byId(List.of(request.registrant())).get(request.registrant()))
                .number()
                .value();
        trail.record(List.of(new Footprint(by, act, "rectification-request:" + id, List.of(number), ground, null)));
        return request;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static RectificationRequest request(ResultSet row) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new RectificationRequest(
                new RectificationRequestId(row.getObject("id", UUID.class)),
                new RegistrantId(row.getLong("registrant_id")),
                RectificationSubject.valueOf(row.getString("about")),
                row.getObject("entry_index", Long.class),
                row.getString("says"),
                row.getString("should_say"),
                row.getString("reason"),
                Arrays.stream((UUID[]) row.getArray("files").getArray())
                        .map(FileId::new)
                        .toList(),
                RectificationState.valueOf(row.getString("state")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decision"),
                row.getString("result"));
    }
}
