package nl.qualityregister.api.operation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class Uploads {
    private final Files files;
    private final Reach reach;
    private final Trace trace;

    Uploads(Files files, Reach reach, Trace trace) {
        this.files = files;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping(path = "/v1/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<FileView> uploadFile(@RequestPart MultipartFile file, Caller caller) throws IOException {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        try (InputStream content = file.getInputStream()) {
            StoredFile stored = files.store(content, name, caller.actor());
            return ResponseEntity.created(URI.create("/v1/files/" + stored.id()))
                    .body(FileView.of(stored));
        }
    }

    @GetMapping("/v1/files/{fileId}")
    FileView describeFile(@PathVariable String fileId, Caller caller) {
        StoredFile file = reach.file(caller, new FileId(Words.id(fileId)));
        trace.ofOwn(caller, "file-read", "file:" + file.id());
        return FileView.of(file);
    }
}
