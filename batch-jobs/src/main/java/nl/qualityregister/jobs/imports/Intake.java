package nl.qualityregister.jobs.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.jobs.imports.ImportLedger.Progress;
import nl.qualityregister.jobs.imports.ImportLedger.Reject;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a file in by chunks. Each transaction holds what the door wrote, the rows set apart and the place that was reached. When a door
 * refuses a chunk, the transaction is rolled back and tried without the entries it named; when it names none, the chunk is halved until
 * the entry is found. Spring Batch counts and shows, the place to go on from is the {@link ImportLedger}'s.
 */
final class Intake<T> implements ItemStreamReader<Entry>, ItemWriter<Entry>, StepExecutionListener {
    private static final int TRIES = 3;

    private final FileKind<T> kind;
    private final TableSchema schema;
    private final CsvFile file;
    private final Rejects rejects;
    private final ImportLedger ledger;
    private final TransactionTemplate transaction;
    private final Tally tally;
    private final Actor by;
    private final Map<String, Long> seen = new HashMap<>();

    private @Nullable StepExecution step;
    private Progress progress = new Progress(0, Map.of());
    private CsvFile.@Nullable Rows rows;
    private @Nullable Row waiting;
    private @Nullable Entry ahead;

    Intake(
            FileKind<T> kind,
            CsvFile file,
            FaultTexts texts,
            ImportLedger ledger,
            TransactionTemplate transaction,
            Tally tally,
            Actor by) {
        this.kind = kind;
        this.schema = TableSchema.named(kind.table());
        this.file = file;
        this.rejects = new Rejects(file.layout(), texts);
        this.ledger = ledger;
        this.transaction = transaction;
        this.tally = tally;
        this.by = by;
    }

    @Override
    public void beforeStep(StepExecution execution) {
        step = execution;
        Map<String, Long> nothing = new LinkedHashMap<>();
        Stream.of(List.of("rows"), kind.counts(), List.of("rejected"))
                .flatMap(List::stream)
                .forEach(what -> nothing.put(what, 0L));
        progress = ledger.open(execution.getJobExecution().getJobInstanceId(), nothing);
    }

    @Override
    public void open(ExecutionContext context) {
        try {
            rows = file.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Entry taken = next(); taken != null; taken = next()) {
            if (taken.last().number() > progress.reached()) {
                ahead = taken;
                return;
            }
        }
    }

    @Override
    public @Nullable Entry read() {
        Entry entry = ahead == null ? next() : ahead;
        ahead = null;
        return entry;
    }

    private @Nullable Entry next() {
        Row first = waiting == null ? nextRow() : waiting;
        waiting = null;
        if (first == null) {
            return null;
        }
        List<Row> together = new ArrayList<>(List.of(first));
        String column = kind.groupedBy();
        if (column == null) {
            return new Entry(together, 0);
        }
        String about = first.cell(column);
        Row following = nextRow();
        while (following != null && !about.isEmpty() && following.cell(column).equals(about)) {
            together.add(following);
            following = nextRow();
        }
        waiting = following;
        Long earlier = about.isEmpty() ? null : seen.putIfAbsent(about, first.number());
        return new Entry(together, earlier == null ? 0 : earlier);
    }

    private @Nullable Row nextRow() {
        return rows != null && rows.hasNext() ? rows.next() : null;
    }

    /** An entry as read; without a value when it has faults. */
    record Candidate<T>(Entry entry, @Nullable T value, List<RowFault> faults) {
        Candidate<T> with(List<RowFault> found) {
            return new Candidate<>(entry, null, found);
        }
    }

    @Override
    public void write(Chunk<? extends Entry> chunk) {
        long rejectedBefore = progress.counts().getOrDefault("rejected", 0L);
        take(chunk.getItems().stream().map(this::candidate).toList());
        show(chunk.size(), progress.counts().getOrDefault("rejected", 0L) - rejectedBefore);
    }

    /** Spring Batch counts the whole chunk as written once this returns. */
    private void show(int size, long rejected) {
        if (step != null) {
            long skipped = Math.min(size, rejected);
            step.setWriteSkipCount(step.getWriteSkipCount() + skipped);
            step.setWriteCount(step.getWriteCount() - skipped);
        }
    }

    Candidate<T> candidate(Entry entry) {
        List<RowFault> faults = new ArrayList<>();
        for (int i = 0; i < entry.rows().size(); i++) {
            int place = i;
            schema.check(entry.rows().get(i)).forEach(fault -> faults.add(new RowFault(place, fault)));
        }
        if (entry.earlier() > 0 && kind.groupedBy() != null) {
            faults.add(RowFault.first(Fault.at(kind.groupedBy(), "rows-apart", "row", entry.earlier())));
        }
        T value = faults.isEmpty() ? kind.read(entry, faults) : null;
        return new Candidate<>(entry, faults.isEmpty() ? value : null, faults);
    }

    private void take(List<Candidate<T>> all) {
        List<Candidate<T>> candidates = new ArrayList<>(all);
        for (int tries = 1; !candidates.isEmpty(); ) {
            try {
                Progress reached = transaction.execute(status -> inOneTransaction(candidates));
                progress = reached;
                return;
            } catch (EntriesRefused refused) {
                exclude(candidates, refused.faults());
            } catch (InputRefused refused) {
                Map<Integer, List<RowFault>> named =
                        named(refused, values(candidates).size());
                if (named.isEmpty()) {
                    halve(candidates, refusal(refused), refused);
                    return;
                }
                exclude(candidates, named);
            } catch (Refusal refused) {
                halve(candidates, refusal(refused), refused);
                return;
            } catch (DataIntegrityViolationException refused) {
                halve(
                        candidates,
                        List.of(Fault.at("", "against-the-register", "constraint", constraint(refused))),
                        refused);
                return;
            } catch (PessimisticLockingFailureException locked) {
                if (tries++ == TRIES) {
                    throw locked;
                }
            }
        }
    }

