package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.privacy.OpenData;
import nl.qualityregister.privacy.OpenDataFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The open data of a register, where it has chosen to publish them. */
@RestController
class OpenDataOperations {
    private final OpenData openData;
    private final RegisterHome home;

    OpenDataOperations(OpenData openData, RegisterHome home) {
        this.openData = openData;
        this.home = home;
    }

    @GetMapping("/v1/open-data")
    FileView readOpenData(@RequestParam String register) {
        return FileView.of(latest(register));
    }

    @GetMapping("/v1/open-data/{register}/registrations")
    void downloadOpenData(@PathVariable String register, HttpServletResponse response) throws IOException {
        Path file = home.folder().resolve("open-data").resolve(latest(register).name());
        if (!Files.isRegularFile(file)) {
            throw new NotFound();
        }
        response.setContentType("text/csv;charset=UTF-8");
        Files.copy(file, response.getOutputStream());
    }

    @PostMapping("/v1/open-data/{register}/choices")
    @ResponseStatus(HttpStatus.CREATED)
    Choice chooseOpenData(@PathVariable String register, @RequestBody Choice choice, Caller caller) {
        openData.choose(id(register), choice.published(), choice.ground(), caller.actor());
        return choice;
    }

    private OpenDataFile latest(String register) {
        RegisterId id = id(register);
        if (!openData.isPublished(id)) {
            throw new NotFound();
        }
        return openData.latest(id).orElseThrow(NotFound::new);
    }

    private static RegisterId id(String register) {
        return new RegisterId(Words.code(register).orElseThrow(NotFound::new));
    }

    record Choice(boolean published, String ground) {}

    record FileView(
            String register,
            LocalDate businessDay,
            String sha256,
            long rows,
            long logSize,
            @Nullable Instant logUntil,
            Instant publishedAt) {
        static FileView of(OpenDataFile file) {
            return new FileView(
                    file.register().value(),
                    file.businessDay(),
                    file.sha256(),
                    file.rows(),
                    file.logSize(),
                    file.logUntil(),
                    file.publishedAt());
        }
    }
}
