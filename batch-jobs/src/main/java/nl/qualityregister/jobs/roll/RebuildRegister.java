package nl.qualityregister.jobs.roll;

import java.util.List;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.RollRebuild;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Computes the standing of everybody anew from the entries, beside people at work, proves that it equals what is kept, and puts it in
 * its place. Where it differs nothing is switched, unless the entries are said to be right.
 */
@Component
public class RebuildRegister implements RegisterJob {
    private static final int PEOPLE = 1_000;
    private static final int NAMED = 20;
    private static final Parameter<Boolean> REPAIR = Parameter.truth(
                    "repair", "switch also where what is kept is not what the entries say")
            .orElse(() -> false);

    private final RollRebuild rebuild;

    RebuildRegister(RollRebuild rebuild) {
        this.rebuild = rebuild;
    }

    @Override
    public String purpose() {
        return "Computes the standing anew from the entries, proves it equal and switches; repair=true where it is not";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(REPAIR);
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally tally = Tally.of("standings rebuilt", "persons that differed");
        Run run = new Run(order.get(REPAIR), tally);
        return List.of(
                steps.atOnce("begin", (contribution, context) -> run.begin()),
                steps.atOnce("rebuild", (contribution, context) -> run.next(), tally),
                steps.atOnce("switch", (contribution, context) -> run.end()));
    }

    /** What was begun by a run that was cut off is begun anew. */
    private final class Run {
        private final boolean repair;
        private final Tally tally;
        private boolean begun;
        private long head = -1;
        private long last;
        private long person;

        Run(boolean repair, Tally tally) {
            this.repair = repair;
            this.tally = tally;
        }

        RepeatStatus begin() {
            head = rebuild.begin();
            last = rebuild.lastRegistrant();
            begun = true;
            return RepeatStatus.FINISHED;
        }

        RepeatStatus next() {
            if (!begun) {
                begin();
                tally.clear();
            }
            RegistrantId from = new RegistrantId(person);
            person += PEOPLE;
            RollRebuild.Piece piece = rebuild.fill(from, new RegistrantId(person));
            tally.add("standings rebuilt", piece.rows());
            piece.differing().forEach(one -> {
                tally.add("persons that differed", 1);
                if (tally.count("persons that differed") <= NAMED) {
                    tally.note("difference " + tally.count("persons that differed"), "registrant " + one.value());
                }
            });
            if (person <= last) {
                return RepeatStatus.CONTINUABLE;
            }
            if (tally.count("persons that differed") > 0 && !repair) {
                throw new StandingDiffers(tally.count("persons that differed"));
            }
            rebuild.constrain();
            return RepeatStatus.FINISHED;
        }

        RepeatStatus end() {
            rebuild.switchOver(head, repair);
            return RepeatStatus.FINISHED;
        }
    }
}
