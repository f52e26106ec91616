package nl.qualityregister.jobs;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import nl.qualityregister.jobs.JobRun.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The door of the jobs: runs one to its end, one after the other, or several beside each other from threads of their own. */
@Component
public class Jobs {
    private static final String RUN = "run";

    private static final JobExecutionListener NOBODY = new JobExecutionListener() {};
    /** Who watches an order watches what that orders in its turn, as a night does: it tells which of its jobs it is at. */
    private static final ScopedValue<JobExecutionListener> WATCHER = ScopedValue.newInstance();

    private final ListableBeanFactory beans;
    private final JobRepository repository;
    private final JobOperator operator;
    private final Executions executions;
    private final Steps steps;
    private final DataSource database;
    private final Runs runs;
    private final Workers workers;
    private final PartitionChannel channel;
    private final Set<JobExecution> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Jobs(
            ListableBeanFactory beans,
            JobRepository repository,
            JobOperator operator,
            Executions executions,
            Steps steps,
            DataSource database,
            Runs runs,
            Workers workers,
            PartitionChannel channel) {
        this.beans = beans;
        this.repository = repository;
        this.operator = operator;
        this.executions = executions;
        this.steps = steps;
        this.database = database;
        this.runs = runs;
        this.workers = workers;
        this.channel = channel;
    }

    /** Runs a job to its end; refuses with {@link OrderRefused} what cannot be started. Ends with ServerAway when the database went away. */
    public JobRun run(String name, Map<String, String> parameters) {
        return run(name, parameters, WATCHER.orElse(NOBODY));
    }

    /** The same, watched: the listener is handed the execution when it begins and when it has ended. */
    public JobRun run(String name, Map<String, String> parameters, JobExecutionListener watcher) {
        RegisterJob job = named(name);
        Order order = Order.read(job, parameters);
        try {
            return run(job, order, watcher);
        } catch (RuntimeException e) {
            throw e instanceof ServerAway || !ServerAway.isToldBy(e) ? e : new ServerAway(name, e);
        }
    }

    private JobRun run(RegisterJob job, Order order, JobExecutionListener watcher) {
        job.check(order);
        settle();
        long begin = System.nanoTime();
        Optional<Map<String, Object>> rehearsed = job.rehearse(order);
        if (rehearsed.isPresent()) {
            return rehearsal(order, Duration.ofNanos(System.nanoTime() - begin), rehearsed.get());
        }
        Optional<Lease> lease = Lease.take(database, order.identity());
        if (lease.isEmpty()) {
            throw new OrderRefused(executions
                    .latest(order.identity())
                    .map(other -> job.name() + " is running for the same parameters: execution " + other.getId()
                            + ", started " + when(other.getStartTime()))
                    .orElse(job.name() + " is just being started for the same parameters"));
        }
        try (Lease held = lease.get()) {
            return takeUp(job, order, watcher);
        }
    }

    private static JobRun rehearsal(Order order, Duration took, Map<String, Object> summary) {
        return new JobRun(
                order.job(),
                Outcome.REHEARSED,
                0,
                Optional.empty(),
                order.all(),
                null,
                took,
                summary,
                Optional.empty());
    }

    private JobRun takeUp(RegisterJob job, Order order, JobExecutionListener watcher) {
        Optional<JobExecution> latest = executions.latest(order.identity());
        // what a rehearsal found is of its moment: it begins anew, whatever became of the last one
        boolean rehearsal = order.find(Rehearsal.DRY_RUN).orElse(false);
        boolean open = !rehearsal
                && latest.filter(execution -> isOpen(execution.getStatus())).isPresent();
        boolean again = rehearsal || job.repeats() || order.get(Order.AGAIN);
        if (latest.isPresent() && !open && !again) {
            return result(order, latest.get(), Outcome.NOTHING_TO_DO, Optional.empty());
        }
        if (open) {
            latest.ifPresent(cutOff -> runs.killed(executions.recover(cutOff)));
        }
        long before = latest.map(execution -> execution.getJobParameters().getLong(RUN, 1L))
                .orElse(0L);
        Optional<JobExecution> takenUp = latest.filter(earlier -> open);
        JobExecution execution = start(job, order, open ? before : before + 1, takenUp, watcher);
        JobRun run = result(order, execution, outcome(execution), takenUp);
        runs.end(execution, run.outcome(), run.summary(), run.failure());
        if (run.failure().filter(failure -> isCutOff(execution, failure)).isPresent()) {
            throw new ServerAway(order.job(), null);
        }
        return run;
    }

