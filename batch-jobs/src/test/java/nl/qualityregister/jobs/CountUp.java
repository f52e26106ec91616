package nl.qualityregister.jobs;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A job for tests: writes the numbers up to one into a table that takes each number once, in chunks of ten. */
@Component
public class CountUp implements RegisterJob {
    static final Parameter<String> LIST = Parameter.text("list", "whose numbers they are");
    static final Parameter<Integer> UPTO =
            Parameter.whole("upto", "the last number").orElse(() -> 100);
    static final Parameter<Integer> FAILING_AT =
            Parameter.whole("failingAt", "the number that fails").optional().notIdentifying();
    static final Parameter<Integer> LOST_AT = Parameter.whole("lostAt", "the number whose chunk is lost as it commits")
            .optional()
            .notIdentifying();
    static final Parameter<Integer> WAITING_AT = Parameter.whole("waitingAt", "the number that waits for a lock")
            .optional()
            .notIdentifying();

    private final JdbcClient jdbc;

    CountUp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String purpose() {
        return "Counts";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LIST, UPTO, FAILING_AT, LOST_AT, WAITING_AT);
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("new", "odd");
        Numbers numbers = new Numbers(order.get(UPTO));
        Loss loss = new Loss();
        return List.of(
                steps.<Integer, Integer>inChunks("count", 10).reader(numbers).writer(writer(order, tally, loss)).stream(
                                tally)
                        .stream(loss)
                        .build());
    }

    private ItemWriter<Integer> writer(Order order, Tally tally, Loss loss) {
        return chunk -> chunk.forEach(number -> {
            jdbc.sql("insert into test_job.counted (list, number) values (:list, :number)")
                    .param("list", order.get(LIST))
                    .param("number", number)
                    .update();
            tally.add("new", 1);
            tally.add("odd", number % 2);
            order.find(FAILING_AT).filter(number::equals).ifPresent(at -> {
                throw new IllegalStateException("number " + at);
            });
            order.find(LOST_AT).filter(number::equals).ifPresent(at -> loss.due = true);
            order.find(WAITING_AT)
                    .filter(number::equals)
                    .ifPresent(at -> jdbc.sql("select pg_advisory_xact_lock(hashtext(:list))")
                            .param("list", order.get(LIST))
                            .query(rows -> {}));
        });
    }

    /** As when the server goes away between what a chunk wrote and its restart point. */
    private static final class Loss implements ItemStream {
        private boolean due;

        @Override
        public void update(ExecutionContext context) {
            if (due) {
                throw new IllegalStateException("the connection is gone");
            }
        }
    }

    private static final class Numbers implements ItemStreamReader<Integer> {
        private final int upto;
        private final AtomicInteger last = new AtomicInteger();

        Numbers(int upto) {
            this.upto = upto;
        }

        @Override
        public void open(ExecutionContext context) {
            last.set(context.getInt("last", 0));
        }

        @Override
        public void update(ExecutionContext context) {
            context.putInt("last", last.get());
        }

        @Override
        public @org.jspecify.annotations.Nullable Integer read() {
            return last.get() < upto ? last.incrementAndGet() : null;
        }
    }
}
