package nl.qualityregister.jobs;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Runs the nightly jobs for every business day that is not done yet, day after day in order; a day is done when all of them are. A job
 * of such a day that was completed already is not run again, one that was cut off is taken up.
 */
@Component
class CatchUp implements RegisterJob {
    private final Jobs jobs;
    private final BusinessDays days;
    private final Norms norms;
    private final JobRepository repository;
    private final Parameter<LocalDate> until;

    CatchUp(Jobs jobs, BusinessDays days, Norms norms, JobRepository repository, BusinessDay businessDay) {
        this.jobs = jobs;
        this.days = days;
        this.norms = norms;
        this.repository = repository;
        this.until = Parameter.businessDay(businessDay).notIdentifying();
    }

    @Override
    public String purpose() {
        return "Runs the nightly jobs for each business day that was missed, in order, up to today";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(until);
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        return List.of(new Nights(order.get(until)));
    }

    /** No transaction around it: each job has its own, and this may last for hours. */
    private final class Nights extends AbstractStep {
        private final LocalDate last;

        Nights(LocalDate last) {
            super(repository);
            this.last = last;
            setName("nights");
        }

        @Override
        protected void doExecute(StepExecution execution) {
            Tally tally = Tally.of("business days done");
            try {
                List<LocalDate> missed = days.missedUntil(last);
                for (LocalDate day : missed) {
                    if (!isRunThrough(day, day.equals(missed.getLast()), tally)) {
                        execution.setTerminateOnly();
                        return;
                    }
                    days.done(day);
                    tally.add("business days done", 1);
                    execution.setReadCount(execution.getReadCount() + 1);
                    execution.setWriteCount(execution.getReadCount());
                }
                days.lastDone().ifPresent(day -> tally.note("done up to", day.toString()));
            } finally {
                tally.update(execution.getExecutionContext());
            }
        }
    }

    /** False when a job of it was told to stop. */
    private boolean isRunThrough(LocalDate day, boolean latest, Tally tally) {
        List<RegisterJob> jobsOfTheDay = jobs.ofTheNight().stream()
                .filter(job -> latest || !job.catchesUpAtOnce())
                .toList();
        for (RegisterJob job : jobsOfTheDay) {
            for (Map<String, String> order : orders(job, day)) {
                JobRun run = run(job, order);
                if (run.outcome() == JobRun.Outcome.STOPPED) {
                    return false;
                }
                count(job, order, run, tally);
            }
        }
        return true;
    }

    /** One that cannot be begun ends the night as one that failed does. */
    private JobRun run(RegisterJob job, Map<String, String> order) {
        try {
            return jobs.run(job.name(), order);
        } catch (OrderRefused refused) {
            throw new NightNotDone(job.name(), order, refused);
        }
    }

    private static void count(RegisterJob job, Map<String, String> order, JobRun run, Tally tally) {
        run.failure().ifPresent(failure -> {
            throw new NightNotDone(job.name(), order, failure);
        });
        run.summary().forEach((what, figure) -> {
            if (figure instanceof Long count) {
                tally.add(job.name() + ": " + what, count);
            } else {
                tally.note(job.name() + ": " + what, figure.toString());
            }
        });
    }

    /** One for the day; one for each register where the job needs to be told which. */
    private List<Map<String, String>> orders(RegisterJob job, LocalDate day) {
        Map<String, String> order = new LinkedHashMap<>();
        if (job.parameters().stream().anyMatch(parameter -> parameter.name().equals("businessDay"))) {
            order.put("businessDay", day.toString());
        }
        boolean needsRegister = job.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(Parameter.REGISTER.name()) && parameter.required());
        return needsRegister
                ? norms.registers().stream()
                        .map(Register::id)
                        .map(register -> {
                            Map<String, String> ofOne = new LinkedHashMap<>(order);
                            ofOne.put(Parameter.REGISTER.name(), register.value());
                            return Map.copyOf(ofOne);
                        })
                        .toList()
                : List.of(order);
    }
}