    private Progress inOneTransaction(List<Candidate<T>> candidates) {
        List<T> values = values(candidates);
        Taken taken = values.isEmpty() ? Taken.NOTHING : kind.take(values, by);
        List<Reject> apart = apart(candidates, taken);
        Progress reached = reached(candidates, taken, apart.size());
        ledger.advance(instance(), progress, reached);
        ledger.setApart(instance(), apart);
        return reached;
    }

    /** The lines of those that had faults as read, and of those that the door left out. */
    List<Reject> apart(List<Candidate<T>> candidates, Taken taken) {
        List<Reject> apart = new ArrayList<>();
        int place = 0;
        for (Candidate<T> candidate : candidates) {
            List<RowFault> faults = candidate.value() == null
                    ? candidate.faults()
                    : taken.rejected().getOrDefault(place++, List.of());
            if (!faults.isEmpty()) {
                apart.addAll(rejected(candidate.entry(), faults));
            }
        }
        return apart;
    }

    private long instance() {
        if (step == null) {
            throw new IllegalStateException("not begun");
        }
        return step.getJobExecution().getJobInstanceId();
    }

    private Progress reached(List<Candidate<T>> candidates, Taken taken, long rejected) {
        Progress reached = new Progress(candidates.getLast().entry().last().number(), progress.counts());
        long count = candidates.stream()
                .mapToLong(candidate -> candidate.entry().rows().size())
                .sum();
        reached.counts().merge("rows", count, Long::sum);
        taken.counts().forEach((what, number) -> reached.counts().merge(what, number, Long::sum));
        reached.counts().merge("rejected", rejected, Long::sum);
        return reached;
    }

    private List<Reject> rejected(Entry entry, List<RowFault> faults) {
        Map<Integer, List<Fault>> byRow = new TreeMap<>();
        faults.forEach(fault ->
                byRow.computeIfAbsent(fault.place(), any -> new ArrayList<>()).add(inColumn(fault.fault())));
        List<Reject> apart = new ArrayList<>();
        for (int i = 0; i < entry.rows().size(); i++) {
            apart.add(rejects.of(entry.rows().get(i), byRow.getOrDefault(i, List.of(Fault.at("", "with-faulty-row")))));
        }
        return apart;
    }

    private Fault inColumn(Fault fault) {
        String column = fault.pointer().startsWith("/") ? Pointers.column(fault.pointer(), kind) : fault.pointer();
        return new Fault(schema.has(column) ? column : "", fault.code(), fault.values());
    }

    static <T> List<T> values(List<Candidate<T>> candidates) {
        return candidates.stream()
                .<T>mapMulti((candidate, sink) -> {
                    if (candidate.value() != null) {
                        sink.accept(candidate.value());
                    }
                })
                .toList();
    }

    private Map<Integer, List<RowFault>> named(InputRefused refused, int values) {
        Map<Integer, List<RowFault>> named = new TreeMap<>();
        for (Fault fault : refused.faults()) {
            OptionalInt place = kind.place(fault);
            if (place.isPresent() && place.getAsInt() < values) {
                named.computeIfAbsent(place.getAsInt(), any -> new ArrayList<>())
                        .add(RowFault.first(fault));
            }
        }
        return named;
    }

    /** Sets the named ones apart; the places are those among the candidates that still have a value. */
    private static <T> void exclude(List<Candidate<T>> candidates, Map<Integer, List<RowFault>> named) {
        int place = 0;
        int excluded = 0;
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).value() != null) {
                List<RowFault> faults = named.get(place++);
                if (faults != null) {
                    candidates.set(i, candidates.get(i).with(faults));
                    excluded++;
                }
            }
        }
        if (excluded == 0) {
            throw new IllegalStateException("refused for entries that were not handed in: " + named.keySet());
        }
    }

    private void halve(List<Candidate<T>> candidates, List<Fault> faults, RuntimeException refused) {
        int valued = values(candidates).size();
        if (valued == 0) {
            throw refused;
        }
        if (valued == 1) {
            exclude(candidates, Map.of(0, faults.stream().map(RowFault::first).toList()));
            take(candidates);
        } else {
            int middle = candidates.size() / 2;
            take(candidates.subList(0, middle));
            take(candidates.subList(middle, candidates.size()));
        }
    }

    private static List<Fault> refusal(Refusal refused) {
        return refused.faults().isEmpty()
                ? List.of(new Fault("", refused.problem(), refused.values()))
                : refused.faults();
    }

    private static String constraint(DataIntegrityViolationException refused) {
        if (refused.getMostSpecificCause() instanceof PSQLException cause && cause.getServerErrorMessage() != null) {
            String constraint = cause.getServerErrorMessage().getConstraint();
            return constraint == null ? String.valueOf(cause.getSQLState()) : constraint;
        }
        return "constraint";
    }

    @Override
    public void update(ExecutionContext context) {
        progress.counts().forEach(tally::set);
        tally.update(context);
    }

    @Override
    public void close() {
        if (rows != null) {
            try {
                rows.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
