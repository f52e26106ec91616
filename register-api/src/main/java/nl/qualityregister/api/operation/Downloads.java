package nl.qualityregister.api.operation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Files of a case, for one who may see the case: always to be saved, never shown by the browser. */
@Component
class Downloads {
    private final Files files;

    Downloads(Files files) {
        this.files = files;
    }

    ResponseEntity<InputStreamResource> of(List<FileId> ofTheCase, String fileId) {
        FileId id = new FileId(Words.id(fileId));
        StoredFile file = ofTheCase.contains(id)
                ? files.describe(Set.of(id)).stream().findFirst().orElseThrow(NotFound::new)
                : nothing();
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .body(new InputStreamResource(files.open(id)));
    }

    private static StoredFile nothing() {
        throw new NotFound();
    }
}
