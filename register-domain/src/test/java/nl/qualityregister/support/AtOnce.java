package nl.qualityregister.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Real threads that begin at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** What each of them came to: a result, or what it threw. */
    public record Ending<T>(T result, Throwable thrown) {}

    public static <T> List<Ending<T>> run(int threads, IntFunction<Callable<T>> work) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<T> task = work.apply(i);
                running.add(pool.submit(() -> {
                    ready.countDown();
                    go.await();
                    return task.call();
                }));
            }
            ready.await();
            go.countDown();
            return endings(running);
        }
    }

    private static <T> List<Ending<T>> endings(List<Future<T>> running) throws InterruptedException {
        List<Ending<T>> endings = new ArrayList<>();
        for (Future<T> one : running) {
            try {
                endings.add(new Ending<>(one.get(), null));
            } catch (ExecutionException e) {
                endings.add(new Ending<>(null, e.getCause()));
            }
        }
        return endings;
    }
}
