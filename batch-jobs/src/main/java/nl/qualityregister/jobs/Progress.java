package nl.qualityregister.jobs;

import java.io.PrintStream;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/** How far a job is: one line that is written over each second on a terminal, otherwise a line each five seconds. */
final class Progress implements JobExecutionListener, AutoCloseable {
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final boolean terminal;
    private final Timer timer = new Timer("progress", true);
    /** What runs, innermost first: a night, and the job that it is at. */
    private final Deque<JobExecution> underWay = new ConcurrentLinkedDeque<>();

    private long step;
    private long readBefore;
    private long nanosBefore;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void beforeJob(JobExecution execution) {
        if (!terminal) {
            out.println(execution.getJobInstance().getJobName() + "  begun: execution " + execution.getId());
        }
        underWay.push(execution);
        if (underWay.size() > 1) {
            return;
        }
        long period = terminal ? 1_000 : 5_000;
        nanosBefore = System.nanoTime();
        timer.scheduleAtFixedRate(
                new TimerTask() {
                    @Override
                    public void run() {
                        Optional.ofNullable(underWay.peek()).ifPresent(Progress.this::show);
                    }
                },
                period,
                period);
    }

    @Override
    public void afterJob(JobExecution execution) {
        underWay.remove(execution);
    }

    @Override
    public void close() {
        timer.cancel();
        if (terminal) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }

    private void show(JobExecution execution) {
        Runs.Reached.of(execution).ifPresent(reached -> show(execution, reached));
    }

    private void show(JobExecution execution, Runs.Reached reached) {
        String line = String.format(
                Locale.ROOT,
                "%s  %s: %,d read, %,d written, %,d skipped, %,d rows/s",
                execution.getJobInstance().getJobName(),
                reached.step(),
                reached.read(),
                reached.written(),
                reached.skipped(),
                rate(reached.first(), reached.read()));
        if (terminal) {
            out.printf("\r%-" + WIDTH + "." + WIDTH + "s", line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    private long rate(long current, long read) {
        long nanos = System.nanoTime();
        long before = current == step ? readBefore : 0;
        long rate = (read - before) * 1_000_000_000L / Math.max(1, nanos - nanosBefore);
        step = current;
        readBefore = read;
        nanosBefore = nanos;
        return rate;
    }
}
