package nl.qualityregister.privacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.norm.Texts;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.roll.Erasure;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import nl.qualityregister.verification.Receipts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out what the inventory says of a person who is erased. Where more than rows is at stake (the log, certificates, receipts,
 * files, who is told of at all) the room's own door does it; of all other rows the inventory says what becomes, so that a table that
 * nobody thought of fails a test and is not forgotten. One transaction: somebody is erased whole or not at all.
 */
@Component
class Eraser {
    private static final Pattern MENTIONED = Pattern.compile("\\b(?:from|join) ([a-z_]+)");

    private final Inventory inventory;
    private final Schedule schedule;
    private final JdbcClient jdbc;
    private final Registrants registrants;
    private final Visibilities visibilities;
    private final Erasure roll;
    private final Certificates certificates;
    private final Receipts receipts;
    private final Files files;
    private final Copies copies;
    private final Trail trail;

    Eraser(
            Inventory inventory,
            Schedule schedule,
            JdbcClient jdbc,
            Registrants registrants,
            Visibilities visibilities,
            Erasure roll,
            Certificates certificates,
            Receipts receipts,
            Files files,
            Copies copies,
            Trail trail) {
        this.inventory = inventory;
        this.schedule = schedule;
        this.jdbc = jdbc;
        this.registrants = registrants;
        this.visibilities = visibilities;
        this.roll = roll;
        this.certificates = certificates;
        this.receipts = receipts;
        this.files = files;
        this.copies = copies;
        this.trail = trail;
    }

    /** What is waited for on the day, in the order of the schedule. */
    List<Waiting> waiting(RegistrantId person, LocalDate day) {
        List<Waiting> waiting = new ArrayList<>();
        for (Schedule.Hold hold : schedule.holds()) {
            everyNumberOf(person)
                    .forEach(one -> jdbc.sql(hold.until().replace(":day", "cast(:day as date)"))
                            .param("registrant", one.value())
                            .param("day", day)
                            .query((row, i) ->
                                    new Waiting(hold.code(), hold.text(), row.getObject("until", LocalDate.class)))
                            .list()
                            .forEach(waiting::add));
        }
        return waiting;
    }

    ErasurePreview preview(RegistrantId person, LocalDate day) {
        List<ErasurePreview.Goes> goes = new ArrayList<>();
        List<ErasurePreview.Stays> stays = new ArrayList<>();
        for (Holding holding : inventory.holdings()) {
            long rows = everyNumberOf(person).stream()
                    .mapToLong(one -> count(holding, one))
                    .sum();
            if (rows == 0) {
                continue;
            }
            Texts why = why(holding.fate());
            if (why == null) {
                goes.add(new ErasurePreview.Goes(holding.table(), holding.about(), rows));
            } else {
                stays.add(new ErasurePreview.Stays(
                        holding.table(), holding.about(), rows, why, until(schedule.category(holding.category()))));
            }
        }
        return new ErasurePreview(goes, stays, waiting(person, day));
    }

    /** What stays stays with a reason; what goes has none. */
    static @Nullable Texts why(Fate fate) {
        return switch (fate) {
            case Fate.Deleted gone -> gone.also() == null ? null : gone.also().why();
            case Fate.Changed changed -> changed.why();
            case Fate.Kept kept -> kept.why();
            case Fate.ByDoor door -> door.why();
            case Fate.OfOthers others -> null;
        };
    }

    /** What of a person stays at all is kept without a person behind it, for as long as its category says or as what it belongs to. */
    private static Texts until(Schedule.Category category) {
        return category.code().equals("person")
                ? new Texts("zolang wat ernaar verwijst er is", "for as long as what refers to it is there")
                : category.term()
                        .map(term -> new Texts(
                                Terms.nl(term) + " na " + category.from().nl(),
                                Terms.en(term) + " after " + category.from().en()))
                        .orElse(category.from());
    }

    private long count(Holding holding, RegistrantId person) {
        return jdbc.sql("select count(*) from " + holding.table() + " where " + holding.where())
                .param("registrant", person.value())
                .query(Long.class)
                .single();
    }

    /** The person and those who were merged into him or her: all are one. */
    private List<RegistrantId> everyNumberOf(RegistrantId person) {
        List<RegistrantId> all = new ArrayList<>(
                jdbc.sql("select registrant_id from visibility where survivor_id = :person order by registrant_id")
                        .param("person", person.value())
                        .query((row, i) -> new RegistrantId(row.getLong("registrant_id")))
                        .list());
        all.add(person);
        return all;
    }

