package nl.qualityregister.course;

import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DomainTest
class CatalogueTest {
    @Autowired
    Courses courses;

    @Autowired
    ApplicationContext rooms;

    Learners learners;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
    }

    @Test
    void anOfferedCourseIsFoundAsItWasOffered() {
        NewCourse offered = learners.aCourse(learners.aProvider(), 4);

        courses.offer(List.of(offered), JOB);

        assertThat(courses.find(offered.code())).hasValueSatisfying(listing -> {
            assertThat(listing.title()).isEqualTo(offered.title());
            assertThat(listing.providerName()).contains(offered.provider().value());
            assertThat(listing.accreditations()).isEqualTo(offered.accreditations());
        });
    }

    @Test
    void whatIsKnownStaysAsItIsAndOnlyNewAccreditationsComeToIt() {
        NewCourse first = learners.aCourse(learners.aProvider(), 4);
        NewCourse again = new NewCourse(
                first.code(),
                first.provider(),
                "Andere titel",
                null,
                "course",
                null,
                "professional",
                "online",
                Hundredths.ofWhole(1),
                List.of(learners.accreditation(REGISTER, "other", 9)));

        int added = courses.offer(List.of(first, again), JOB);
        int addedLater = courses.offer(List.of(again), JOB);

        assertThat(added).isOne();
        assertThat(addedLater).isZero();
        assertThat(courses.find(first.code())).hasValueSatisfying(listing -> {
            assertThat(listing.title()).isEqualTo(first.title());
            assertThat(listing.accreditations())
                    .containsAll(first.accreditations())
                    .containsAll(again.accreditations())
                    .hasSize(2);
        });
    }

    @Test
    void anAccreditationThatOverlapsOneThatIsThereIsRefused() {
        OrganisationId provider = learners.aProvider();
        NewCourse known = learners.aCourse(provider, 4);
        courses.offer(List.of(known), JOB);
        NewAccreditation there = known.accreditations().getFirst();
        NewAccreditation overlapping = new NewAccreditation(
                there.register(),
                there.category(),
                there.points(),
                there.validFrom().plusDays(1),
                there.validUntil(),
                there.body());
        NewCourse again = new NewCourse(
                known.code(),
                provider,
                known.title(),
                null,
                "course",
                null,
                "professional",
                "online",
                Hundredths.ofWhole(1),
                List.of(there, overlapping));

        assertThatThrownBy(() -> courses.offer(List.of(again), JOB))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer, Fault::code)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                                        "/0/accreditations/1", "accreditations-overlap")));
    }

    @Test
    void aCategoryThatTheRegisterDoesNotKnowIsRefused() {
        NewCourse course =
                learners.aCourse(learners.aProvider(), List.of(learners.accreditation(REGISTER, "gardening", 4)));

        assertThatThrownBy(() -> courses.offer(List.of(course), JOB))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer, Fault::code)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                                        "/0/accreditations/0/category", "unknown-category")));
    }

    @Test
    void everyFaultOfAnOfferIsToldWithItsPlace() {
        OrganisationId provider = learners.aProvider();
        NewAccreditation good = learners.accreditation(REGISTER, "training", 4);
        NewCourse faulty = new NewCourse(
                new CourseCode("TST-" + UUID.randomUUID()),
                new OrganisationId("nobody"),
                " ",
                null,
                "course",
                null,
                "hearsay",
                "online",
                new Hundredths(-1),
                List.of(
                        good,
                        new NewAccreditation(
                                REGISTER,
                                "training",
                                new Hundredths(-100),
                                LocalDate.of(2024, 2, 1),
                                LocalDate.of(2024, 1, 1),
                                provider),
                        good));

        InputRefused refused = catchThrowableOfType(
                InputRefused.class, () -> courses.offer(List.of(learners.aCourse(provider, 4), faulty), JOB));

        assertThat(refused.faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactlyInAnyOrder(
                        at("/1/title", "required"),
                        at("/1/provider", "unknown-provider"),
                        at("/1/knowledgeSource", "unknown-value"),
                        at("/1/hours", "negative"),
                        at("/1/accreditations/1/points", "negative"),
                        at("/1/accreditations/1/body", "unknown-accrediting-body"),
                        at("/1/accreditations/1/validUntil", "until-before-from"),
                        at("/1/accreditations/2", "accreditations-overlap"));
    }

    @Test
    void everyFaultOfAScheduleIsToldWithItsPlace() {
        NewCourse course = learners.aCourse(learners.aProvider(), 4);
        courses.offer(List.of(course), JOB);
        LocalDate day = LocalDate.of(2024, 5, 1);

        InputRefused refused = catchThrowableOfType(
                InputRefused.class,
                () -> courses.schedule(
                        List.of(
                                Learners.anEdition(course, day),
                                new NewEdition(
                                        new EditionCode(""),
                                        new CourseCode("NONE"),
                                        day,
                                        day.minusDays(1),
                                        0,
                                        0,
                                        null)),
                        JOB));

        assertThat(refused.faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactlyInAnyOrder(
                        at("/1/code", "required"),
                        at("/1/course", "unknown-course"),
                        at("/1/endsOn", "until-before-from"),
                        at("/1/sessions", "session-out-of-range"),
                        at("/1/seats", "no-seats"));
    }

    @Test
    void anEditionIsScheduledOnce() {
        NewCourse course = learners.aCourse(learners.aProvider(), 4);
        courses.offer(List.of(course), JOB);
        NewEdition edition = Learners.anEdition(course, LocalDate.of(2024, 5, 1));

        int first = courses.schedule(List.of(edition, edition), JOB);
        int again = courses.schedule(List.of(edition), JOB);

        assertThat(first).isOne();
        assertThat(again).isZero();
    }

    @Test
    void theCatalogueIsPagedByCodeWithoutGapsOrDoubles() {
        List<NewCourse> offered = new ArrayList<>();
        OrganisationId provider = learners.aProvider();
        for (int i = 0; i < 7; i++) {
            offered.add(learners.aCourse(provider, i));
        }
        courses.offer(offered, JOB);

        List<String> paged = new ArrayList<>();
        Optional<CourseCode> after = Optional.empty();
        for (List<CourseListing> page = courses.list(after, 3); !page.isEmpty(); page = courses.list(after, 3)) {
            page.forEach(listing -> paged.add(listing.code().value()));
            after = Optional.of(page.getLast().code());
        }

        assertThat(paged)
                .isSorted()
                .doesNotHaveDuplicates()
                .containsAll(
                        offered.stream().map(course -> course.code().value()).toList());
    }

    private static org.assertj.core.groups.Tuple at(String pointer, String code) {
        return org.assertj.core.groups.Tuple.tuple(pointer, code);
    }
}
