package nl.qualityregister.jobs.evidence;

import java.util.List;
import java.util.Optional;
import nl.qualityregister.file.Files;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.Tally;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Hands to the scanner what it has not seen: what came in while it did not answer, or before there was one. A scanner that says nothing
 * of a whole piece ends the run; the next takes all of it up again. Then bytes that no upload finished are swept.
 */
@Component
public class ScanFiles implements RegisterJob {
    private static final int AT_ONCE = 100;

    private final Files files;

    ScanFiles(Files files) {
        this.files = files;
    }

    @Override
    public String purpose() {
        return "Scans uploads that no scanner has seen, and sweeps what uploads left unfinished";
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        Tally scanned = Tally.of("clean", "infected", "not scanned");
        Tally swept = Tally.of("swept");
        Scan scan = new Scan(scanned);
        return List.of(
                steps.atOnce("scan", (contribution, context) -> scan.next(), scanned),
                steps.atOnce("sweep", (contribution, context) -> sweep(swept), swept));
    }

    private RepeatStatus sweep(Tally tally) {
        tally.add("swept", files.sweep());
        return RepeatStatus.FINISHED;
    }

    /** One run over all that waits. */
    private final class Scan {
        private final Tally tally;
        private Optional<String> after = Optional.empty();

        Scan(Tally tally) {
            this.tally = tally;
        }

        RepeatStatus next() {
            Files.ScanPass pass = files.scanWaiting(after, AT_ONCE);
            tally.add("clean", pass.clean());
            tally.add("infected", pass.infected());
            tally.add("not scanned", pass.waiting());
            if (pass.silent()) {
                tally.note("scanner", "does not answer; what waits is taken up by the next run");
            }
            after = pass.last();
            return RepeatStatus.continueIf(after.isPresent() && !pass.silent());
        }
    }
}