    /**
     * Erases the person in the running transaction; what lies in folders goes when it has committed.
     *
     * @param basis {@code erasure-request:<id>} or {@code retention:<category>}; everybody can read it in the log
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(RegistrantId person, Actor by, String basis) {
        everyNumberOf(person).forEach(one -> eraseOne(one, by, basis));
        copies.sweepAfterCommit();
    }

    private void eraseOne(RegistrantId id, Actor by, String basis) {
        jdbc.sql("select id from registrant where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .single();
        Registrant person = Objects.requireNonNull(registrants.byId(List.of(id)).get(id));
        jdbc.sql("select set_config('register.erasing', 'yes', true)")
                .query(String.class)
                .single();
        copies.forget(person);
        receipts.forget(person.number());
        certificates.forget(List.of(id), by);
        roll.forget(List.of(id), by, basis);
        Set<FileId> handedIn = handedIn(id);
        inOrder().forEach(holding -> delete(holding, id));
        files.forget(handedIn);
        inventory.holdings().stream()
                .filter(holding -> !holding.table().equals("registrant"))
                .forEach(holding -> change(holding, id));
        visibilities.erase(id, by);
        inventory.holdings().stream()
                .filter(holding -> holding.table().equals("registrant"))
                .forEach(holding -> change(holding, id));
        copies.remember(person.number());
        String number = person.number().value();
        trail.record(List.of(new Footprint(by, "person-erased", "registrant:" + number, List.of(number), basis, null)));
        jdbc.sql("select set_config('register.erasing', '', true)")
                .query(String.class)
                .single();
    }

    /** What the person stored, and what lies with his or her rows, whoever stored it. */
    private Set<FileId> handedIn(RegistrantId person) {
        Set<FileId> found = new LinkedHashSet<>(jdbc.sql("""
                        select id from stored_file
                        where stored_by = 'account:' || (select account_id from registrant where id = :registrant)
                        """)
                .param("registrant", person.value())
                .query((row, i) -> new FileId(row.getObject("id", UUID.class)))
                .list());
        for (Holding holding : inventory.holdings()) {
            if (holding.fields().containsKey("files") && holding.fate() instanceof Fate.Deleted gone) {
                found.addAll(jdbc
                        .sql("select files from " + holding.table() + " where " + gone.where())
                        .param("registrant", person.value())
                        .query((row, i) ->
                                Arrays.asList((UUID[]) row.getArray("files").getArray()))
                        .list()
                        .stream()
                        .flatMap(List::stream)
                        .map(FileId::new)
                        .toList());
            }
        }
        return found;
    }

    private void delete(Holding holding, RegistrantId person) {
        if (holding.fate() instanceof Fate.Deleted gone) {
            jdbc.sql("delete from " + holding.table() + " where " + gone.where())
                    .param("registrant", person.value())
                    .update();
        }
    }

    private void change(Holding holding, RegistrantId person) {
        Fate.Changed changed = switch (holding.fate()) {
            case Fate.Changed itself -> itself;
            case Fate.Deleted gone -> gone.also();
            case Fate.Kept kept -> null;
            case Fate.ByDoor door -> null;
            case Fate.OfOthers others -> null;
        };
        if (changed != null) {
            String set = changed.set().entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + entry.getValue())
                    .collect(Collectors.joining(", "));
            jdbc.sql("update " + holding.table() + " set " + set + " where " + changed.where())
                    .param("registrant", person.value())
                    .update();
        }
    }

    /** Each table before those that it refers to, by a foreign key or in the words that say whose its rows are. */
    List<Holding> inOrder() {
        Map<String, Holding> going = inventory.holdings().stream()
                .filter(holding -> holding.fate() instanceof Fate.Deleted)
                .collect(Collectors.toMap(Holding::table, holding -> holding));
        Map<String, Set<String>> before = new HashMap<>();
        jdbc.sql("""
                        select conrelid::regclass::text as child, confrelid::regclass::text as parent
                          from pg_constraint
                         where contype = 'f' and conrelid <> confrelid and connamespace = 'public'::regnamespace
                        """)
                .query((row, i) -> Map.entry(row.getString("child"), row.getString("parent")))
                .list()
                .forEach(reference -> before.computeIfAbsent(reference.getValue(), any -> new LinkedHashSet<>())
                        .add(reference.getKey()));
        going.values()
                .forEach(holding -> MENTIONED
                        .matcher(((Fate.Deleted) holding.fate()).where())
                        .results()
                        .map(match -> match.group(1))
                        .filter(table -> !table.equals(holding.table()))
                        .forEach(table -> before.computeIfAbsent(table, any -> new LinkedHashSet<>())
                                .add(holding.table())));
        Set<String> ordered = new LinkedHashSet<>();
        inventory.holdings().forEach(holding -> place(holding.table(), going, before, ordered, new LinkedHashSet<>()));
        return ordered.stream().map(going::get).filter(Objects::nonNull).toList();
    }

    private static void place(
            String table,
            Map<String, Holding> going,
            Map<String, Set<String>> before,
            Set<String> ordered,
            Set<String> under) {
        if (!going.containsKey(table) || ordered.contains(table)) {
            return;
        }
        if (!under.add(table)) {
            throw new IllegalStateException("no order among " + under);
        }
        before.getOrDefault(table, Set.of()).forEach(first -> place(first, going, before, ordered, under));
        under.remove(table);
        ordered.add(table);
    }
}
