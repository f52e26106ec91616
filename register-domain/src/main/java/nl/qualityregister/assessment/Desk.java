package nl.qualityregister.assessment;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.file.FileId;
import nl.qualityregister.organisation.Account;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of the desk. Who shares an employer with the registrant, or is the registrant, sees neither item nor file. */
@Service
@Transactional
public class Desk {
    /** Open and claimed items that this assessor may see, oldest first. */
    public List<Item> queue(Account assessor, Optional<ItemId> after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Empty too when the assessor has a conflict of interest. */
    public Optional<Item> find(ItemId id, Account assessor) {
        throw new UnsupportedOperationException();
    }

    /** What is judged, for an item of kind evidence. */
    public Optional<Evidence> evidence(ItemId id, Account assessor) {
        throw new UnsupportedOperationException();
    }

    public Item claim(ItemId id, Account assessor) {
        throw new UnsupportedOperationException();
    }

    public Item release(ItemId id, Account assessor) {
        throw new UnsupportedOperationException();
    }

    /** Tells evidence's door the judgement; refuses with ItemClaimedByAnother, EvidenceAlreadyAssessed. Returns the concluded item. */
    public Item conclude(ItemId id, Judgement judgement, Account assessor) {
        throw new UnsupportedOperationException();
    }

    /** The bytes of a file of the item, for one who may see the item. */
    public InputStream open(ItemId id, FileId file, Account assessor) {
        throw new UnsupportedOperationException();
    }
}
