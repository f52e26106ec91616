package nl.qualityregister.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What was handed in before is shown to the assessor, without whose it was. */
@DomainTest
class ReuseTest {
    @Autowired
    Desk desk;

    @Autowired
    Files files;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    Assessors assessors;
    Claims claims;

    @BeforeEach
    void people() {
        learners = new Learners(rooms);
        assessors = new Assessors(rooms);
        claims = new Claims(rooms);
    }

    @Test
    void nearlyTheSameTextInAnotherDossierIsShownAndAnotherTextIsNot() {
        Random chance = new Random(4711);
        String text = words(300, chance);
        Account assessor = assessors.any();
        claims.itemOf(learners.somebody(), reflection(text));
        claims.itemOf(learners.somebody(), reflection(words(300, chance)));

        ItemId copied = claims.itemOf(learners.somebody(), reflection(changed(text, 4)));
        ItemId itsOwn = claims.itemOf(learners.somebody(), reflection(words(300, chance)));

        assertThat(desk.reused(copied, assessor)).hasSize(1).allSatisfy(reused -> {
            assertThat(reused.what()).isEqualTo(Reused.What.TEXT);
            assertThat(reused.ownDossier()).isFalse();
            assertThat(reused.percent()).isBetween(70, 99);
        });
        assertThat(desk.reused(itsOwn, assessor)).isEmpty();
    }

    @Test
    void theSameFileIsShownWithinAndAcrossDossiers() throws IOException {
        byte[] picture = Assessors.aPictureOf(System.nanoTime());
        FileId first = Assessors.stored(files, picture);
        FileId again = Assessors.stored(files, picture);
        FileId others = Assessors.stored(files, picture);
        Learner learner = learners.somebody();
        claims.submitted(learner, first);
        claims.submitted(learners.somebody(), others);

        ItemId item = claims.itemOf(learner, again);

        assertThat(desk.reused(item, assessors.any()))
                .extracting(Reused::what, Reused::ownDossier, Reused::percent)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Reused.What.FILE, true, 100),
                        org.assertj.core.groups.Tuple.tuple(Reused.What.FILE, false, 100));
    }

    @Test
    void likenessFollowsTheShareOfRunsInCommonAndIgnoresCaseAndLayout() {
        Random chance = new Random(99);
        String text = words(400, chance);
        Likeness likeness = Likeness.of(text).orElseThrow();

        assertThat(likeness.percent(
                        Likeness.of(text.toUpperCase(java.util.Locale.ROOT).replace(" ", "\n  "))
                                .orElseThrow()))
                .isEqualTo(100);
        assertThat(likeness.percent(Likeness.of(words(400, chance)).orElseThrow()))
                .isLessThan(10);
        assertThat(Likeness.of("veel te kort")).isEmpty();
    }

    @Test
    void twoTextsThatAreHalfTheSameShareABandNearlyAlways() {
        Random chance = new Random(5);
        long found = IntStream.range(0, 200)
                .filter(any -> {
                    String text = words(200, chance);
                    Likeness one = Likeness.of(text).orElseThrow();
                    Likeness other = Likeness.of(changed(text, 10)).orElseThrow();
                    return List.of(one.bands()).stream()
                            .anyMatch(band -> List.of(other.bands()).contains(band));
                })
                .count();

        assertThat(found).isGreaterThan(190);
    }

    private static nl.qualityregister.evidence.Claim reflection(String text) {
        return Claims.activity("reflection", 4, Map.of("reflection", text));
    }

    private static String words(int count, Random chance) {
        return IntStream.range(0, count)
                .mapToObj(i -> "w" + chance.nextInt(2_000))
                .collect(Collectors.joining(" "));
    }

    /** Every so many-th word replaced, evenly. */
    private static String changed(String text, int replaced) {
        String[] words = text.split(" ");
        for (int i = 0; i < replaced; i++) {
            words[i * words.length / replaced] = "anders" + i;
        }
        return String.join(" ", words);
    }
}
