package nl.qualityregister.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.CourseListing;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.NewAccreditation;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.support.Learners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@JobTest
class ImportCoursesTest {
    private static final String HEADER =
            "course_code;provider;title;title_english;type;topic;knowledge_source;delivery;hours;"
                    + "register;category;points;accredited_from;accredited_until;accrediting_body;"
                    + "edition_code;edition_start;edition_end;sessions;seats;place";

    @Autowired
    Jobs jobs;

    @Autowired
    Courses courses;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    @TempDir
    Path folder;

    private final String code = "T-" + UUID.randomUUID().toString().substring(0, 8);
    private String provider = "";
    private String body = "";

    @BeforeEach
    void organisations() {
        Learners learners = new Learners(rooms);
        provider = learners.aProvider().value();
        body = learners.anAccreditingBody().value();
    }

    @Test
    void theRowsOfACourseBecomeOneCourseWithItsAccreditationsAndEditions() {
        JobRun run = take(
                course(code) + accreditation("training", "2024-12-31") + edition(code + "-1"),
                course(code) + accreditation("reflection", "2024-12-31") + edition(code + "-1"),
                course(code) + accreditation("training", "2024-12-31") + edition(code + "-2"),
                course(code + "b") + ";;;;;;" + ";;;;;",
                "");

        assertThat(run.summary())
                .containsEntry("rows", 4L)
                .containsEntry("courses new", 2L)
                .containsEntry("editions new", 2L)
                .containsEntry("rejected", 0L);
        CourseListing listing = courses.find(new CourseCode(code)).orElseThrow();
        assertThat(listing.hours()).isEqualTo(Hundredths.parse("7.5"));
        assertThat(listing.accreditations())
                .extracting(NewAccreditation::category)
                .containsExactlyInAnyOrder("training", "reflection");
        assertThat(listing.accreditations())
                .extracting(NewAccreditation::validUntil)
                .containsOnly(LocalDate.of(2024, 12, 31));
        assertThat(courses.find(new CourseCode(code + "b")).orElseThrow().accreditations())
                .isEmpty();
    }

    @Test
    void theSameRowsInAnotherFileChangeNothing() {
        String row = course(code) + accreditation("training", "2024-12-31") + edition(code + "-1");
        take(row);

        JobRun second = take(row, "");

        assertThat(second.summary())
                .containsEntry("courses new", 0L)
                .containsEntry("courses known", 1L)
                .containsEntry("editions new", 0L)
                .containsEntry("editions known", 1L);
    }

    @Test
    void aCourseWithOneFaultyRowStaysOutWhole() {
        JobRun run = take(
                course(code) + accreditation("training", "2024-12-31") + edition(code + "-1"),
                course(code) + accreditation("reflection", "2019-12-31") + edition(code + "-1"),
                course(code + "b") + accreditation("training", "2024-12-31") + edition(code + "-b1"));

        assertThat(Csv.rejects(run)).containsExactly("1  with-faulty-row", "2 accredited_until until-before-from");
        assertThat(courses.find(new CourseCode(code))).isEmpty();
        assertThat(courses.find(new CourseCode(code + "b"))).isPresent();
    }

    @Test
    void contradictionsBetweenTheRowsOfACourseAreNamed() {
        JobRun run = take(
                course(code) + accreditation("training", "2024-12-31") + edition(code + "-1"),
                course(code).replace("7.5", "8") + accreditation("training", "2024-12-31") + edition(code + "-2"),
                course(code)
                        + accreditation("training", "2024-12-31")
                        + edition(code + "-1").replace("Zilverdam", "Elders"));

        assertThat(Csv.rejects(run))
                .containsExactly("1  with-faulty-row", "2 hours repeated-differently", "3 place repeated-differently");
    }

    @Test
    void rowsOfACourseThatStandApartAreNotTakenForAKnownCourse() {
        JobRun run = take(
                course(code) + accreditation("training", "2024-12-31") + edition(code + "-1"),
                course(code + "b") + accreditation("training", "2024-12-31") + edition(code + "-b1"),
                course(code) + accreditation("reflection", "2024-12-31") + edition(code + "-2"));

        assertThat(run.count("courses new")).isEqualTo(2);
        assertThat(Csv.rejects(run)).containsExactly("3 course_code rows-apart");
    }

    @Test
    void whatTheDoorFindsWrongIsToldOfTheRightRowAndColumn() {
        JobRun run = take(
                course(code) + accreditation("training", "2024-12-31") + edition(code + "-1"),
                course(code) + accreditation("reflection", "2024-12-31").replace(body, "nobody") + edition(code + "-1"),
                course(code + "b").replace(provider, body) + ";;;;;;" + ";;;;;",
                course(code + "c") + ";;;;;;" + edition(code + "-c1"),
                course(code + "c") + ";;;;;;" + edition(code + "-c2").replace("2024-05-31", "2023-05-31"));

        assertThat(Csv.rejects(run))
                .containsExactly(
                        "1  with-faulty-row",
                        "2 accrediting_body unknown-accrediting-body",
                        "3 provider unknown-provider",
                        "4  with-faulty-row",
                        "5 edition_end until-before-from");
    }

    @Test
    void halfAnAccreditationAndHalfAnEditionAreNamed() {
        JobRun run = take(course(code) + "krsd-demo;;4;;;;" + code + "-1;2024-05-01;;;;");

        assertThat(Csv.rejects(run))
                .containsExactly(
                        "1 category|accredited_from|accredited_until|accrediting_body|edition_end|sessions required-with");
    }

    private JobRun take(String... rows) {
        return new Csv(jobs, folder)
                .take(
                        "ImportCourses",
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(HEADER), java.util.Arrays.stream(rows))
                                .toArray(String[]::new));
    }

    private String course(String of) {
        return of + ";" + provider + ";Schulden en gedrag;;course;debt;scientific;classroom;7.5;";
    }

    private String accreditation(String category, String until) {
        return "krsd-demo;" + category + ";4;2020-01-01;" + until + ";" + body + ";";
    }

    private static String edition(String of) {
        return of + ";2024-05-01;2024-05-31;2;20;Zilverdam";
    }
}
