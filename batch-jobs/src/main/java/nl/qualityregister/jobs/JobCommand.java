package nl.qualityregister.jobs;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code job}: lists the jobs; {@code job NAME key=value … [-- NAME key=value …] [--json]}: runs them one after the other. */
@Component
class JobCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(JobCommand.class);
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    /** As sysexits.h has it: try again later. */
    static final int TRY_LATER = 75;
    /** How often a job goes on after its database went away; a server that falls over this job again and again is let be. */
    private static final int MOST_TIMES = 25;

    private final Jobs jobs;
    private final JsonMapper json;
    private final ServerWatch server;
    private final Duration patience;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    /** @param patience how long a database that went away is waited for */
    JobCommand(
            Jobs jobs, JsonMapper json, ServerWatch server, @Value("${register.database-patience}") Duration patience) {
        this.jobs = jobs;
        this.json = json;
        this.server = server;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "job";
    }

    @Override
    public int run(List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        boolean asJson = words.removeIf("--json"::equals);
        boolean help = words.removeIf(word -> word.equals("--help") || word.equals("-h"));
        try {
            if (words.isEmpty()) {
                list();
                return DONE;
            }
            if (help) {
                explain(jobs.named(words.getFirst()));
                return DONE;
            }
            return runAll(orders(words), asJson) ? DONE : NOT_DONE;
        } catch (OrderRefused refused) {
            err.println(refused.getMessage());
            return NOT_DONE;
        } catch (ServerAway away) {
            err.println((stopped.getCount() == 0 ? "stopped while the database was away" : "the database stayed away")
                    + "; nothing is lost: the same order goes on where it is");
            return TRY_LATER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOT_DONE;
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    private record Asked(String job, Map<String, String> parameters) {}

    /** Every order is read before the first is run. */
    private List<Asked> orders(List<String> words) {
        List<Asked> orders = new ArrayList<>();
        List<String> one = new ArrayList<>();
        for (String word : words) {
            if (word.equals("--")) {
                orders.add(order(one));
                one.clear();
            } else {
                one.add(word);
            }
        }
        orders.add(order(one));
        return orders;
    }

    private Asked order(List<String> words) {
        if (words.isEmpty()) {
            throw new OrderRefused("the name of a job is missing; usage: job NAME key=value … [-- NAME key=value …]");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new OrderRefused(word + " is no key=value; " + words.getFirst() + " has: "
                        + Order.offered(jobs.named(words.getFirst())));
            }
            if (parameters.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw new OrderRefused(word.substring(0, equals) + " is given twice");
            }
        }
        jobs.named(words.getFirst());
        return new Asked(words.getFirst(), parameters);
    }

    private boolean runAll(List<Asked> orders, boolean asJson) throws InterruptedException {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        for (Asked order : orders) {
            JobRun run = run(order, terminal);
            if (asJson) {
                out.println(json.writeValueAsString(asMap(run)));
            } else {
                print(run);
            }
            if (!run.succeeded()) {
                return false;
            }
        }
        return true;
    }

    /** A database that went away is waited for, and then the order goes on after the last chunk. */
    private JobRun run(Asked order, boolean terminal) throws InterruptedException {
        for (int times = 1; ; times++) {
            try (Progress progress = new Progress(err, terminal)) {
                return jobs.run(order.job(), order.parameters(), progress);
            } catch (ServerAway away) {
                LOG.warn("{} is cut off", order.job(), away);
                err.println(order.job() + ": the database went away; waiting for it, up to " + patience.toSeconds()
                        + " s …");
                if (times == MOST_TIMES || !server.await(patience, stopped)) {
                    throw away;
                }
                err.println(order.job() + ": the database is back; going on after the last chunk");
            }
        }
    }

    private void print(JobRun run) {
        out.println(
                switch (run.outcome()) {
                    case DONE -> run.job() + " done in " + seconds(run) + takenUp(run);
                    case NOTHING_TO_DO ->
                        run.job() + ": nothing to do, done before (execution " + run.execution() + ", "
                                + Jobs.when(run.since()) + "); again=true does it once more. Then:";
                    case REHEARSED ->
                        run.job() + " rehearsed in " + seconds(run) + "; nothing was changed. It would come to:";
                    case STOPPED -> run.job() + " stopped after " + seconds(run) + "; the same order goes on from here";
                    case FAILED -> run.job() + " failed after " + seconds(run) + takenUp(run);
                });
        run.summary()
                .forEach((what, figure) -> out.println(
                        figure instanceof Long count
                                ? String.format(Locale.ROOT, "  %,12d  %s", count, what)
                                : String.format(Locale.ROOT, "  %12s  %s", what, figure)));
        run.failure()
                .ifPresent(failure -> err.println(run.job() + " (execution " + run.execution() + ") failed on "
                        + failure + "; the log has the rest, and the same order goes on where it is"));
    }

    private static String seconds(JobRun run) {
        return String.format(Locale.ROOT, "%.1f s", run.took().toMillis() / 1000.0);
    }

    private static String takenUp(JobRun run) {
        return run.takenUp()
                .map(before -> ", going on from execution " + before)
                .orElse("");
    }

    private static Map<String, Object> asMap(JobRun run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("job", run.job());
        map.put("outcome", run.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        map.put("execution", run.execution());
        run.takenUp().ifPresent(before -> map.put("takenUp", before));
        map.put("parameters", run.parameters());
        map.put("seconds", run.took().toMillis() / 1000.0);
        map.put("summary", run.summary());
        run.failure().ifPresent(failure -> map.put("failure", failure));
        return map;
    }

    private void list() {
        out.println(
                "usage: ./register job NAME [key=value …] [-- NAME [key=value …]] [--json]; ./register job NAME --help");
        jobs.all().forEach((name, job) -> out.println(String.format(Locale.ROOT, "  %-24s %s", name, job.purpose())));
        out.println("Each night, in this order (CatchUp runs them, and ./register work does so by itself): "
                + jobs.ofTheNight().stream().map(RegisterJob::name).collect(Collectors.joining(", ")));
    }

    private void explain(RegisterJob job) {
        List<Parameter<?>> parameters = parameters(job);
        out.println(job.name() + ": " + job.purpose());
        out.println("usage: ./register job " + job.name()
                + parameters.stream().map(JobCommand::asUsed).collect(Collectors.joining()) + " [--json]");
        parameters.forEach(parameter -> out.println(String.format(
                Locale.ROOT,
                "  %-24s %s%s%s",
                parameter.name() + "=" + parameter.shape(),
                parameter.description(),
                parameter.fallback().map(value -> "; by default " + value.get()).orElse(""),
                parameter.required() ? "; required" : "")));
        out.println(
                job.repeats()
                        ? "Each order is a run of its own."
                        : "An order that was completed does nothing when it is given again; one that was cut off goes on.");
        if (job.nightly() > 0) {
            out.println("One of the jobs of each night: ./register job CatchUp.");
        }
        out.println("For example: ./register job " + job.name()
                + parameters.stream().map(JobCommand::asExample).collect(Collectors.joining()));
    }

    /** Without what means nothing to it: what is a new run each time needs not be told to run again. */
    private static List<Parameter<?>> parameters(RegisterJob job) {
        return Order.known(job).values().stream()
                .filter(parameter -> !(job.repeats() && parameter.equals(Order.AGAIN)))
                .toList();
    }

    private static String asUsed(Parameter<?> parameter) {
        String used = parameter.name() + "=" + parameter.shape();
        return parameter.required() ? " " + used : " [" + used + "]";
    }

    /** What must be given, the register and the day; of the rest the default does. */
    private static String asExample(Parameter<?> parameter) {
        return switch (parameter.name()) {
            case "register" -> " register=krsd-demo";
            case "businessDay" ->
                parameter.fallback().map(day -> " businessDay=" + day.get()).orElse("");
            case "norm" -> " norm=draft.json";
            case "year" -> " year=2026";
            case "batch" -> " batch=018f2c3e-0000-7000-8000-000000000000";
            default -> parameter.required() ? " " + parameter.name() + "=" + parameter.name() + ".csv" : "";
        };
    }
}
