package nl.qualityregister.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

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
        try {
            context = application.run(
                    arguments.stream().filter(BatchJobs::isProperty).toArray(String[]::new));
        } catch (RuntimeException e) {
            System.err.println("the jobs cannot start: " + innermost(e));
            return 1;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, ended), "stop"));
        try {
            return command(context, words);
        } finally {
            ended.countDown();
        }
    }

    private static boolean isProperty(String word) {
        return word.startsWith("--") && word.contains("=");
    }

    private static int command(ConfigurableApplicationContext context, List<String> words) {
        Map<String, Command> commands = new TreeMap<>();
        context.getBeansOfType(Command.class).values().forEach(command -> commands.put(command.name(), command));
        Command command = words.isEmpty() ? null : commands.get(words.getFirst());
        if (command == null) {
            System.err.println("usage: batch-jobs " + String.join("|", commands.keySet()) + " …");
            return 1;
        }
        return command.run(words.subList(1, words.size()));
    }

    /** Ctrl-C and a normal end alike: jobs stop at the end of their chunk, what they found is printed, then the house closes. */
    private static void stop(ConfigurableApplicationContext context, CountDownLatch ended) {
        if (ended.getCount() > 0) {
            System.err.println("stopping at the end of the chunk …");
            context.getBean(Jobs.class).stop();
            context.getBeansOfType(Command.class).values().forEach(Command::stop);
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
        Throwable cause = thrown;
        for (Throwable next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
