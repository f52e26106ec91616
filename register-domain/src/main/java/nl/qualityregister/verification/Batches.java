package nl.qualityregister.verification;

import com.nimbusds.jose.JOSEObjectType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.CanonicalJson;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.roll.Head;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of lists too long for one call: handed in as a file, answered by a job in pieces as of one day and one state of knowledge,
 * and signed as a whole. Both files lie under REGISTER_HOME, readable by its owner only.
 */
@Service
@Transactional
public class Batches {
    public static final int MOST_ROWS = 1_000_000;

    private static final JOSEObjectType TYPE = new JOSEObjectType("verification-batch+jws");

    private static final String ROW = """
            select id, asker, organisation, valid_on, known_at, log_size, state, row_count, done_count, handed_in_at, ended_at, signature
              from verification_batch
            """;

    private final JdbcClient jdbc;
    private final Answering answering;
    private final Bounds bounds;
    private final Roll roll;
    private final Keys keys;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final Clock clock;
    private final Path folder;

    Batches(
            JdbcClient jdbc,
            Answering answering,
            Bounds bounds,
            Roll roll,
            Keys keys,
            Trail trail,
            BusinessDay businessDay,
            Clock clock,
            RegisterHome home) {
        this.jdbc = jdbc;
        this.answering = answering;
        this.bounds = bounds;
        this.roll = roll;
        this.keys = keys;
        this.trail = trail;
        this.businessDay = businessDay;
        this.clock = clock;
        this.folder = home.folder().resolve("verifications");
    }

