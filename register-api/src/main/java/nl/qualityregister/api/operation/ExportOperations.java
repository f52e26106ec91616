package nl.qualityregister.api.operation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.norm.Language;
import nl.qualityregister.privacy.Export;
import nl.qualityregister.privacy.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Everything held about somebody, for herself. */
@RestController
class ExportOperations {
    private final Exports exports;
    private final Reach reach;

    ExportOperations(Exports exports, Reach reach) {
        this.exports = exports;
        this.reach = reach;
    }

    @GetMapping(path = "/v1/registrations/{registrationNumber}/export", produces = MediaType.APPLICATION_JSON_VALUE)
    ExportView exportFile(
            @PathVariable String registrationNumber,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Export export = exports.export(reach.own(caller, registrationNumber).id(), caller.actor());
        Language readers = ReadersLanguage.preferred(language);
        return new ExportView(
                export.person().number().value(),
                export.at(),
                export.parts().stream()
                        .map(part -> new HoldingView(
                                part.holding().table().replace('_', '-'),
                                part.holding().about().in(readers),
                                part.rows()))
                        .toList());
    }

    @GetMapping(path = "/v1/registrations/{registrationNumber}/export", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> exportFileAsPdf(
            @PathVariable String registrationNumber,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Export export = exports.export(reach.own(caller, registrationNumber).id(), caller.actor());
        ContentDisposition saved = ContentDisposition.attachment()
                .filename("export-" + export.person().number().value() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .body(exports.pdf(export, ReadersLanguage.preferred(language)));
    }

    record ExportView(String registrationNumber, Instant exportedAt, List<HoldingView> holdings) {}

    record HoldingView(String kind, String about, List<Map<String, @Nullable Object>> items) {}
}
