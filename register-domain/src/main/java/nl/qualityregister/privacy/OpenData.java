package nl.qualityregister.privacy;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.roll.Head;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of open data: number, occupation, status and days of the registrations of a register, when it has chosen to publish them.
 * Never a name, never who is hidden, merged or erased, and of measures only the status that they give.
 */
@Service
@Transactional
public class OpenData {
    private static final int CHUNK = 5_000;
    private static final int LONGEST = 4_000;

    private static final String FILE = """
            select id, register, business_day, name, sha256, rows, log_size, log_until, published_at
            from open_data_file
            """;

    private final JdbcClient jdbc;
    private final Norms norms;
    private final Roll roll;
    private final Trail trail;
    private final Clock clock;

    OpenData(JdbcClient jdbc, Norms norms, Roll roll, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.norms = norms;
        this.roll = roll;
        this.trail = trail;
        this.clock = clock;
    }

    /** From now on the register publishes, or no longer. Refuses with RegisterUnknown, and with InputRefused without a ground. */
    public void choose(RegisterId register, boolean published, String ground, Actor by) {
        norms.register(register);
        if (ground.isBlank() || ground.length() > LONGEST) {
            throw new InputRefused(List.of(
                    ground.isBlank()
                            ? Fault.at("/ground", "required")
                            : Fault.at("/ground", "too-long", "max", LONGEST)));
        }
        jdbc.sql("""
                        insert into open_data_choice (register, published, ground, decided_by, decided_at)
                        values (:register, :published, :ground, :by, :at)
                        on conflict (register) do update
                            set published = excluded.published, ground = excluded.ground, decided_by = excluded.decided_by,
                                decided_at = excluded.decided_at
                        """)
                .param("register", register.value())
                .param("published", published)
                .param("ground", ground.strip())
                .param("by", by.name())
                .param("at", now())
                .update();
        trail.record(List.of(new Footprint(
                by,
                published ? "open-data-switched-on" : "open-data-switched-off",
                "register:" + register,
                List.of(),
                "task:registrar",
                null)));
    }

    @Transactional(readOnly = true)
    public boolean isPublished(RegisterId register) {
        return jdbc.sql("select published from open_data_choice where register = :register")
                .param("register", register.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** How many lines were written, and up to which entry of the log they know. */
    public record Written(long rows, Optional<Head> head) {}

    /**
     * Writes the lines of the register as it stands on the day, from one instant, registration by registration. Refuses with
     * {@link OpenDataOff}.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, propagation = Propagation.REQUIRES_NEW)
    public Written write(RegisterId register, LocalDate day, Writer out) throws IOException {
        if (!isPublished(register)) {
            throw new OpenDataOff(register);
        }
        Optional<Head> head = roll.head();
        out.write("registrationNumber,occupation,status,registeredSince,since,until,validUntil\r\n");
        long rows = 0;
        Line last = new Line("", "", "");
        List<Line> piece = piece(register, day, last);
        while (!piece.isEmpty()) {
            for (Line line : piece) {
                out.write(line.text());
            }
            rows += piece.size();
            last = piece.getLast();
            piece = piece(register, day, last);
        }
        return new Written(rows, head);
    }

    private record Line(String number, String occupation, String text) {}

    private List<Line> piece(RegisterId register, LocalDate day, Line after) {
        return jdbc.sql("""
                        select registrant.number, standing.occupation, standing.status, standing.registered_since, standing.since,
                               standing.until - 1 as last_day, standing.valid_until
                        from roll_standing standing
                        join registrant on registrant.id = standing.registrant_id
                        where standing.register = :register
                          and standing.days @> cast(:day as date)
                          and upper_inf(standing.known)
                          and (registrant.number, standing.occupation) > (:number, :occupation)
                          and not exists (select from visibility where visibility.registrant_id = registrant.id)
                        order by registrant.number, standing.occupation
                        limit :limit
                        """)
                .param("register", register.value())
                .param("day", day)
                .param("number", after.number())
                .param("occupation", after.occupation())
                .param("limit", CHUNK)
                .query(OpenData::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        String text = Stream.<@Nullable String>of(
                        row.getString("number"),
                        row.getString("occupation"),
                        row.getString("status").toLowerCase(Locale.ROOT).replace('_', '-'),
                        row.getString("registered_since"),
                        row.getString("since"),
                        row.getString("last_day"),
                        row.getString("valid_until"))
                .map(value -> value == null ? "" : value)
                .collect(Collectors.joining(",", "", "\r\n"));
        return new Line(row.getString("number"), row.getString("occupation"), text);
    }

    /** Tells everybody of a file that lies ready; another of the same day takes its place. */
    public OpenDataFile publish(RegisterId register, LocalDate day, String name, String sha256, Written written) {
        jdbc.sql("""
                        insert into open_data_file (id, register, business_day, name, sha256, rows, log_size, log_until, published_at)
                        values (:id, :register, :day, :name, :sha256, :rows, :logSize, :logUntil, :at)
                        on conflict (register, business_day) do update
                            set name = excluded.name, sha256 = excluded.sha256, rows = excluded.rows, log_size = excluded.log_size,
                                log_until = excluded.log_until, published_at = excluded.published_at
                        """)
                .param("id", UUID.randomUUID())
                .param("register", register.value())
                .param("day", day)
                .param("name", name)
                .param("sha256", sha256)
                .param("rows", written.rows())
                .param("logSize", written.head().map(head -> head.index() + 1).orElse(0L))
                .param(
                        "logUntil",
                        written.head()
                                .map(head -> head.recordedAt().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("at", now())
                .update();
        return jdbc.sql(FILE + "where register = :register and business_day = :day")
                .param("register", register.value())
                .param("day", day)
                .query(OpenData::file)
                .single();
    }

    /** The latest, while the register publishes. */
    @Transactional(readOnly = true)
    public Optional<OpenDataFile> latest(RegisterId register) {
        return isPublished(register)
                ? jdbc.sql(FILE + "where register = :register order by business_day desc limit 1")
                        .param("register", register.value())
                        .query(OpenData::file)
                        .optional()
                : Optional.empty();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static OpenDataFile file(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime logUntil = row.getObject("log_until", OffsetDateTime.class);
        return new OpenDataFile(
                row.getObject("id", UUID.class),
                new RegisterId(row.getString("register")),
                row.getObject("business_day", LocalDate.class),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("rows"),
                row.getLong("log_size"),
                logUntil == null ? null : logUntil.toInstant(),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}
