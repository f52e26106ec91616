package nl.qualityregister.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * The jobs; none starts by itself. The first word is a {@link Command}; words like {@code --spring.datasource.url=…} are Spring's.
 */
@AutoConfigurationPackage(basePackages = "nl.qualityregister")
@SpringBootApplication(scanBasePackages = "nl.qualityregister")
public class BatchJobs {
    private static final int SECONDS_TO_STOP = 60;

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments)));
    }

    private static int run(List<String> arguments) {
        List<String> words =
                arguments.stream().filter(word -> !isProperty(word)).toList();
        SpringApplication application = new SpringApplication(BatchJobs.class);
        application.setRegisterShutdownHook(false);
        ConfigurableApplicationContext context;
        Optional<Command> command;
        try {
            context = application.run(
                    arguments.stream().filter(BatchJobs::isProperty).toArray(String[]::new));
            command = command(context, words);
        } catch (RuntimeException e) {
            return notStarted(e);
        }
        return command.map(asked -> run(context, asked, words.subList(1, words.size())))
                .orElse(1);
    }

    private static int notStarted(RuntimeException why) {
        LoggerFactory.getLogger(BatchJobs.class).error("not started", why);
        Optional<String> away = ServerAway.unreachable(why);
        if (away.isPresent()) {
            System.err.println("the database cannot be reached (" + away.get()
                    + "): start it, or name another in SPRING_DATASOURCE_URL; nothing was begun");
            return JobCommand.TRY_LATER;
        }
        System.err.println("the jobs cannot start: " + innermost(why) + " (the log has the rest)");
        return 1;
    }

    private static int run(ConfigurableApplicationContext context, Command command, List<String> words) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, command, ended), "stop"));
        try {
            return command.run(words);
        } catch (RuntimeException e) {
            String what = words.isEmpty() ? command.name() : words.getFirst();
            LoggerFactory.getLogger(BatchJobs.class).error("{} failed", what, e);
            System.err.println(what + " failed on " + innermost(e) + "; the log has the rest");
            return 1;
        } finally {
            ended.countDown();
        }
    }

    private static boolean isProperty(String word) {
        return word.startsWith("--") && word.contains("=");
    }

    /** Makes only the one that is asked for: {@code JobCommand} is {@code job}. */
    private static Optional<Command> command(ConfigurableApplicationContext context, List<String> words) {
        Map<String, String> beans = new TreeMap<>();
        for (String bean : context.getBeanNamesForType(Command.class)) {
            Class<?> type = context.getType(bean);
            if (type != null) {
                String name = type.getSimpleName().replaceFirst("Command$", "").toLowerCase(Locale.ROOT);
                beans.put(name, bean);
            }
        }
        String bean = words.isEmpty() ? null : beans.get(words.getFirst());
        if (bean == null) {
            System.err.println("usage: batch-jobs " + String.join("|", beans.keySet()) + " …");
            return Optional.empty();
        }
        return Optional.of(context.getBean(bean, Command.class));
    }

    /** Ctrl-C and a normal end alike: jobs stop at the end of their chunk, what they found is printed, then the house closes. */
    private static void stop(ConfigurableApplicationContext context, Command command, CountDownLatch ended) {
        if (ended.getCount() > 0) {
            System.err.println("stopping at the end of the chunk …");
            context.getBean(Jobs.class).stop();
            command.stop();
            try {
                if (!ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                    System.err.println(
                            "not stopped within " + SECONDS_TO_STOP + " s; the same order goes on from the last chunk");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        context.close();
    }

    private static String innermost(Throwable thrown) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