    /**
     * Keeps the file and lays it ready for the worker. Refuses with {@link MomentInFuture}, {@link DayBeforeRegister} or InputRefused.
     *
     * @param rows how many questions are in it, 1 to 1,000,000
     */
    public Batch handIn(
            InputStream questions, int rows, @Nullable LocalDate validOn, @Nullable Instant knownAt, Account asker) {
        bounds.check("?", validOn, knownAt);
        BatchId id = new BatchId(UUID.randomUUID());
        Optional<Head> head = roll.head();
        Instant now = clock.instant();
        keep(questions, questions(id));
        jdbc.sql("""
                        insert into verification_batch
                               (id, asker, organisation, valid_on, known_at, log_size, state, row_count, handed_in_at)
                        values (:id, :asker, :organisation, :validOn, :knownAt, :logSize, 'WAITING', :rows, :now)
                        """)
                .param("id", id.value())
                .param("asker", asker.id().value())
                .param(
                        "organisation",
                        asker.actsFor(Role.EMPLOYER, businessDay.today())
                                .map(OrganisationId::value)
                                .orElse(null))
                .param("validOn", validOn == null ? businessDay.today() : validOn)
                .param(
                        "knownAt",
                        moment(knownAt == null ? head.map(Head::recordedAt).orElse(now) : knownAt))
                .param("logSize", head.map(Head::index).orElse(-1L) + 1)
                .param("rows", rows)
                .param("now", moment(now))
                .update();
        return find(id).orElseThrow(BatchNotFound::new);
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private void keep(InputStream content, Path file) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path draft = Files.createTempFile(folder, "questions", ".draft");
            Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the account or the organisation that handed it in. Refuses with {@link BatchNotFound}. */
    @Transactional(readOnly = true)
    public Batch read(BatchId id, Account asker) {
        Optional<OrganisationId> mine = asker.actsFor(Role.EMPLOYER, businessDay.today());
        return find(id).filter(batch -> batch.asker().equals(asker.id())
                        || mine.filter(body -> body.equals(batch.organisation()))
                                .isPresent())
                .orElseThrow(BatchNotFound::new);
    }

    /** Stops it at the end of the piece under way. Refuses with BatchNotFound, {@link BatchNotInThatState}. */
    public Batch cancel(BatchId id, Account asker) {
        read(id, asker);
        move(id, BatchMove.CANCEL);
        return find(id).orElseThrow(BatchNotFound::new);
    }

    /** The answers as a file. Refuses with BatchNotFound, with BatchNotInThatState until it is done, and with {@link BatchErased}. */
    @Transactional(readOnly = true)
    public Path answers(BatchId id, Account asker) {
        Batch batch = read(id, asker);
        if (batch.state() != BatchState.DONE) {
            throw new BatchNotInThatState(batch.state());
        }
        if (erased(id)) {
            throw new BatchErased(id);
        }
        return answers(id);
    }

    private boolean erased(BatchId id) {
        return jdbc.sql("select erased_at is not null from verification_batch where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Nobody reads what was asked and answered in these any more, as far as they have ended; the files go with the next sweep. */
    void forget(Collection<BatchId> ids) {
        jdbc.sql("""
                        update verification_batch set erased_at = :now
                         where id = any(cast(:ids as uuid[])) and ended_at is not null and erased_at is null
                        """)
                .param("now", moment(clock.instant()))
                .param("ids", ids.stream().map(BatchId::toString).toArray(String[]::new))
                .update();
    }

    /** Removes files whose list was erased or is gone, and says how many. A file is there before its row: an hour is left to it. */
    int sweep() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        Set<String> kept = Set.copyOf(jdbc.sql("select id from verification_batch where erased_at is null")
                .query((row, i) -> row.getString("id"))
                .list());
        Instant before = clock.instant().minus(Duration.ofHours(1));
        int swept = 0;
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                String id = file.getFileName().toString().replaceFirst("\\..*", "");
                boolean known = kept.contains(id) || (find(id).isEmpty() && isYoung(file, before));
                if (!known && Files.deleteIfExists(file)) {
                    swept++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return swept;
    }

    private Optional<Batch> find(String id) {
        return id.matches("[0-9a-f-]{36}") ? find(new BatchId(UUID.fromString(id))) : Optional.empty();
    }

    private static boolean isYoung(Path file, Instant before) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isAfter(before);
    }

    /** Those that wait for the worker or were cut off, the oldest first. */
    @Transactional(readOnly = true)
    public List<BatchId> open() {
        return jdbc.sql(
                        "select id from verification_batch where state in ('WAITING', 'RUNNING') order by handed_in_at, id")
                .query((row, i) -> new BatchId(row.getObject("id", UUID.class)))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Batch> find(BatchId id) {
        return jdbc.sql(ROW + "where id = :id")
                .param("id", id.value())
                .query((row, i) -> batch(row))
                .optional();
    }

    /** For the job: from now on it is running. Refuses with BatchNotFound, BatchNotInThatState. */
    public void takeUp(BatchId id) {
        move(id, BatchMove.TAKE_UP);
    }

    public void fail(BatchId id) {
        move(id, BatchMove.FAIL);
    }

    public Path questions(BatchId id) {
        return folder.resolve(id + ".questions.csv");
    }

    public Path answers(BatchId id) {
        return folder.resolve(id + ".answers.csv");
    }

    /**
     * Answers one piece: a line for each question. Nothing when the list was cancelled meanwhile. The piece is on the trail of everybody in
     * it, and counted, in the running transaction.
     */
    public List<String> answer(BatchId id, List<Question> questions) {
        int counted = jdbc.sql("""
                        update verification_batch set done_count = done_count + :more where id = :id and state = 'RUNNING'
                        """)
                .param("more", questions.size())
                .param("id", id.value())
                .update();
        if (counted == 0) {
            return List.of();
        }
        Batch batch = find(id).orElseThrow(BatchNotFound::new);
        List<Answer> answers = answering.answers(questions, new AsOf(batch.validOn(), batch.knownAt()));
        leave(batch, answers);
        return answers.stream().map(Batches::line).toList();
    }

    private void leave(Batch batch, List<Answer> answers) {
        @Nullable OrganisationId organisation = batch.organisation();
        trail.record(List.of(new Footprint(
                Actor.account(batch.asker()),
                "registrations-verified",
                "verification-batch:" + batch.id(),
                answers.stream()
                        .filter(answer -> answer.result() != ResultCode.NOT_FOUND)
                        .map(answer -> answer.survivor() == null ? answer.number() : answer.survivor())
                        .distinct()
                        .toList(),
                organisation == null ? "public-register" : "contract:" + organisation,
                null)));
    }

    /** Number, result, survivor, then by registration, parted by {@code |}: register, occupation, status, last day, renewal. */
    private static String line(Answer answer) {
        return String.join(
                ";",
                cell(answer.number()),
                answer.result().code(),
                answer.survivor() == null ? "" : answer.survivor(),
                joined(answer, Line::register),
                joined(answer, Line::occupation),
                joined(answer, Line::status),
                joined(
                        answer,
                        line -> line.validUntil() == null
                                ? ""
                                : line.validUntil().toString()),
                joined(answer, line -> line.pending() ? "pending" : ""));
    }

    private static String joined(Answer answer, java.util.function.Function<Line, String> column) {
        return answer.lines().stream().map(column).collect(Collectors.joining("|"));
    }

    /** What was written where a number should be comes back as text: no formula, no second column. */
    private static String cell(String text) {
        String plain = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = plain.chars().anyMatch(c -> c == ';' || c == '"' || c < ' ');
        return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    /** All has been answered: signs both files. Nothing when it was cancelled. */
    public void finish(BatchId id) {
        Batch batch = find(id).orElseThrow(BatchNotFound::new);
        if (batch.state() != BatchState.RUNNING) {
            return;
        }
        String signature = keys.sign(
                CanonicalJson.of(Map.of(
                        "id", id.toString(),
                        "validOn", batch.validOn().toString(),
                        "knownAt", batch.knownAt().toString(),
                        "answeredAt", clock.instant().toString(),
                        "logSize", batch.logSize(),
                        "rows", batch.rows(),
                        "questions", sha256(questions(id)),
                        "answers", sha256(answers(id)))),
                TYPE);
        jdbc.sql(
                        "update verification_batch set state = 'DONE', signature = :signature, ended_at = :now where id = :id and state = 'RUNNING'")
                .param("signature", signature)
                .param("now", moment(clock.instant()))
                .param("id", id.value())
                .update();
    }

    private static String sha256(Path file) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.digest();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void move(BatchId id, BatchMove move) {
        BatchState state = jdbc.sql("select state from verification_batch where id = :id for update")
                .param("id", id.value())
                .query((row, i) -> BatchState.valueOf(row.getString("state")))
                .optional()
                .orElseThrow(BatchNotFound::new);
        BatchState next = move.from(state).orElseThrow(() -> new BatchNotInThatState(state));
        jdbc.sql("update verification_batch set state = :next, ended_at = :ended where id = :id")
                .param("next", next.name())
                .param("ended", next == BatchState.RUNNING ? null : moment(clock.instant()))
                .param("id", id.value())
                .update();
    }

    private static Batch batch(ResultSet row) throws SQLException {
        @Nullable String organisation = row.getString("organisation");
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Batch(
                new BatchId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("asker", UUID.class)),
                organisation == null ? null : new OrganisationId(organisation),
                row.getObject("valid_on", LocalDate.class),
                row.getObject("known_at", OffsetDateTime.class).toInstant(),
                row.getLong("log_size"),
                BatchState.valueOf(row.getString("state")),
                row.getInt("row_count"),
                row.getInt("done_count"),
                row.getObject("handed_in_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("signature"));
    }
}
