package nl.qualityregister.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.support.Homes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports on a disk of 64 KB, which only a superuser can make. */
class ReportFileTest {
    private static final String TOO_MUCH = "far too much to write\r\n".repeat(10_000);

    @TempDir
    Path folder;

    private Path reports;

    @BeforeEach
    void aSmallDisk() throws Exception {
        reports = Files.createDirectory(folder.resolve("reports"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", reports.toString()) == 0,
                "nobody but a superuser mounts a disk");
    }

    @AfterEach
    void gone() throws Exception {
        run("umount", reports.toString());
    }

    @Test
    void aReportThatFindsNoRoomLeavesTheOneBeforeAndNothingHalf() throws Exception {
        RegisterHome home = Homes.at(folder);
        Path before = ReportFile.write(home, "year.csv", "as it was");

        assertThatThrownBy(() -> ReportFile.write(home, "year.csv", TOO_MUCH))
                .isInstanceOf(FileNotWritten.class)
                .hasMessage(before + " could not be written (No space left on device):"
                        + " make room, or let this user write there");

        assertThat(before).hasContent("as it was");
        assertThat(files()).containsExactly("year.csv");
        assertThat(ReportFile.write(home, "year.csv", "as it is")).hasContent("as it is");
    }

    @Test
    void aReportThatIsWrittenRowByRowIsThereWhenItIsWhole() throws Exception {
        RegisterHome home = Homes.at(folder);
        Path path;
        try (ReportFile file = ReportFile.open(home, "audit.csv")) {
            path = file.path();
            file.row(java.util.List.of("a", "b"));
            assertThat(path).doesNotExist();
        }

        assertThat(path).hasContent("a,b");
        assertThat(files()).containsExactly("audit.csv");
    }

    private java.util.List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(reports)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
