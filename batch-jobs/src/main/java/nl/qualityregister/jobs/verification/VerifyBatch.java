package nl.qualityregister.jobs.verification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.verification.BatchId;
import nl.qualityregister.verification.Batches;
import nl.qualityregister.verification.Question;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Answers a list that was handed in; the worker does so by itself. Cut off, it goes on after the last piece. */
@Component
public class VerifyBatch implements RegisterJob {
    private static final int CHUNK = 5_000;

    private static final Parameter<BatchId> BATCH = new Parameter<>(
            "batch",
            "ID, such as 018f2c3e-0000-7000-8000-000000000000",
            "the id that the list was given when it was handed in",
            text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                    ? Optional.of(new BatchId(UUID.fromString(text)))
                    : Optional.empty(),
            BatchId::toString,
            Optional.empty(),
            true,
            true);

    private final Batches batches;

    VerifyBatch(Batches batches) {
        this.batches = batches;
    }

    @Override
    public String purpose() {
        return "Answers a list of numbers that an employer handed in";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BATCH);
    }

    @Override
    public void check(Order order) {
        if (batches.find(order.get(BATCH)).isEmpty()) {
            throw new OrderRefused("there is no list " + order.get(BATCH));
        }
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        BatchId id = order.get(BATCH);
        Tally tally = Tally.of("answered");
        AnswerFile file = new AnswerFile(batches, id);
        return List.of(
                steps.named("take up")
                        .tasklet(
                                (contribution, context) -> {
                                    batches.takeUp(id);
                                    return RepeatStatus.FINISHED;
                                },
                                steps.transactions())
                        .allowStartIfComplete(true)
                        .build(),
                steps
                        .<Question, Question>inChunks("answer", CHUNK)
                        .reader(new QuestionFile(batches.questions(id)))
                        .writer(chunk -> tally.add("answered", file.write(List.copyOf(chunk.getItems()))))
                        .stream(file)
                        .stream(tally)
                        .build(),
                steps.atOnce("sign", (contribution, context) -> {
                    batches.finish(id);
                    return RepeatStatus.FINISHED;
                }));
    }
}
