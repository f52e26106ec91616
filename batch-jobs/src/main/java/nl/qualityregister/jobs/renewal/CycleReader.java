package nl.qualityregister.jobs.renewal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleSpan;
import nl.qualityregister.jobs.KeyRanges;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads cycles page by page in the order of their ids, from the last one of the last committed chunk. For one thread. */
final class CycleReader implements ItemStreamReader<CycleId> {
    /** How many ids are asked for at once: for each page the index is gone through anew, for a chunk nothing is asked. */
    static final int PAGE = 20_000;

    private static final String LAST = "last";

    private final Pages pages;
    private final long first;
    private final Queue<CycleId> page = new ArrayDeque<>();
    private long last;

    /** All of them. */
    CycleReader(Pages pages) {
        this(pages, 0);
    }

    private CycleReader(Pages pages, long first) {
        this.pages = pages;
        this.first = first;
    }

    /** @param pages a page of what is left of the range */
    static CycleReader within(KeyRanges.Range range, Function<CycleSpan, List<CycleId>> pages) {
        return new CycleReader(after -> pages.apply(new CycleSpan(after, range.until())), range.after());
    }

    /** The cycles after an id, in order; none at the end. */
    interface Pages {
        List<CycleId> after(long id);
    }

    @Override
    public void open(ExecutionContext context) {
        last = context.getLong(LAST, first);
        page.clear();
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(LAST, last);
    }

    @Override
    public @Nullable CycleId read() {
        if (page.isEmpty()) {
            page.addAll(pages.after(last));
        }
        CycleId next = page.poll();
        if (next != null) {
            last = next.value();
        }
        return next;
    }
}
