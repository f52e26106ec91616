package nl.qualityregister.privacy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of retention: what the {@link Schedule} says is over on a day goes, piece by piece, and with it whoever asked to be erased and
 * is waited for no longer. Open cases wait. What is done twice finds nothing the second time.
 */
@Service
@Transactional
public class Retention {
    /** What the erasures that people asked for are counted under. */
    public static final String ASKED = "requests";

    /** Who was erased before a backup was restored that still has them. */
    public static final String RESTORED = "restored";

    private static final int PERSONS_AT_ONCE = 20;

    private final Schedule schedule;
    private final PersonErasures erasures;
    private final Eraser eraser;
    private final Files files;
    private final Copies copies;
    private final Registrants registrants;
    private final JdbcClient jdbc;
    private final Trail trail;
    private final TransactionTemplate apart;

    Retention(
            Schedule schedule,
            PersonErasures erasures,
            Eraser eraser,
            Files files,
            Copies copies,
            Registrants registrants,
            JdbcClient jdbc,
            Trail trail,
            PlatformTransactionManager transactions) {
        this.schedule = schedule;
        this.erasures = erasures;
        this.eraser = eraser;
        this.files = files;
        this.copies = copies;
        this.registrants = registrants;
        this.jdbc = jdbc;
        this.trail = trail;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The categories that have a term, in the order in which they are gone through; first who comes back from a backup, then what people asked. */
    public List<String> categories() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(RESTORED, ASKED),
                        schedule.categories().stream()
                                .filter(category -> category.keep() != null)
                                .map(Schedule.Category::code))
                .toList();
    }

    /**
     * One piece of a category, in the running transaction.
     *
     * @param after where the last piece of the same category on the same day ended; empty at its beginning
     * @return how many rows or persons went, and where the next begins; no next when the category is through
     */
    public Piece piece(String category, LocalDate day, String after, int rows, Actor by) {
        Piece piece = switch (category) {
            case RESTORED -> restored(by);
            case ASKED -> asked(day, after, by);
            default -> expired(schedule.category(category), day, after, rows, by);
        };
        if (piece.gone() > 0) {
            trail.record(List.of(new Footprint(
                    by, "expired-data-erased", "retention:" + category, List.of(), "retention:" + category, null)));
        }
        return piece;
    }

    /** @param next absent when the category is through */
    public record Piece(long gone, @Nullable String next) {}

    /** It was decided then; what the database says of it since is what it was before. */
    private Piece restored(Actor by) {
        List<RegistrantId> again = registrants.byNumber(copies.remembered()).values().stream()
                .filter(person -> !person.isErased())
                .map(Registrant::id)
                .toList();
        again.forEach(person -> eraser.erase(person, by, "retention:" + RESTORED));
        return new Piece(again.size(), null);
    }

    private Piece asked(LocalDate day, String after, Actor by) {
        List<ErasureRequestId> granted = erasures.granted(
                after.isEmpty() ? null : new ErasureRequestId(UUID.fromString(after)), PERSONS_AT_ONCE);
        long done =
                granted.stream().filter(id -> erasures.carryOut(id, day, by)).count();
        return new Piece(
                done,
                granted.size() < PERSONS_AT_ONCE ? null : granted.getLast().toString());
    }

    private Piece expired(Schedule.Category category, LocalDate day, String after, int rows, Actor by) {
        LocalDate before = category.before(day).orElseThrow();
        String persons = category.persons();
        return persons == null
                ? steps(category, before, after, rows)
                : persons(category, persons, before, day, after, by);
    }

    /** {@code after} is the place of the step under way. */
    private Piece steps(Schedule.Category category, LocalDate before, String after, int rows) {
        int place = after.isEmpty() ? 0 : Integer.parseInt(after);
        if (place >= category.steps().size()) {
            return new Piece(0, null);
        }
        Schedule.Step step = category.steps().get(place);
        if (step.files() != null) {
            forgetFiles(category, step.files(), before);
            return new Piece(0, Integer.toString(place + 1));
        }
        long gone = delete(
                Objects.requireNonNull(step.table()),
                schedule.spelled(category, Objects.requireNonNull(step.where())),
                before,
                rows);
        boolean more = gone == rows;
        return new Piece(
                gone, more || place + 1 < category.steps().size() ? Integer.toString(more ? place : place + 1) : null);
    }

    private void forgetFiles(Schedule.Category category, String query, LocalDate before) {
        files.forget(jdbc.sql(schedule.spelled(category, query))
                .param("before", before)
                .query((row, i) -> new FileId(row.getObject(1, UUID.class)))
                .list());
    }

    private long delete(String table, String where, LocalDate before, int rows) {
        erasing("yes");
        int gone = jdbc.sql("delete from " + table + " where ctid = any(array(select ctid from " + table + " where "
                        + where + " limit :rows))")
                .param("before", before)
                .param("rows", rows)
                .update();
        erasing("");
        return gone;
    }

    private void erasing(String yes) {
        jdbc.sql("select set_config('register.erasing', :yes, true)")
                .param("yes", yes)
                .query(String.class)
                .single();
    }

    private Piece persons(
            Schedule.Category category, String query, LocalDate before, LocalDate day, String after, Actor by) {
        List<RegistrantId> over = jdbc.sql(schedule.spelled(category, query) + " order by registrant.id limit :limit")
                .param("before", before)
                .param("after", after.isEmpty() ? 0 : Long.parseLong(after))
                .param("limit", PERSONS_AT_ONCE)
                .query((row, i) -> new RegistrantId(row.getLong("id")))
                .list();
        long gone = 0;
        for (RegistrantId person : over) {
            if (eraser.waiting(person, day).isEmpty()) {
                eraser.erase(person, by, "retention:" + category.code());
                gone++;
            }
        }
        return new Piece(
                gone,
                over.size() < PERSONS_AT_ONCE
                        ? null
                        : Long.toString(over.getLast().value()));
    }

    /** Files beside the database that nothing in it knows any more, on this machine. */
    public int sweep() {
        return copies.sweep();
    }

    /** What a whole day would come to, by category: all of it is done and undone. */
    public Map<String, Long> rehearse(LocalDate day, int rows, Actor by) {
        return Objects.requireNonNull(apart.execute(status -> {
            status.setRollbackOnly();
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String category : categories()) {
                long gone = 0;
                String at = "";
                while (at != null) {
                    Piece piece = piece(category, day, at, rows, by);
                    gone += piece.gone();
                    at = piece.next();
                }
                counts.put(category, gone);
            }
            return counts;
        }));
    }
}
