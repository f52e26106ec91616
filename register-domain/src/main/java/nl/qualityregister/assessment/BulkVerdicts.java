package nl.qualityregister.assessment;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.qualityregister.assessment.BulkPreview.Result;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Refusal;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.organisation.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The door of findings for many like items at once: of one kind, register and category. The conflict rule is asked of each. */
@Service
@Transactional
public class BulkVerdicts {
    private final DeskItems items;
    private final Judging judging;
    private final JsonMapper json;

    /** One of those asked for, and what would become of it. */
    private record Looked(BulkPreview.Row row, @Nullable Item item, Judging.@Nullable Ready ready) {}

    BulkVerdicts(DeskItems items, Judging judging, JsonMapper json) {
        this.items = items;
        this.judging = judging;
        this.json = json;
    }

    /** Keeps nothing. Refuses with InputRefused when the items are not alike. */
    @Transactional(readOnly = true)
    public BulkPreview preview(BulkVerdict verdict, Account assessor) {
        return preview(verdict, look(verdict, assessor));
    }

    /**
     * Judges every item that the preview did not refuse, all or none. Refuses with BulkPreviewOutdated when it is not that preview any
     * more, and as {@link Desk#conclude} does when another judges one of them in the same moment.
     */
    public BulkPreview conclude(BulkVerdict verdict, String digest, Account assessor) {
        List<Looked> looked = look(verdict, assessor);
        BulkPreview preview = preview(verdict, looked);
        if (!preview.digest().equals(digest)) {
            throw new BulkPreviewOutdated(preview.digest());
        }
        List<Judging.Ready> ready = new ArrayList<>();
        for (Looked one : looked) {
            Judging.@Nullable Ready candidate = one.ready();
            if (candidate != null) {
                ready.add(candidate);
            }
        }
        judging.judge(ready, verdict.finding(), assessor);
        return preview;
    }

    private List<Looked> look(BulkVerdict verdict, Account assessor) {
        Map<ItemId, Item> visible =
                items.find(verdict.items(), assessor).stream().collect(toMap(Item::id, Function.identity()));
        if (visible.values().stream().map(BulkVerdicts::likeness).distinct().count() > 1) {
            throw new InputRefused(List.of(Fault.at("/items", "not-alike")));
        }
        return verdict.items().stream()
                .map(id -> look(id, visible.get(id), verdict.finding(), assessor))
                .toList();
    }

    private Looked look(ItemId id, @Nullable Item item, Finding finding, Account assessor) {
        try {
            if (item == null) {
                throw new ItemNotFound(id);
            }
            Judging.Ready ready = judging.ready(item, finding, assessor);
            InputRefused.ifAny(judging.faults(item, finding));
            Result result = ready.next() instanceof Next.Concluded ? Result.CONCLUDED : Result.PASSED_ON;
            return new Looked(new BulkPreview.Row(id, result, null, List.of()), item, ready);
        } catch (Refusal refused) {
            BulkPreview.Row row = new BulkPreview.Row(id, Result.REFUSED, refused.problem(), refused.faults());
            return new Looked(row, item, null);
        }
    }

    private static List<String> likeness(Item item) {
        return List.of(item.kind().name(), item.register().value(), String.valueOf(item.category()));
    }

    private BulkPreview preview(BulkVerdict verdict, List<Looked> looked) {
        StringBuilder text = new StringBuilder(json.writer()
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(verdict.finding()));
        for (Looked one : looked) {
            @Nullable Item item = one.item();
            text.append('\n')
                    .append(one.row().item())
                    .append(' ')
                    .append(item == null ? "" : item.version())
                    .append(' ')
                    .append(one.row().result())
                    .append(' ')
                    .append(one.row().problem());
        }
        return new BulkPreview(
                Sha256.hex(text.toString()), looked.stream().map(Looked::row).toList());
    }
}
