package nl.qualityregister.api.operation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.roll.Log;
import nl.qualityregister.trail.TrailBatch;
import nl.qualityregister.trail.TrailSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trail for the auditor: batch by batch as it was sealed, so that it can be held against the log. Taking it is on the trail. */
@RestController
class TrailBatches {
    private static final String GROUND = "task:auditor";

    private final TrailSeal trail;
    private final Log log;
    private final Trace trace;

    TrailBatches(TrailSeal trail, Log log, Trace trace) {
        this.trail = trail;
        this.log = log;
        this.trace = trace;
    }

    @GetMapping("/v1/trail-batches")
    ResponseEntity<Page<BatchView>> listTrailBatches(
            @RequestParam Optional<Long> after, @RequestParam(defaultValue = "50") int limit) {
        List<TrailBatch> found = trail.batches(after.orElse(-1L), limit + 1);
        Map<Long, Long> leaves =
                log.sealedAt(found.stream().map(TrailBatch::first).toList());
        return Page.of(found, limit, batch -> Long.toString(batch.first()), batch -> BatchView.of(batch, leaves));
    }

    @GetMapping(path = "/v1/trail-batches/{firstId}/entries", produces = "application/x-ndjson")
    ResponseEntity<byte[]> exportTrailBatch(@PathVariable long firstId, Caller caller) {
        TrailBatch batch = trail.find(firstId).orElseThrow(NotFound::new);
        trace.of(caller, "trail-exported", "trail-batch:" + firstId, GROUND);
        String lines = trail.lines(batch).stream().collect(Collectors.joining("\n", "", "\n"));
        return ResponseEntity.ok().body(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** @param logIndex the leaf of the log that names the root; absent until the next checkpoint */
    record BatchView(
            long firstId,
            long lastId,
            long rows,
            String root,
            Instant sealedAt,
            @Nullable Long logIndex) {
        static BatchView of(TrailBatch batch, Map<Long, Long> leaves) {
            return new BatchView(
                    batch.first(),
                    batch.last(),
                    batch.rows(),
                    HexFormat.of().formatHex(batch.root()),
                    batch.sealedAt(),
                    leaves.get(batch.first()));
        }
    }
}
