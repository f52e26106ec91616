package nl.qualityregister.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@JobTest
class ImportOrganisationsTest {
    private static final String HEADER = "id;name;kinds;kvk_number;email;webhook";

    @Autowired
    Jobs jobs;

    @Autowired
    Organisations organisations;

    @TempDir
    Path folder;

    private final String prefix = "o" + UUID.randomUUID().toString().substring(0, 8);
    private final int kvk = Math.abs(prefix.hashCode() % 90_000_000);

    @Test
    void organisationsAreEnrolledWithAllTheyAre() {
        JobRun run = csv().take(
                        "ImportOrganisations",
                        HEADER,
                        prefix + "-a;\"Gemeente \"\"Zilver\"\" & Zn; Dam\";employer|provider;" + kvk(1)
                                + ";post@zilverdam.example;https://zilverdam.example/hook",
                        prefix + "-b;Keurraad;accrediting-body;;;");

        assertThat(run.count("new")).isEqualTo(2);
        assertThat(organisations.find(List.of(id("a"))))
                .containsExactly(new Organisation(
                        id("a"),
                        "Gemeente \"Zilver\" & Zn; Dam",
                        java.util.Set.of(OrganisationKind.EMPLOYER, OrganisationKind.PROVIDER),
                        kvk(1),
                        "post@zilverdam.example",
                        "https://zilverdam.example/hook"));
    }

    @Test
    void knownOrganisationsStayAsTheyAre() {
        csv().take("ImportOrganisations", HEADER, prefix + "-a;Eerste naam;employer;;;");

        JobRun second = csv().take(
                        "ImportOrganisations",
                        HEADER,
                        prefix + "-a;Tweede naam;employer;;;",
                        prefix + "-b;Nieuw;employer;;;");

        assertThat(second.count("new")).isEqualTo(1);
        assertThat(second.count("known")).isEqualTo(1);
        assertThat(organisations.find(List.of(id("a"))))
                .extracting(Organisation::name)
                .containsExactly("Eerste naam");
    }

    @Test
    void aRowThatTheDoorRefusesWithoutNamingItIsFoundAmongTheOthers() {
        csv().take("ImportOrganisations", HEADER, prefix + "-first;Eerste;employer;" + kvk(500) + ";;");
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 300; i++) {
            lines.add(prefix + "-n" + i + ";Naam;employer;" + (i == 42 || i == 250 ? kvk(500) : kvk(i)) + ";;");
        }

        JobRun run = csv().take("ImportOrganisations", lines.toArray(String[]::new));

        assertThat(run.count("new")).isEqualTo(298);
        assertThat(Csv.rejects(run)).containsExactly("43  kvk-number-taken", "251  kvk-number-taken");
    }

    @Test
    void everyFaultOfARowIsNamedAtOnce() {
        JobRun run = csv().take("ImportOrganisations", HEADER, "Hoofd Letter;;club;1234;geen adres;ftp://x");

        assertThat(Csv.rejects(run))
                .containsExactly("1 id|name|kinds|kvk_number|email|webhook not-as-described|required");
    }

    private Csv csv() {
        return new Csv(jobs, folder);
    }

    private OrganisationId id(String suffix) {
        return new OrganisationId(prefix + "-" + suffix);
    }

    private String kvk(int i) {
        return String.format(java.util.Locale.ROOT, "%08d", kvk + i);
    }
}