    /**
     * Tells how runs ended of which nobody could: whose process or machine died, or whose database did just as they ended. Whoever begins
     * a job does so, and {@code work} each minute; the order itself may never be given again.
     */
    void settle() {
        for (long left : runs.leaseless()) {
            JobExecution execution = repository.getJobExecution(left);
            if (execution == null || isOpen(execution.getStatus())) {
                runs.killed(List.of(left));
            } else {
                runs.end(execution, outcome(execution), executions.summary(execution), Optional.empty());
            }
        }
    }

    private static boolean isCutOff(JobExecution execution, String failure) {
        return ServerAway.isToldBy(execution) || (KeyRanges.isSpread(execution) && ServerAway.isToldBy(failure));
    }

    /** Whether something of it is left to do. */
    private static boolean isOpen(BatchStatus status) {
        return status != BatchStatus.COMPLETED && status != BatchStatus.ABANDONED;
    }

    private JobExecution start(
            RegisterJob job, Order order, long number, Optional<JobExecution> takenUp, JobExecutionListener watcher) {
        JobParameters parameters = parameters(order, number);
        executions.strikeStillborn(job.name(), parameters);
        List<Step> all = job.steps(order, steps);
        SimpleJobBuilder builder = new JobBuilder(job.name(), repository).start(all.getFirst());
        for (Step step : all.subList(1, all.size())) {
            builder = builder.next(step);
        }
        AbstractJob batch = (AbstractJob) builder.build();
        batch.registerJobExecutionListener(watcher);
        Register register = new Register(order, takenUp.map(JobExecution::getId));
        batch.registerJobExecutionListener(register);
        try (register;
                Workers.Crew crew = workers.start(KeyRanges.workers(order))) {
            return ScopedValue.where(WATCHER, watcher).call(() -> operator.start(batch, parameters));
        } catch (JobExecutionException e) {
            throw new IllegalStateException("an execution of " + job.name() + " that the lease rules out", e);
        }
    }

    private static JobParameters parameters(Order order, long number) {
        JobParametersBuilder builder = new JobParametersBuilder();
        Map<String, String> identifying = order.identifying();
        order.all().forEach((name, text) -> builder.addString(name, text, identifying.containsKey(name)));
        return builder.addString("identity", order.identity(), false)
                .addLong(RUN, number, true)
                .toJobParameters();
    }

    private static Outcome outcome(JobExecution execution) {
        return switch (execution.getStatus()) {
            case COMPLETED -> Outcome.DONE;
            case STOPPED, STOPPING -> Outcome.STOPPED;
            case STARTING, STARTED, FAILED, ABANDONED, UNKNOWN -> Outcome.FAILED;
        };
    }

    private JobRun result(Order order, JobExecution execution, Outcome outcome, Optional<JobExecution> takenUp) {
        @Nullable LocalDateTime start = execution.getStartTime();
        @Nullable LocalDateTime end = execution.getEndTime();
        return new JobRun(
                order.job(),
                outcome,
                execution.getId(),
                takenUp.map(JobExecution::getId),
                order.all(),
                start,
                start == null || end == null ? Duration.ZERO : Duration.between(start, end),
                executions.summary(execution),
                outcome == Outcome.FAILED ? Optional.of(failure(execution)) : Optional.empty());
    }

    /** The innermost cause in one line, of a range rather than of the step over all of them; the log has all of it. */
    private String failure(JobExecution execution) {
        return KeyRanges.isSpread(execution)
                ? ofARange(execution).orElseGet(() -> thrown(execution))
                : thrown(execution);
    }

