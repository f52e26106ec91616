package nl.qualityregister.course;

import static nl.qualityregister.support.Learners.JOB;
import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.StateTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lessons are shared of one's own will, unrecognisably, and only where enough people do so. */
@DomainTest
class LessonsTest {
    private static final String TEXT = "Wie eerst vraagt wat iemand zelf wil, hoeft later minder uit te leggen.";

    @Autowired
    Lessons lessons;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    String theme;

    @BeforeEach
    void aNewTheme() {
        learners = new Learners(rooms);
        theme = "theme-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aThemeIsShownFromTheFifthPersonOnAndNoLongerWhenOneTakesItBack() {
        List<Learner> people = new ArrayList<>();
        List<LessonId> given = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            people.add(learners.somebody());
            given.add(shown(people.getLast()));
        }
        shown(people.getFirst());
        assertThat(visible()).isEmpty();
        assertThat(lessons.themes(REGISTER)).extracting(LessonTheme::theme).doesNotContain(theme);

        people.add(learners.somebody());
        given.add(shown(people.getLast()));
        assertThat(visible()).hasSize(6);

        lessons.withdraw(given.getFirst(), people.getFirst().id(), JOB);
        assertThat(visible()).hasSize(5);
        lessons.withdraw(given.getLast(), people.getLast().id(), JOB);
        assertThat(visible()).isEmpty();
    }

    @Test
    void nothingIsShownThatTheEditorHasNotRead() {
        for (int i = 0; i < 5; i++) {
            lessons.contribute(new NewLesson(learners.somebody().id(), REGISTER, theme, TEXT), JOB);
        }

        assertThat(visible()).isEmpty();
    }

    @Test
    void whatIsWordedAnewIsReadAnew() {
        Learner writer = learners.somebody();
        LessonId id = shown(writer);
        Lesson standing = lessons.of(writer.id()).getFirst();

        Lesson rewritten = lessons.rewrite(id, writer.id(), standing.version(), theme, TEXT + " Echt.", JOB);

        assertThat(rewritten.state()).isEqualTo(LessonState.SUBMITTED);
        assertThatThrownBy(() -> lessons.show(id, standing.version(), JOB)).isInstanceOf(LessonChangedMeanwhile.class);
    }

    @Test
    void whatIsTakenBackLeavesNoText() {
        Learner writer = learners.somebody();
        LessonId id = shown(writer);

        lessons.withdraw(id, writer.id(), JOB);

        assertThat(jdbc.sql("select count(*) from lesson where id = :id and body is null")
                        .param("id", id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> lessons.withdraw(id, writer.id(), JOB)).isInstanceOf(LessonNotInThatState.class);
    }

    @Test
    void anothersLessonIsNotThere() {
        LessonId id = shown(learners.somebody());

        assertThatThrownBy(() -> lessons.withdraw(id, learners.somebody().id(), JOB))
                .isInstanceOf(LessonNotFound.class);
    }

    @Test
    void showingAndTakingBackAtOnceNeverLeavesATextOfOneThatWasTakenBack() throws InterruptedException {
        Learner writer = learners.somebody();
        Lesson lesson = lessons.contribute(new NewLesson(writer.id(), REGISTER, theme, TEXT), JOB);

        AtOnce.run(
                16,
                i -> () -> i % 2 == 0
                        ? lessons.show(lesson.id(), lesson.version(), JOB)
                        : lessons.withdraw(lesson.id(), writer.id(), JOB));

        assertThat(lessons.of(writer.id()))
                .extracting(Lesson::state, Lesson::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(LessonState.WITHDRAWN, null));
    }

    @Test
    void namesPlacesDatesAndNumbersAreSeen() {
        List<LessonHint> hints = lessons.check("""
                Toen mevrouw Van der Berg op 12 maart 2024 belde, was ik in Amsterdam. Zij woont aan de Dorpsstraat 12, 1234 AB.
                Haar zoon Mehmet is geboren op 03-04-2010, nummer 100000017, mail jet@example.org.
                """);

        assertThat(hints)
                .extracting(LessonHint::kind)
                .contains(
                        LessonHint.Kind.NAME,
                        LessonHint.Kind.DATE,
                        LessonHint.Kind.PLACE,
                        LessonHint.Kind.ADDRESS,
                        LessonHint.Kind.NUMBER);
        assertThat(hints)
                .extracting(LessonHint::found)
                .contains(
                        "12 maart 2024", "Amsterdam", "1234 AB", "Mehmet", "03-04-2010", "100000017", "jet@example.org")
                .anySatisfy(found -> assertThat(found).contains("Van der Berg"));
        assertThat(hints).extracting(LessonHint::from).isSorted();
        assertThat(lessons.check(TEXT)).isEmpty();
    }

    @Test
    void anOrganisationOfTheRegisterIsSeen() {
        String name = "Organisatie " + learners.anOrganisation("EMPLOYER").value();

        assertThat(lessons.check("Bij " + name.toLowerCase(java.util.Locale.ROOT) + " ging het anders."))
                .extracting(LessonHint::kind)
                .containsExactly(LessonHint.Kind.ORGANISATION);
    }

    @Test
    void theLifeOfALessonIsDrawn() {
        StateTable.isDrawn("lesson", LessonMove.class, LessonState.class, LessonMove::from);
    }

    private List<Lesson> visible() {
        return lessons.shown(REGISTER, theme, Optional.empty(), 100);
    }

    private LessonId shown(Learner writer) {
        Lesson lesson = lessons.contribute(new NewLesson(writer.id(), REGISTER, theme, TEXT), JOB);
        return lessons.show(lesson.id(), lesson.version(), JOB).id();
    }
}
