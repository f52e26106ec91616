package nl.qualityregister.jobs.certificate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads page after page by the key of the last item that was handed on, which is also where a restart begins. */
final class Pages<T> implements ItemStreamReader<T> {
    private static final String LAST = "last";

    private final Function<String, List<T>> next;
    private final Function<T, String> key;
    private final Deque<T> page = new ArrayDeque<>();
    private String last = "";

    /** @param next the page after a key; after the empty text, the first */
    Pages(Function<String, List<T>> next, Function<T, String> key) {
        this.next = next;
        this.key = key;
    }

    @Override
    public void open(ExecutionContext context) {
        last = context.getString(LAST, "");
    }

    @Override
    public void update(ExecutionContext context) {
        context.putString(LAST, last);
    }

    @Override
    public @Nullable T read() {
        if (page.isEmpty()) {
            page.addAll(next.apply(last));
        }
        @Nullable T item = page.poll();
        if (item != null) {
            last = key.apply(item);
        }
        return item;
    }
}
