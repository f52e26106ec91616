package nl.qualityregister.decision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door through which diplomas of applicants are laid before the diploma register. No application ever waits for it. */
@Service
public class Diplomas {
    private static final int AT_ONCE = 8;

    private final DiplomaRows rows;
    private final DiplomaRegister register;

    Diplomas(DiplomaRows rows, DiplomaRegister register) {
        this.rows = rows;
        this.register = register;
    }

    /** What the register is known to say of the diplomas of an application, by place. */
    @Transactional(readOnly = true)
    public List<DiplomaCheck> of(ApplicationId application) {
        return rows.of(application);
    }

    /**
     * One pass over what is due, each asked outside any transaction and noted by itself; any number may do so at once. How many came to
     * which outcome; empty when nothing was due.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Map<DiplomaOutcome, Integer> check(int atMost) {
        Map<DiplomaOutcome, Integer> outcomes = new EnumMap<>(DiplomaOutcome.class);
        int left = atMost;
        while (left > 0) {
            List<DiplomaRows.Due> due = rows.claim(Math.min(AT_ONCE, left));
            if (due.isEmpty()) {
                break;
            }
            askAll(due).forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
            left -= due.size();
        }
        return outcomes;
    }

    private List<DiplomaOutcome> askAll(List<DiplomaRows.Due> due) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DiplomaOutcome>> asking =
                    due.stream().map(one -> threads.submit(() -> ask(one))).toList();
            List<DiplomaOutcome> outcomes = new ArrayList<>();
            for (Future<DiplomaOutcome> one : asking) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking", e);
        }
    }

    private DiplomaOutcome ask(DiplomaRows.Due due) {
        DiplomaRegister.Reply reply = register.ask(due.question());
        rows.note(due, reply);
        return reply.outcome();
    }
}
