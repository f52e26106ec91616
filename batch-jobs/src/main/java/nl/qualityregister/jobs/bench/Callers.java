package nl.qualityregister.jobs.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * {@code ADDRESS CONNECTIONS SECONDS REST_NANOS FILE}: look-ups of the numbers in a file, from a process of their own, so that nothing
 * that another process does for itself, such as clearing away its garbage, is taken for slowness of the answer. Says when it begins to
 * measure, and what it measured.
 */
final class Callers {
    private static final String BEGUN = "begun";
    private static final int WARM_UP_SECONDS = 3;

    private Callers() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        URI address = URI.create(arguments[0]);
        int connections = Integer.parseInt(arguments[1]);
        long rest = Long.parseLong(arguments[3]);
        List<String> numbers = Files.readAllLines(Path.of(arguments[4]));
        Function<SplittableRandom, String> request =
                random -> LookUpBench.get(numbers.get(random.nextInt(numbers.size())), "");
        HttpLoad.run(address, connections, WARM_UP_SECONDS, rest, request);
        out.println(BEGUN);
        HttpLoad.Result result = HttpLoad.run(address, connections, Integer.parseInt(arguments[2]), rest, request);
        out.println(result.perSecond() + " " + result.p99Millis());
    }

    /**
     * Starts them, lets them warm up, and does something while they measure.
     *
     * @param beside done from the moment on which they measure
     */
    static HttpLoad.Result measure(
            URI address, int connections, int seconds, long restNanos, Path numbers, Runnable beside) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Callers.class.getName(),
                            address.toString(),
                            Integer.toString(connections),
                            Integer.toString(seconds),
                            Long.toString(restNanos),
                            numbers.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                if (!BEGUN.equals(said.readLine())) {
                    throw new IllegalStateException("the callers did not begin");
                }
                beside.run();
                String[] figures = String.valueOf(said.readLine()).split(" ", 2);
                return new HttpLoad.Result(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
