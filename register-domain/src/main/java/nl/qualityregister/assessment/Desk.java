package nl.qualityregister.assessment;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceAlreadyAssessed;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.FileNotFound;
import nl.qualityregister.file.Files;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The door of the desk. Who shares an employer with the registrant, or is the registrant, sees neither item nor file. */
@Service
@Transactional
public class Desk {
    private final DeskItems items;
    private final EvidenceDossiers dossiers;
    private final Files files;
    private final JsonMapper json;

    Desk(DeskItems items, EvidenceDossiers dossiers, Files files, JsonMapper json) {
        this.items = items;
        this.dossiers = dossiers;
        this.files = files;
        this.json = json;
    }

    /** Open and claimed items that this assessor may see, oldest first. */
    @Transactional(readOnly = true)
    public List<Item> queue(Account assessor, Optional<ItemId> after, int limit) {
        return after.map(last -> items.oldestAfter(last, assessor.id(), limit))
                .orElseGet(() -> items.oldest(assessor.id(), limit));
    }

    /** Empty too when the assessor has a conflict of interest. */
    @Transactional(readOnly = true)
    public Optional<Item> find(ItemId id, Account assessor) {
        return items.find(id, assessor.id());
    }

    /** What is judged, for an item of kind evidence. */
    @Transactional(readOnly = true)
    public Optional<Evidence> evidence(ItemId id, Account assessor) {
        return items.find(id, assessor.id())
                .filter(item -> item.kind() == ItemKind.EVIDENCE)
                .flatMap(item -> dossiers.find(DeskItems.evidence(item)));
    }

    /** One's own claim again changes nothing. Refuses with ItemNotFound, ItemClaimedByAnother, ItemClosed. */
    public Item claim(ItemId id, Account assessor) {
        Item item = items.lock(id, assessor.id()).orElseThrow(() -> new ItemNotFound(id));
        refuse(DeskMove.CLAIM, item, assessor);
        if (item.state() == ItemState.OPEN) {
            items.move(DeskMove.CLAIM, id, assessor.id(), "CLAIMED", null);
        }
        return items.find(id, assessor.id()).orElseThrow();
    }

    /** What is not claimed stays so. Refuses with ItemNotFound, ItemClaimedByAnother, ItemClosed. */
    public Item release(ItemId id, Account assessor) {
        Item item = items.lock(id, assessor.id()).orElseThrow(() -> new ItemNotFound(id));
        refuse(DeskMove.RELEASE, item, assessor);
        if (item.state() == ItemState.CLAIMED) {
            items.move(DeskMove.RELEASE, id, assessor.id(), "RELEASED", null);
        }
        return items.find(id, assessor.id()).orElseThrow();
    }

    /**
     * Tells evidence's door the judgement; what nobody claimed may be concluded at once. Refuses with ItemNotFound, InputRefused (a
     * reason that is not of the list, points or a category that cannot be), ItemClaimedByAnother, ItemClosed when it was recalled, and
     * EvidenceAlreadyAssessed. Returns the concluded item.
     */
    public Item conclude(ItemId id, Judgement judgement, Account assessor) {
        Item item = items.find(id, assessor.id()).orElseThrow(() -> new ItemNotFound(id));
        refuse(DeskMove.CONCLUDE, item, assessor);
        InputRefused.ifAny(ReasonCheck.faults(judgement));
        EvidenceId evidence = DeskItems.evidence(item);
        // the evidence is locked before its item, as a withdrawal does, so that the two never wait crosswise
        dossiers.conclude(Map.of(evidence, judgement), Actor.account(assessor.id()));
        if (!items.move(DeskMove.CONCLUDE, id, assessor.id(), "CONCLUDED", json.writeValueAsString(judgement))) {
            refuse(DeskMove.CONCLUDE, items.find(id, assessor.id()).orElseThrow(() -> new ItemNotFound(id)), assessor);
            throw new IllegalStateException("item " + id + " could be concluded and was not");
        }
        return items.find(id, assessor.id()).orElseThrow();
    }

    private static void refuse(DeskMove move, Item item, Account assessor) {
        if (item.state() == ItemState.CLAIMED && !assessor.id().equals(item.claimedBy())) {
            throw new ItemClaimedByAnother(item.id());
        }
        if (item.state() == ItemState.CONCLUDED && move == DeskMove.CONCLUDE) {
            throw new EvidenceAlreadyAssessed(DeskItems.evidence(item));
        }
        if (move.from(item.state()).isEmpty()) {
            throw new ItemClosed(item.id(), item.state());
        }
    }

    /** The bytes of a file of the item, for one who may see the item. Refuses with ItemNotFound, FileNotFound, FileInfected. */
    @Transactional(readOnly = true)
    public InputStream open(ItemId id, FileId file, Account assessor) {
        Item item = items.find(id, assessor.id()).orElseThrow(() -> new ItemNotFound(id));
        if (!item.files().contains(file)) {
            throw new FileNotFound(file);
        }
        return files.open(file);
    }
}
