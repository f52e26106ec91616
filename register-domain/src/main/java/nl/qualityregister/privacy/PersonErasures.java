package nl.qualityregister.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.registrant.FourEyes;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of erasure (GDPR, article 17): a person asks, two of the office look at what would go, what stays and why, and what it has to
 * wait for. What both approved is carried out at once when nothing is waited for, and otherwise by the night that finds nothing left.
 */
@Service
@Transactional
public class PersonErasures {
    private static final int LONGEST = 2_000;

    private static final String REQUEST = """
            select id, registrant_id, state, reason, asked_at, decided_at, decision, done_at
              from erasure_request
            """;

    private final JdbcClient jdbc;
    private final Eraser eraser;
    private final Registrants registrants;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final Clock clock;

    PersonErasures(
            JdbcClient jdbc,
            Eraser eraser,
            Registrants registrants,
            Trail trail,
            BusinessDay businessDay,
            Clock clock) {
        this.jdbc = jdbc;
        this.eraser = eraser;
        this.registrants = registrants;
        this.trail = trail;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** Refuses with {@link ErasureRequestPending}, or InputRefused when the reason is too long. */
    public ErasureRequest ask(RegistrantId person, @Nullable String reason, Actor by) {
        if (reason != null && reason.length() > LONGEST) {
            throw new InputRefused(List.of(Fault.at("/reason", "too-long", "max", LONGEST)));
        }
        ErasureRequestId id = new ErasureRequestId(UUID.randomUUID());
        try {
            jdbc.sql("""
                            insert into erasure_request (id, registrant_id, state, reason, asked_by, asked_at)
                            values (:id, :person, 'REQUESTED', :reason, :by, :now)
                            """)
                    .param("id", id.value())
                    .param("person", person.value())
                    .param("reason", reason == null || reason.isBlank() ? null : reason.strip())
                    .param("by", by.name())
                    .param("now", now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ErasureRequestPending();
        }
        return left("erasure-asked", id, "own-file", by);
    }

    @Transactional(readOnly = true)
    public Optional<ErasureRequest> find(ErasureRequestId id) {
        return jdbc.sql(REQUEST + "where id = :id")
                .param("id", id.value())
                .query((row, i) -> request(row))
                .optional();
    }

    /** Those not yet carried out, the oldest first, after the given one. */
    @Transactional(readOnly = true)
    public List<ErasureRequest> open(Optional<ErasureRequestId> after, int limit) {
        return jdbc.sql(REQUEST + """
                        where state in ('REQUESTED', 'SEEN', 'GRANTED')
                          and (asked_at, id) > (select coalesce(max(asked_at), '-infinity'), coalesce(max(id::text), '00000000-0000-0000-0000-000000000000')::uuid
                                                  from erasure_request where id = :after)
                        order by asked_at, id
                        limit :limit
                        """)
                .param("after", after.map(ErasureRequestId::value).orElse(null), java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, i) -> request(row))
                .list();
    }

    /** All that the person ever asked, the newest first. */
    @Transactional(readOnly = true)
    public List<ErasureRequest> of(RegistrantId person) {
        return jdbc.sql(REQUEST + "where registrant_id = :person order by asked_at desc, id")
                .param("person", person.value())
                .query((row, i) -> request(row))
                .list();
    }

    /** What erasing the person would do now. */
    @Transactional(readOnly = true)
    public ErasurePreview preview(RegistrantId person) {
        return eraser.preview(person, businessDay.today());
    }

    /**
     * The first approval, or the second, which carries it out when nothing is waited for. Refuses with ErasureRequestNotFound,
     * {@link ErasureDecided}, {@link ErasurePreviewOutdated}, and with FourEyes when the same approves twice or whoever asked does.
     *
     * @param digest of the preview that was looked at
     */
    public ErasureRequest approve(ErasureRequestId id, String digest, Actor by) {
        Locked locked = lock(id);
        ErasureState next = move(locked, ErasureMove.APPROVE);
        if (by.name().equals(locked.askedBy()) || by.name().equals(locked.firstBy())) {
            throw new FourEyes();
        }
        String now = eraser.preview(locked.registrant(), businessDay.today()).digest();
        if (!now.equals(digest)) {
            throw new ErasurePreviewOutdated(now);
        }
        jdbc.sql(next == ErasureState.SEEN ? """
                        update erasure_request set state = 'SEEN', digest = :digest, first_by = :by, first_at = :now, version = version + 1
                         where id = :id
                        """ : """
                        update erasure_request set state = 'GRANTED', digest = :digest, decided_by = :by, decided_at = :now,
                               version = version + 1
                         where id = :id
                        """)
                .param("id", id.value())
                .param("digest", digest)
                .param("by", by.name())
                .param("now", now())
                .update();
        ErasureRequest approved =
                left(next == ErasureState.SEEN ? "erasure-seen" : "erasure-granted", id, "task:registrar", by);
        return next == ErasureState.GRANTED && carryOut(id, businessDay.today(), by)
                ? find(id).orElseThrow(ErasureRequestNotFound::new)
                : approved;
    }

    /** Refuses with ErasureRequestNotFound, {@link ErasureDecided}, and with InputRefused without a reason. */
    public ErasureRequest refuse(ErasureRequestId id, @Nullable String reason, Actor by) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw new InputRefused(List.of(
                    reason == null || reason.isBlank()
                            ? Fault.at("/reason", "required")
                            : Fault.at("/reason", "too-long", "max", LONGEST)));
        }
        Locked locked = lock(id);
        move(locked, ErasureMove.REFUSE);
        jdbc.sql("""
                        update erasure_request set state = 'REFUSED', decided_by = :by, decided_at = :now, decision = :reason,
                               version = version + 1
                         where id = :id
                        """)
                .param("id", id.value())
                .param("reason", reason.strip())
                .param("by", by.name())
                .param("now", now())
                .update();
        return left("erasure-refused", id, "task:registrar", by);
    }

    /** The person thinks better of it, until it is carried out. Refuses with ErasureRequestNotFound, {@link ErasureDecided}. */
    public ErasureRequest withdraw(ErasureRequestId id, Actor by) {
        Locked locked = lock(id);
        move(locked, ErasureMove.WITHDRAW);
        jdbc.sql("update erasure_request set state = 'WITHDRAWN', version = version + 1 where id = :id")
                .param("id", id.value())
                .update();
        return left("erasure-withdrawn", id, "own-file", by);
    }

    /** Granted requests, by id after the given one. */
    List<ErasureRequestId> granted(@Nullable ErasureRequestId after, int limit) {
        return jdbc.sql("""
                        select id from erasure_request
                         where state = 'GRANTED' and id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
                         order by id
                         limit :limit
                        """)
                .param("after", after == null ? null : after.toString())
                .param("limit", limit)
                .query((row, i) -> new ErasureRequestId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Whether nothing was waited for on the day, and it was done. */
    boolean carryOut(ErasureRequestId id, LocalDate day, Actor by) {
        Locked locked = lock(id);
        if (locked.state() != ErasureState.GRANTED
                || !eraser.waiting(locked.registrant(), day).isEmpty()) {
            return false;
        }
        eraser.erase(locked.registrant(), by, "erasure-request:" + id);
        jdbc.sql("update erasure_request set state = 'DONE', done_at = :now, version = version + 1 where id = :id")
                .param("id", id.value())
                .param("now", now())
                .update();
        return true;
    }

    private record Locked(
            RegistrantId registrant,
            ErasureState state,
            String askedBy,
            @Nullable String firstBy) {}

    private Locked lock(ErasureRequestId id) {
        return jdbc.sql(
                        "select registrant_id, state, asked_by, first_by from erasure_request where id = :id for update")
                .param("id", id.value())
                .query((row, i) -> new Locked(
                        new RegistrantId(row.getLong("registrant_id")),
                        ErasureState.valueOf(row.getString("state")),
                        row.getString("asked_by"),
                        row.getString("first_by")))
                .optional()
                .orElseThrow(ErasureRequestNotFound::new);
    }

    private static ErasureState move(Locked locked, ErasureMove move) {
        return move.from(locked.state()).orElseThrow(ErasureDecided::new);
    }

    private ErasureRequest left(String act, ErasureRequestId id, String ground, Actor by) {
        ErasureRequest request = find(id).orElseThrow(ErasureRequestNotFound::new);
        String number = Objects.requireNonNull(
                        registrants.byId(List.of(request.registrant())).get(request.registrant()))
                .number()
                .value();
        trail.record(List.of(new Footprint(by, act, "erasure-request:" + id, List.of(number), ground, null)));
        return request;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ErasureRequest request(ResultSet row) throws SQLException {
        return new ErasureRequest(
                new ErasureRequestId(row.getObject("id", UUID.class)),
                new RegistrantId(row.getLong("registrant_id")),
                ErasureState.valueOf(row.getString("state")),
                row.getString("reason"),
                Objects.requireNonNull(moment(row, "asked_at")),
                moment(row, "decided_at"),
                row.getString("decision"),
                moment(row, "done_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
