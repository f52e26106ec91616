package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.verification.Batch;
import nl.qualityregister.verification.BatchId;
import nl.qualityregister.verification.Batches;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Lists too long for one call: handed in and fetched as CSV or in a spreadsheet, answered by the worker. */
@RestController
class VerificationBatchOperations {
    private static final int LONGEST_HEADER = 1_000;
    private static final Set<String> COLUMNS =
            Set.of("registration_number", "register", "occupation", "birth_date", "name");

    private final Batches batches;
    private final Trace trace;

    VerificationBatchOperations(Batches batches, Trace trace) {
        this.batches = batches;
        this.trace = trace;
    }

    @PostMapping(path = "/v1/verification-batches", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<BatchView> handInVerificationBatch(
            @RequestPart MultipartFile file,
            @RequestParam Optional<LocalDate> validOn,
            @RequestParam Optional<OffsetDateTime> knownAt,
            Caller caller)
            throws IOException {
        return Workbooks.isOne(file)
                ? handIn(workbook(file), validOn, knownAt, caller)
                : handIn(file::getInputStream, validOn, knownAt, caller);
    }

    /** What can be read more than once. */
    private interface Source {
        InputStream open() throws IOException;
    }

    /** As CSV in a file that goes when it has been read. */
    private static Source workbook(MultipartFile file) throws IOException {
        Path csv = Files.createTempFile("questions", ".csv");
        try {
            Workbooks.toCsv(file, csv, Batches.MOST_ROWS, List.of("birth_date"));
            byte[] content = Files.readAllBytes(csv);
            return () -> new ByteArrayInputStream(content);
        } finally {
            Files.delete(csv);
        }
    }

    private ResponseEntity<BatchView> handIn(
            Source source, Optional<LocalDate> validOn, Optional<OffsetDateTime> knownAt, Caller caller)
            throws IOException {
        int rows = rows(source);
        try (InputStream questions = source.open()) {
            Batch batch = batches.handIn(
                    questions,
                    rows,
                    validOn.orElse(null),
                    knownAt.map(OffsetDateTime::toInstant).orElse(null),
                    caller.known());
            return ResponseEntity.created(URI.create("/v1/verification-batches/" + batch.id()))
                    .body(BatchView.of(batch));
        }
    }

    /** How many there are; the file is read through once, so that what cannot be read is refused before anybody waits for it. */
    private static int rows(Source source) throws IOException {
        try (CSVParser parser = parser(source)) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> header = records.hasNext()
                    ? records.next().stream()
                            .map(name -> name.replace("\ufeff", "").strip().toLowerCase(Locale.ROOT))
                            .toList()
                    : List.of();
            if (!header.contains("registration_number")
                    || !COLUMNS.containsAll(header)
                    || header.stream().distinct().count() < header.size()) {
                throw refused("other-columns", "found", String.join(", ", header));
            }
            int rows = 0;
            while (records.hasNext()) {
                records.next();
                if (++rows > Batches.MOST_ROWS) {
                    throw refused("too-many", "max", Batches.MOST_ROWS);
                }
            }
            if (rows == 0) {
                throw refused("required", "rows", 0);
            }
            return rows;
        } catch (CharacterCodingException unreadable) {
            throw refused("wrong-encoding", "line", "1");
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause() instanceof CharacterCodingException
                    ? refused("wrong-encoding", "line", "?")
                    : refused("malformed-csv", "line", "?");
        }
    }

    private static CSVParser parser(Source source) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8.newDecoder()));
        char[] beginning = new char[LONGEST_HEADER];
        reader.mark(LONGEST_HEADER);
        int read = Math.max(0, reader.read(beginning));
        reader.reset();
        String first = String.valueOf(beginning, 0, read).lines().findFirst().orElse("");
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(first.indexOf(';') >= 0 ? ';' : ',')
                .setIgnoreEmptyLines(true)
                .get()
                .parse(reader);
    }

    private static InputRefused refused(String code, String name, Object value) {
        return new InputRefused(List.of(new Fault("/file", code, Map.of(name, value.toString()))));
    }

    @GetMapping("/v1/verification-batches/{batchId}")
    BatchView readVerificationBatch(@PathVariable String batchId, Caller caller) {
        return BatchView.of(batches.read(new BatchId(Words.id(batchId)), caller.known()));
    }

    @PostMapping("/v1/verification-batches/{batchId}/cancellations")
    BatchView cancelVerificationBatch(@PathVariable String batchId, Caller caller) {
        return BatchView.of(batches.cancel(new BatchId(Words.id(batchId)), caller.known()));
    }

    /** Where the server can, the file goes from disk to network without a thread that waits for the caller. */
    @GetMapping(path = "/v1/verification-batches/{batchId}/answers", produces = "text/csv")
    void downloadVerificationAnswers(
            @PathVariable String batchId, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        BatchId id = new BatchId(Words.id(batchId));
        Path file = batches.answers(id, caller.known());
        trace.of(caller, "receipt-read", "verification-batch:" + id, "own-receipt");
        long length = Files.size(file);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"answers-" + id + ".csv\"");
        response.setContentLengthLong(length);
        if (Boolean.TRUE.equals(request.getAttribute("org.apache.tomcat.sendfile.support"))) {
            request.setAttribute(
                    "org.apache.tomcat.sendfile.filename", file.toRealPath().toString());
            request.setAttribute("org.apache.tomcat.sendfile.start", 0L);
            request.setAttribute("org.apache.tomcat.sendfile.end", length);
        } else {
            try (OutputStream out = response.getOutputStream()) {
                Files.copy(file, out);
            }
        }
    }

    @GetMapping(path = "/v1/verification-batches/{batchId}/answers", produces = Workbooks.TYPE)
    ResponseEntity<byte[]> downloadVerificationWorkbook(@PathVariable String batchId, Caller caller)
            throws IOException {
        BatchId id = new BatchId(Words.id(batchId));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Workbooks.fromCsv(batches.answers(id, caller.known()), content);
        trace.of(caller, "receipt-read", "verification-batch:" + id, "own-receipt");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Workbooks.TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"answers-" + id + ".xlsx\"")
                .body(content.toByteArray());
    }

    record BatchView(
            UUID id,
            String state,
            LocalDate validOn,
            Instant knownAt,
            long logSize,
            int rows,
            int done,
            Instant handedInAt,
            @Nullable Instant endedAt,
            @Nullable String signature) {
        static BatchView of(Batch batch) {
            return new BatchView(
                    batch.id().value(),
                    Words.of(batch.state()),
                    batch.validOn(),
                    batch.knownAt(),
                    batch.logSize(),
                    batch.rows(),
                    batch.done(),
                    batch.handedInAt(),
                    batch.endedAt(),
                    batch.signature());
        }
    }
}
