package nl.qualityregister.jobs.renewal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import nl.qualityregister.cycle.CycleId;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads cycles page by page in the order of their ids, from the last one of the last committed chunk. For one thread. */
final class CycleReader implements ItemStreamReader<CycleId> {
    private static final String LAST = "last";

    private final Pages pages;
    private final Queue<CycleId> page = new ArrayDeque<>();
    private long last;

    CycleReader(Pages pages) {
        this.pages = pages;
    }

    /** The cycles after an id, in order; none at the end. */
    interface Pages {
        List<CycleId> after(long id);
    }

    @Override
    public void open(ExecutionContext context) {
        last = context.getLong(LAST, 0);
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
