package nl.qualityregister.jobs.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;

/** Files for the tests of imports, and what was rejected of them. */
record Csv(Jobs jobs, Path folder) {
    JobRun take(String job, String... lines) {
        return take(job, file(lines));
    }

    JobRun take(String job, Path file, String... parameters) {
        Map<String, String> given = new java.util.HashMap<>(Map.of("file", file.toString()));
        for (String parameter : parameters) {
            given.put(parameter.replaceAll("=.*", ""), parameter.replaceAll("^[^=]*=", ""));
        }
        return jobs.run(job, given);
    }

    Path file(String... lines) {
        try {
            return Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each as {@code row columns codes}. */
    static List<String> rejects(JobRun run) {
        List<String> rejects = new ArrayList<>();
        Object path = run.summary().get("rejects");
        if (path != null) {
            try {
                Files.readAllLines(Path.of((String) path)).stream()
                        .skip(1)
                        .map(line -> line.split(";", -1))
                        .forEach(cells -> rejects.add(cells[0] + " " + cells[2] + " " + cells[3]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rejects;
    }
}
