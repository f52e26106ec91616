package nl.qualityregister.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.qualityregister.house.RegisterHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The worker processes of a job that runs with {@code workers=N}. */
@Component
class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int LOOK_MILLIS = 500;
    private static final int SECONDS_TO_END = 20;
    /** What of this JVM's options the workers are started with as well. */
    private static final List<String> SAME_OPTIONS = List.of(
            "-Xmx",
            "-XX:NewRatio",
            "-Xss",
            "-XX:SharedArchiveFile",
            "-XX:+Use",
            "-XX:Tiered",
            "-XX:ActiveProcessor",
            "-Xlog:",
            "-Duser.");
    /** As the environment calls what the workers need to find the same register. */
    private static final Map<String, String> SAME_PROPERTIES = Map.of(
            "SPRING_DATASOURCE_URL", "spring.datasource.url",
            "SPRING_DATASOURCE_USERNAME", "spring.datasource.username",
            "SPRING_DATASOURCE_PASSWORD", "spring.datasource.password",
            "REGISTER_SCANNER", "register.scanner",
            "REGISTER_PUBLIC_BASE_URL", "register.public-base-url");

    private final Environment environment;
    private final RegisterHome home;
    private final PartitionWork work;

    Workers(Environment environment, RegisterHome home, PartitionWork work) {
        this.environment = environment;
        this.home = home;
        this.work = work;
    }

    /** Starts so many; they end when what is returned is closed, and when this process ends. */
    Crew start(int count) {
        List<Process> processes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            processes.add(process(i));
        }
        Crew crew = new Crew(processes);
        if (count > 0) {
            crew.watch.start();
        }
        return crew;
    }

    private Process process(int number) {
        Path logs = home.folder().resolve("logs");
        try {
            Files.createDirectories(logs);
            ProcessBuilder builder = new ProcessBuilder(command(number))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.appendTo(
                            logs.resolve("worker-" + number + ".err").toFile()));
            Map<String, String> variables = builder.environment();
            SAME_PROPERTIES.forEach((variable, property) -> {
                String value = environment.getProperty(property);
                if (value != null && !value.isEmpty()) {
                    variables.put(variable, value);
                }
            });
            variables.computeIfPresent(
                    "SPRING_DATASOURCE_URL",
                    (variable, url) -> url + (url.contains("?") ? "&" : "?") + "ApplicationName=worker-" + number);
            variables.put("REGISTER_HOME", home.folder().toString());
            variables.put(
                    "LOGGING_FILE_NAME",
                    logs.resolve("worker-" + number + ".log").toString());
            // one range at a time: its chunk, its place in the channel, and one to spare; the tables are as the job
            // found them
            variables.put("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "4");
            variables.put("SPRING_FLYWAY_ENABLED", "false");
            variables.put("SPRING_JPA_HIBERNATE_DDL_AUTO", "none");
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("worker " + number + " cannot be started", e);
        }
    }

    private static List<String> command(int number) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> SAME_OPTIONS.stream().anyMatch(option::startsWith))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BatchJobs.class.getName(),
                "partitions",
                Integer.toString(number)));
        return command;
    }

    /** Worker processes; when none of them lives any more, this process works on what they left. */
    final class Crew implements AutoCloseable {
        private final List<Process> processes;
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Thread watch;
        private boolean alone;

        private Crew(List<Process> processes) {
            this.processes = List.copyOf(processes);
            this.watch = Thread.ofPlatform().name("crew").unstarted(this::watch);
        }

        private void watch() {
            try {
                while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (processes.stream().noneMatch(Process::isAlive)) {
                        if (!alone) {
                            LOG.warn("no worker lives any more; this process works on what they left");
                            alone = true;
                        }
                        workAlone();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void workAlone() {
            try {
                while (closed.getCount() > 0 && work.next()) {
                    LOG.debug("a range is done");
                }
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("ranges wait: {}", e.getClass().getSimpleName());
            }
        }

        @Override
        public void close() {
            closed.countDown();
            try {
                for (Process process : processes) {
                    process.getOutputStream().close();
                }
                for (Process process : processes) {
                    if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                    }
                }
                watch.join();
            } catch (InterruptedException e) {
                processes.forEach(Process::destroyForcibly);
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                LOG.warn("a worker was gone already", e);
            }
        }
    }
}