    /** What another process noted of the range that failed it: the innermost cause as far as there was room for it. */
    private Optional<String> ofARange(JobExecution execution) {
        return Optional.ofNullable(repository.getJobExecution(execution.getId())).stream()
                .flatMap(told -> told.getStepExecutions().stream())
                .filter(step -> step.getStepName().contains(":part:") && step.getStatus() == BatchStatus.FAILED)
                .flatMap(step -> step.getExitStatus().getExitDescription().lines())
                .filter(line -> !line.startsWith("\t"))
                .reduce((before, line) -> line)
                .map(line -> line.replaceFirst("^(Caused by: )?([\\w$]+\\.)*", ""));
    }

    private static String thrown(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .min(Comparator.comparing(JobExecutionException.class::isInstance))
                .map(Jobs::innermost)
                .orElse(execution.getExitStatus().getExitCode());
    }

    /** What the jobs themselves say is said for people; of anything else the kind of fault is told too. */
    private static String innermost(Throwable thrown) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
        String line = Optional.ofNullable(cause.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse("");
        boolean ours = cause.getClass().getPackageName().startsWith(Jobs.class.getPackageName());
        return ours ? line : cause.getClass().getSimpleName() + (line.isEmpty() ? "" : ": " + line);
    }

    static String when(@Nullable LocalDateTime moment) {
        return moment == null ? "just now" : moment.withNano(0).toString().replace('T', ' ');
    }

    /** Asks every running job to stop at the end of its chunk, and lets none start any more. */
    public void stop() {
        stopping = true;
        running.forEach(this::stop);
    }

    /**
     * Marks the very objects that the running steps look at. {@link JobOperator#stop} would write their rows from a second thread,
     * and the chunk under way would fail on the changed version.
     */
    private void stop(JobExecution execution) {
        execution.setStatus(BatchStatus.STOPPING);
        List.copyOf(execution.getStepExecutions()).forEach(StepExecution::setTerminateOnly);
        if (KeyRanges.isSpread(execution)) {
            channel.stop(execution);
        }
    }

    /** What runs in this process, for as long as it does, however it ends. */
    private final class Register implements JobExecutionListener, AutoCloseable {
        private final Order order;
        private final Optional<Long> takenUp;
        private @Nullable Timer timer;
        private @Nullable JobExecution begun;

        Register(Order order, Optional<Long> takenUp) {
            this.order = order;
            this.takenUp = takenUp;
        }

        @Override
        public void beforeJob(JobExecution execution) {
            begun = execution;
            running.add(execution);
            timer = runs.begin(execution, order, takenUp);
            if (stopping) {
                stop(execution);
            }
        }

        @Override
        public void close() {
            if (begun != null) {
                running.remove(begun);
            }
            if (timer != null) {
                timer.cancel();
            }
        }
    }

    /** All jobs by name; makes every one of them, with the doors it calls. */
    public Map<String, RegisterJob> all() {
        Map<String, RegisterJob> all = new TreeMap<>();
        beans.getBeansOfType(RegisterJob.class).values().forEach(job -> all.put(job.name(), job));
        return all;
    }

    /** The nightly ones, in the order of the night. */
    List<RegisterJob> ofTheNight() {
        return all().values().stream()
                .filter(job -> job.nightly() > 0)
                .sorted(Comparator.comparingInt(RegisterJob::nightly))
                .toList();
    }

    /** Makes no more than the one that is asked for: a start costs what it uses. */
    RegisterJob named(String name) {
        Map<String, String> beanNames = new TreeMap<>();
        Arrays.stream(beans.getBeanNamesForType(RegisterJob.class)).forEach(bean -> {
            Class<?> type = beans.getType(bean);
            if (type != null) {
                beanNames.put(ClassUtils.getUserClass(type).getSimpleName(), bean);
            }
        });
        String bean = beanNames.get(name);
        if (bean == null) {
            throw new OrderRefused("no job is named " + name + "; there are: " + String.join(", ", beanNames.keySet()));
        }
        return beans.getBean(bean, RegisterJob.class);
    }
}
