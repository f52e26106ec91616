package nl.qualityregister.jobs.privacy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Rehearsal;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.privacy.Retention;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Erases what the retention schedule says is over on the day, category by category and piece by piece, and carries out the erasures that
 * people asked for and that nothing waits for any more. A piece is one transaction and its place is kept with it, so that a run that was
 * cut off goes on there; a second run of the same day finds nothing.
 */
@Component
public class EraseExpiredData implements RegisterJob {
    private static final int PIECE = 1_000;
    private static final String AT = "at";

    private final Retention retention;
    private final Parameter<LocalDate> day;

    EraseExpiredData(Retention retention, BusinessDay businessDay) {
        this.retention = retention;
        this.day = Parameter.businessDay(businessDay);
    }

    @Override
    public String purpose() {
        return "Erases what the retention schedule says is over, and whoever asked for it and is waited for no longer";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(day, Rehearsal.DRY_RUN);
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public int nightly() {
        return 90;
    }

    /** By category; done and undone, so that it is what a run would do. */
    @Override
    public Optional<Map<String, Object>> rehearse(Order order) {
        return order.get(Rehearsal.DRY_RUN)
                ? Optional.of(new LinkedHashMap<>(retention.rehearse(order.get(day), PIECE, Actor.job(name()))))
                : Optional.empty();
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        List<Step> all = new java.util.ArrayList<>(retention.categories().stream()
                .map(category -> step(category, order.get(day), steps))
                .toList());
        Tally files = Tally.of("files");
        all.add(steps.atOnce(
                "erase:folders",
                (contribution, context) -> {
                    files.add("files", retention.sweep());
                    return RepeatStatus.FINISHED;
                },
                files));
        return all;
    }

    private Step step(String category, LocalDate businessDay, Steps steps) {
        Tally tally = Tally.of(category);
        return steps.atOnce(
                "erase:" + category, (contribution, context) -> piece(category, businessDay, context, tally), tally);
    }

    private RepeatStatus piece(String category, LocalDate businessDay, ChunkContext context, Tally tally) {
        ExecutionContext kept = context.getStepContext().getStepExecution().getExecutionContext();
        Retention.Piece piece =
                retention.piece(category, businessDay, kept.getString(AT, ""), PIECE, Actor.job(name()));
        tally.add(category, piece.gone());
        String next = piece.next();
        if (next == null) {
            kept.remove(AT);
            return RepeatStatus.FINISHED;
        }
        kept.putString(AT, next);
        return RepeatStatus.CONTINUABLE;
    }
}
