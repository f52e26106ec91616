package nl.qualityregister.api.operation;

import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.assessment.BulkPreview;
import nl.qualityregister.assessment.BulkVerdict;
import nl.qualityregister.assessment.BulkVerdicts;
import nl.qualityregister.assessment.ItemId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One finding for many like items: shown first, then done as it was shown. */
@RestController
class BulkVerdictOperations {
    private final BulkVerdicts bulk;

    BulkVerdictOperations(BulkVerdicts bulk) {
        this.bulk = bulk;
    }

    @PostMapping("/v1/assessment-items/_preview")
    PreviewView previewVerdicts(@RequestBody Asked asked, Caller caller) {
        return PreviewView.of(bulk.preview(asked.toBulk(), caller.known()));
    }

    @PostMapping("/v1/assessment-verdicts")
    @ResponseStatus(HttpStatus.CREATED)
    PreviewView concludeItems(@RequestBody Ordered ordered, Caller caller) {
        BulkVerdict verdict = new Asked(ordered.items(), ordered.verdict()).toBulk();
        return PreviewView.of(bulk.conclude(verdict, ordered.digest(), caller.known()));
    }

    record Asked(List<UUID> items, ItemVerdict verdict) {
        BulkVerdict toBulk() {
            return new BulkVerdict(items.stream().map(ItemId::new).toList(), verdict.toFinding());
        }
    }

    record Ordered(String digest, List<UUID> items, ItemVerdict verdict) {}

    record PreviewView(String digest, List<RowView> rows) {
        static PreviewView of(BulkPreview preview) {
            return new PreviewView(
                    preview.digest(), preview.rows().stream().map(RowView::of).toList());
        }
    }

    record RowView(UUID itemId, String result, @Nullable String problem, List<FaultView> faults) {
        static RowView of(BulkPreview.Row row) {
            return new RowView(
                    row.item().value(),
                    Words.of(row.result()),
                    row.problem(),
                    row.faults().stream()
                            .map(fault -> new FaultView(fault.pointer(), fault.code()))
                            .toList());
        }
    }

    record FaultView(String pointer, String code) {}
}
