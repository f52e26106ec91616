package nl.qualityregister.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Real threads that start at the same moment. */
public final class Together {
    private Together() {}

    /** What each of them returned, in the order given; the first failure is thrown as it is. */
    public static <T> List<T> all(List<? extends Callable<T>> works) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(works.size())) {
            List<Future<T>> running = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.await();
                        return work.call();
                    }))
                    .toList();
            start.countDown();
            return running.stream().map(Together::result).toList();
        }
    }

    /** The same work so many times at once, each told which it is. */
    public static <T> List<T> all(int count, IntFunction<T> work) {
        return all(IntStream.range(0, count)
                .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                .toList());
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(120, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
