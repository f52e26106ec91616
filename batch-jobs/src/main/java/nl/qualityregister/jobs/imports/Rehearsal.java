package nl.qualityregister.jobs.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.qualityregister.jobs.imports.ImportLedger.Reject;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A file read to its end and judged chunk by chunk, as an import does, in one transaction that is undone: a row sees the rows before it,
 * however long the file is, and nobody else sees any.
 */
final class Rehearsal<T> {
    private final FileKind<T> kind;
    private final Intake<T> intake;
    private final TransactionTemplate transaction;
    private final Actor by;
    private final Map<String, Object> counts = new LinkedHashMap<>();

    Rehearsal(FileKind<T> kind, Intake<T> intake, TransactionTemplate transaction, Actor by) {
        this.kind = kind;
        this.intake = intake;
        this.transaction = transaction;
        this.by = by;
        Stream.of(List.of("rows"), kind.counts(), List.of("rejected"))
                .flatMap(List::stream)
                .forEach(what -> counts.put(what, 0L));
    }

    /** What would be counted; hands on the line of each row that would be set apart, in the order of the file. */
    Map<String, Object> run(Consumer<String> lines) {
        intake.open(new ExecutionContext());
        try {
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                for (List<Entry> chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
                    judge(chunk, lines);
                }
            });
        } finally {
            intake.close();
        }
        return counts;
    }

    private List<Entry> chunk() {
        List<Entry> chunk = new ArrayList<>();
        while (chunk.size() < kind.chunk()) {
            Entry entry = intake.read();
            if (entry == null) {
                break;
            }
            chunk.add(entry);
        }
        return chunk;
    }

    private void judge(List<Entry> chunk, Consumer<String> lines) {
        List<Intake.Candidate<T>> candidates =
                chunk.stream().map(intake::candidate).toList();
        List<T> values = Intake.values(candidates);
        Taken taken = values.isEmpty() ? Taken.NOTHING : kind.rehearse(values, by);
        List<Reject> apart = intake.apart(candidates, taken);
        apart.forEach(reject -> lines.accept(reject.line()));
        count("rows", chunk.stream().mapToLong(entry -> entry.rows().size()).sum());
        taken.counts().forEach(this::count);
        count("rejected", apart.size());
    }

    private void count(String what, long more) {
        counts.merge(what, more, (before, added) -> (Long) before + (Long) added);
    }
}
