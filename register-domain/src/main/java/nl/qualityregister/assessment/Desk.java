package nl.qualityregister.assessment;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceAlreadyAssessed;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.FileNotFound;
import nl.qualityregister.file.Files;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.trail.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the desk, for owners who lay items on it and for assessors who judge them. Who has a stake in an item sees neither it nor
 * its files.
 */
@Service
@Transactional
public class Desk {
    private final DeskItems items;
    private final DeskMoves moves;
    private final FindingCheck check;
    private final Owners owners;
    private final EvidenceDossiers dossiers;
    private final Files files;
    private final Duration claimTerm;

    Desk(
            DeskItems items,
            DeskMoves moves,
            FindingCheck check,
            Owners owners,
            EvidenceDossiers dossiers,
            Files files,
            @Value("${register.desk.claim-term:PT24H}") Duration claimTerm) {
        this.items = items;
        this.moves = moves;
        this.check = check;
        this.owners = owners;
        this.dossiers = dossiers;
        this.files = files;
        this.claimTerm = claimTerm;
    }

    /**
     * Lays items on the desk, for owners to its right; those to its left are heard by their events. A subject that lies there already
     * stays as it is. What is found is told by {@link ItemsConcluded}, in the transaction of the last judgement.
     */
    public void announce(Collection<NewItem> laid, Actor by) {
        moves.announce(laid.stream()
                .map(item -> new LaidItem(item, null, item.dueOn()))
                .toList());
    }

    /**
     * Takes items off the desk; what does not lie there is left as it is. An owner recalls before it locks what is its own, for the desk
     * locks the item first and then tells the owner.
     */
    public void recall(Collection<String> subjects, Actor by) {
        moves.recall(subjects);
    }

    /** Open and claimed items that this assessor may see, those whose cycle ends first on top. */
    @Transactional(readOnly = true)
    public List<Item> queue(Account assessor, Optional<ItemId> after, int limit) {
        return after.map(last -> items.queueAfter(last, assessor.id(), limit))
                .orElseGet(() -> items.queue(assessor.id(), limit));
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
                .flatMap(item -> dossiers.find(Subjects.evidence(item)));
    }

    /** One's own claim again extends it. Refuses with ItemNotFound, ItemClaimedByAnother, ItemClosed. */
    public Item claim(ItemId id, Account assessor) {
        Item item = items.lock(id, assessor.id()).orElseThrow(() -> new ItemNotFound(id));
        refuse(DeskMove.CLAIM, item, assessor);
        moves.claim(item, assessor.id(), item.state() == ItemState.CLAIMED ? "EXTENDED" : "CLAIMED", claimTerm);
        return items.find(id, assessor.id()).orElseThrow();
    }

    /** What is not claimed stays so. Refuses with ItemNotFound, ItemClaimedByAnother, ItemClosed. */
    public Item release(ItemId id, Account assessor) {
        Item item = items.lock(id, assessor.id()).orElseThrow(() -> new ItemNotFound(id));
        refuse(DeskMove.RELEASE, item, assessor);
        if (item.state() == ItemState.CLAIMED) {
            moves.release(item, assessor.id());
        }
        return items.find(id, assessor.id()).orElseThrow();
    }

    /**
     * Tells the owner the finding; what nobody claimed may be concluded at once. Refuses with ItemNotFound, InputRefused (a reason that
     * is not of the list, terms that cannot be), ItemClaimedByAnother, ItemClosed, and EvidenceAlreadyAssessed. Returns the concluded
     * item.
     */
    public Item conclude(ItemId id, Finding finding, Account assessor) {
        Item item = items.find(id, assessor.id()).orElseThrow(() -> new ItemNotFound(id));
        refuse(DeskMove.CONCLUDE, item, assessor);
        List<Fault> faults = new ArrayList<>(check.faults(item.kind(), finding));
        faults.addAll(owners.faults(item, finding));
        InputRefused.ifAny(faults);
        Actor by = Actor.account(assessor.id());
        List<Owners.Answer> answers = List.of(new Owners.Answer(item, finding, List.of(assessor.id())));
        owners.tellLeft(answers, by);
        if (!moves.conclude(item, finding, assessor.id())) {
            refuse(DeskMove.CONCLUDE, items.find(id, assessor.id()).orElseThrow(() -> new ItemNotFound(id)), assessor);
            throw new IllegalStateException("item " + id + " could be concluded and was not");
        }
        owners.tellRight(answers, by);
        return items.find(id, assessor.id()).orElseThrow();
    }

    private static void refuse(DeskMove move, Item item, Account assessor) {
        if (item.state() == ItemState.CLAIMED && !assessor.id().equals(item.claimedBy())) {
            throw new ItemClaimedByAnother(item.id());
        }
        if (item.state() == ItemState.CONCLUDED && move == DeskMove.CONCLUDE && item.kind() == ItemKind.EVIDENCE) {
            throw new EvidenceAlreadyAssessed(Subjects.evidence(item));
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
