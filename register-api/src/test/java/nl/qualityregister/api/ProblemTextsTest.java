package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.api.problem.GeneralProblem;
import nl.qualityregister.api.problem.ProblemCatalogue;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.house.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every way to say no is worded, and nothing is worded that nobody says. */
@ApiTest
class ProblemTextsTest {
    private static final Pattern FAULT = Pattern.compile("[^a-z-]\"([a-z]+(-[a-z]+)*)\"");

    @Autowired
    ProblemCatalogue catalogue;

    @Test
    void everyRefusalIsWordedAndEveryProblemIsARefusal() {
        Set<String> said = refusals();
        Arrays.stream(GeneralProblem.values()).map(GeneralProblem::code).forEach(said::add);

        assertThat(catalogue.problems().keySet()).containsExactlyElementsOf(said);
    }

    @Test
    void everyFaultThatIsWordedOccursInTheSource() throws IOException {
        Set<String> literals = literals();

        assertThat(literals).containsAll(catalogue.faults().keySet());
    }

    @Test
    void everyFaultInTheSourceIsWorded() throws IOException {
        Set<String> codes = sources()
                .flatMap(source -> Pattern.compile("Fault\\.at\\([^,;]*,\\s*\"([a-z]+(?:-[a-z]+)*)\"\\s*[,)]")
                        .matcher(source)
                        .results()
                        .map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(catalogue.faults().keySet()).containsAll(codes);
        assertThat(codes).hasSizeGreaterThan(10);
    }

    @Test
    void docsProblemsIsWhatTheFilesSay() throws IOException {
        Path document = Path.of("../docs/problems.md");
        String written = document();
        if (Boolean.getBoolean("register.write-docs")) {
            Files.writeString(document, written);
        }

        assertThat(Files.readString(document)).isEqualTo(written);
    }

    private String document() {
        StringBuilder text = new StringBuilder("""
                # Problems

                Everything that goes wrong is answered as `application/problem+json` (RFC 9457). `type` ends in one of the names below and
                resolves to a page; `title`, `detail` and `remedy` are in Dutch or English by `Accept-Language`. Bad input is always 400, and
                `faults` then names every fault of the request at once: a `pointer` (a JSON pointer into the body, `?name` of a query
                parameter, `name:` of a header), a `code` from the second table, what is wrong and what to do.

                This page is written from `schemas/problems/*.json`: `./register test` holds the two equal, and
                `mvn test -pl register-api -am -Dtest='ProblemTextsTest,AuthorisationMatrixTest' -Dregister.write-docs=true` writes it again.

                ## Problems

                | name | status | what is the matter | what to do |
                |---|---|---|---|
                """);
        catalogue
                .problems()
                .forEach((code, problem) -> text.append("| `%s` | %d | %s | %s |%n"
                        .formatted(
                                code,
                                problem.status(),
                                problem.detail().en(),
                                problem.remedy().en())));
        text.append("""

                ## Faults

                | code | what is wrong | what to do |
                |---|---|---|
                """);
        catalogue
                .faults()
                .forEach((code, fault) -> text.append("| `%s` | %s | %s |%n"
                        .formatted(code, fault.en(), fault.remedy().en())));
        return text.toString();
    }

    private static Set<String> refusals() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
        return scanner.findCandidateComponents("nl.qualityregister").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> name.replaceFirst(".*[.$]", ""))
                .map(name -> name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> literals() throws IOException {
        return sources()
                .flatMap(source -> FAULT.matcher(source).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> sources() throws IOException {
        try (Stream<Path> domain = Files.walk(Path.of("../register-domain/src/main/java"));
                Stream<Path> api = Files.walk(Path.of("src/main/java"));
                Stream<Path> jobs = Files.walk(Path.of("../batch-jobs/src/main/java"))) {
            return Stream.of(domain, api, jobs)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemTextsTest::read)
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
