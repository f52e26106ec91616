package nl.qualityregister.api.operation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.roll.Checkpoint;
import nl.qualityregister.roll.ConsistencyProof;
import nl.qualityregister.roll.InclusionProof;
import nl.qualityregister.roll.Log;
import nl.qualityregister.roll.LogEntry;
import nl.qualityregister.roll.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log: its checkpoints, its entries, and the proofs that they are in it and stay in it. Hashes are base64, as checkpoints have them. */
@RestController
class LogOperations {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Log log;
    private final Trace trace;

    LogOperations(Log log, Trace trace) {
        this.log = log;
        this.trace = trace;
    }

    @GetMapping("/v1/log/checkpoint")
    ResponseEntity<String> readLogCheckpoint() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .body(log.checkpoint().note().toString());
    }

    @PostMapping("/v1/log/checkpoints")
    ResponseEntity<CheckpointView> makeLogCheckpoint(Caller caller) {
        CheckpointView made = CheckpointView.of(log.makeCheckpoint());
        trace.of(caller, "checkpoint-made", "checkpoint:" + made.treeSize(), "task:registrar");
        return ResponseEntity.status(HttpStatus.CREATED).body(made);
    }

    @GetMapping("/v1/log/verifier-key")
    ResponseEntity<String> readLogKey() {
        return ResponseEntity.ok().contentType(TEXT).body(log.verifierKey() + "\n");
    }

    @GetMapping("/v1/log/entries/{index}")
    EntryView readLogEntry(@PathVariable long index, Caller caller) {
        boolean office = caller.is(Role.REGISTRAR) || caller.is(Role.AUDITOR);
        LogEntry entry = log.entry(index, office ? Tier.REGISTRAR : Tier.PUBLIC);
        if (office) {
            trace.of(caller, "log-entry-read", "log-entry:" + index, "task:registrar");
        }
        return EntryView.of(entry);
    }

    @GetMapping("/v1/log/entries/{index}/proof")
    InclusionView proveInclusion(@PathVariable long index, @RequestParam Optional<Long> treeSize) {
        return InclusionView.of(log.inclusion(index, asked(treeSize)));
    }

    @GetMapping("/v1/log/consistency")
    ConsistencyView proveConsistency(@RequestParam long from, @RequestParam Optional<Long> to) {
        return ConsistencyView.of(log.consistency(from, asked(to)));
    }

    @PostMapping("/v1/log/_check")
    ConsistencyView checkCheckpoint(@RequestBody AskedCheckpoint asked) {
        return ConsistencyView.of(log.check(asked.checkpoint()));
    }

    private static OptionalLong asked(Optional<Long> size) {
        return size.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static List<String> texts(List<byte[]> hashes) {
        return hashes.stream().map(LogOperations::text).toList();
    }

    record AskedCheckpoint(String checkpoint) {}

    record CheckpointView(
            String origin,
            long treeSize,
            String rootHash,
            @Nullable Instant madeAt,
            String checkpoint) {
        static CheckpointView of(Checkpoint made) {
            return new CheckpointView(
                    made.origin(),
                    made.treeSize(),
                    text(made.root()),
                    made.madeAt(),
                    made.note().toString());
        }
    }

    record EntryView(
            long index,
            String kind,
            String leafHash,
            String commitment,
            Instant recordedAt,
            boolean erased,
            @Nullable String salt,
            @Nullable String content) {
        static EntryView of(LogEntry entry) {
            return new EntryView(
                    entry.index(),
                    entry.kind(),
                    text(entry.leafHash()),
                    text(entry.commitment()),
                    entry.recordedAt(),
                    entry.erased(),
                    entry.opened().map(opened -> text(opened.salt())).orElse(null),
                    entry.opened().map(LogEntry.Opened::content).orElse(null));
        }
    }

    record InclusionView(long index, long treeSize, String leafHash, String rootHash, List<String> hashes) {
        static InclusionView of(InclusionProof proof) {
            return new InclusionView(
                    proof.index(), proof.treeSize(), text(proof.leafHash()), text(proof.root()), texts(proof.hashes()));
        }
    }

    record ConsistencyView(long from, long to, String firstRootHash, String secondRootHash, List<String> hashes) {
        static ConsistencyView of(ConsistencyProof proof) {
            return new ConsistencyView(
                    proof.from(), proof.to(), text(proof.firstRoot()), text(proof.secondRoot()), texts(proof.hashes()));
        }
    }
}
