package nl.qualityregister.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@JobTest
class ImportEvidenceTest {
    private static final String HEADER =
            "reference;registration_number;register;kind;title;type;category;topic;completed_on;points;"
                    + "hours;knowledge_source;role;employer;job_title;from;until;hours_per_week;reason;document;attributes;state";

    @Autowired
    Jobs jobs;

    @Autowired
    EvidenceDossiers dossiers;

    @Autowired
    ApplicationContext rooms;

    @TempDir
    Path folder;

    private Learners learners;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
    }

    @Test
    void eachKindBecomesItsClaim() {
        Learner anna = learners.aRegistrant();

        JobRun run = take(
                row(
                        "A-1",
                        anna,
                        "activity;Intervisie;session;intervision;own-practice;2024-05-23;;3.5;professional"
                                + ";;;;;;;;;groupSize=8|accredited=false|share=0.75|place=Zilverdam;accepted"),
                row(
                        "B-1",
                        anna,
                        "practice;;;;;;;;;social-domain;Gemeente Zilverdam;klantmanager;2018-03-01;;32;;;;accepted"),
                row("I-1", anna, "interruption;;;;;;;;;;;;2024-03-06;2024-06-25;;pregnancy;;;accepted"),
                row("D-1", anna, "document;VOG;;;;;;;;;;;2023-06-15;2028-06-14;;;vog;;submitted"));

        assertThat(Csv.rejects(run)).isEmpty();
        assertThat(run.summary()).containsEntry("new", 4L);
        List<Evidence> evidence = dossiers.list(anna.id(), Optional.empty(), 10);
        assertThat(evidence)
                .extracting(Evidence::claim)
                .contains(
                        new Claim.OfPractice(
                                "social-domain",
                                "Gemeente Zilverdam",
                                "klantmanager",
                                LocalDate.of(2018, 3, 1),
                                null,
                                Hundredths.ofWhole(32)),
                        new Claim.OfInterruption("pregnancy", LocalDate.of(2024, 3, 6), LocalDate.of(2024, 6, 25)),
                        new Claim.OfDocument("vog", LocalDate.of(2023, 6, 15), LocalDate.of(2028, 6, 14)));
        assertThat(evidence)
                .extracting(Evidence::claim)
                .filteredOn(Claim.OfActivity.class::isInstance)
                .singleElement()
                .satisfies(claim -> assertThat(((Claim.OfActivity) claim).attributes())
                        .containsEntry("groupSize", 8)
                        .containsEntry("accredited", false)
                        .containsEntry("place", "Zilverdam")
                        .hasEntrySatisfying(
                                "share",
                                share -> assertThat(new BigDecimal(share.toString()))
                                        .isEqualByComparingTo("0.75")));
        assertThat(evidence)
                .filteredOn(one -> one.state() == EvidenceState.SUBMITTED)
                .extracting(one -> one.claim().kind())
                .containsExactly("document");
    }

    @Test
    void peopleMayHaveTheSameReference() {
        Learner anna = learners.aRegistrant();
        Learner bert = learners.aRegistrant();
        String rest = "practice;;;;;;;;;social-domain;Werkplein;coach;2018-03-01;;32;;;;accepted";

        JobRun run = take(row("B-1", anna, rest), row("B-1", bert, rest), row("B-1", anna, rest));

        assertThat(run.summary()).containsEntry("new", 2L).containsEntry("known", 1L);
        assertThat(dossiers.list(bert.id(), Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void theSameRowsInAnotherFileChangeNothing() {
        String row = row(
                "B-1",
                learners.aRegistrant(),
                "practice;;;;;;;;;social-domain;Werkplein;coach;2018-03-01;;32;;;;accepted");
        take(row);

        JobRun second = take(row, "");

        assertThat(second.summary()).containsEntry("new", 0L).containsEntry("known", 1L);
    }

    @Test
    void whatTheDossierFindsWrongIsToldOfTheRightRowAndColumn() {
        Learner anna = learners.aRegistrant();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(row("A/" + i, anna, "practice;;;;;;;;;social-domain;Werkplein;coach;2018-03-01;;32;;;;accepted"));
        }
        rows.set(3, row("A/3", anna, "activity;Boek;study;;;2024-05-23;;2;;;;;;;;;;;accepted"));
        rows.set(5, rows.get(5).replace("2018-03-01", "2099-03-01"));
        rows.set(7, rows.get(7).replace(anna.number().value(), "99999"));
        rows.set(9, row("A/9", anna, "document;VOG;;;;;;;;;;;2023-06-15;2022-06-14;;;vog;;submitted"));
        rows.set(11, rows.get(11).replace(";accepted", ";rejected"));

        JobRun run = take(rows.toArray(String[]::new));

        assertThat(run.count("new")).isEqualTo(15);
        assertThat(Csv.rejects(run))
                .containsExactly(
                        "4 category required",
                        "6 from date-in-future",
                        "8 registration_number malformed-number",
                        "10 until until-before-from",
                        "12 state not-one-of");
    }

    private JobRun take(String... rows) {
        return new Csv(jobs, folder)
                .take(
                        "ImportEvidence",
                        Stream.concat(Stream.of(HEADER), Arrays.stream(rows)).toArray(String[]::new));
    }

    private static String row(String reference, Learner learner, String rest) {
        return reference + ";" + learner.number() + ";krsd-demo;" + rest;
    }
}
