package nl.qualityregister.assessment;

import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.qualityregister.course.AccreditationApplication;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.course.CourseVersion;
import nl.qualityregister.course.CourseVersions;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.FileNotFound;
import nl.qualityregister.file.Files;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
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
    private final Judging judging;
    private final JudgedRows judgements;
    private final Owners owners;
    private final JudgedEvidence evidence;
    private final Accreditations accreditations;
    private final CourseVersions courses;
    private final Similar similar;
    private final Reuse reuse;
    private final Files files;
    private final Duration claimTerm;

    Desk(
            DeskItems items,
            DeskMoves moves,
            Judging judging,
            JudgedRows judgements,
            Owners owners,
            JudgedEvidence evidence,
            Accreditations accreditations,
            CourseVersions courses,
            Similar similar,
            Reuse reuse,
            Files files,
            @Value("${register.desk.claim-term:PT24H}") Duration claimTerm) {
        this.items = items;
        this.moves = moves;
        this.judging = judging;
        this.judgements = judgements;
        this.owners = owners;
        this.evidence = evidence;
        this.accreditations = accreditations;
        this.courses = courses;
        this.similar = similar;
        this.reuse = reuse;
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

    /** Keeps these from an item that lies there and was judged by nobody yet; for owners whose things are judged a second time. */
    public void bar(String subject, Collection<AccountId> barred) {
        moves.bar(subject, barred);
    }

    /** Open and claimed items that this assessor may judge, those whose cycle ends first on top. */
    @Transactional(readOnly = true)
    public List<Item> queue(QueueFilter filter, Account assessor, Optional<ItemId> after, int limit) {
        return after.map(last -> items.queueAfter(last, filter, assessor, limit))
                .orElseGet(() -> items.queue(filter, assessor, limit));
    }

    /** Empty too when the assessor has a conflict of interest. */
    @Transactional(readOnly = true)
    public Optional<Item> find(ItemId id, Account assessor) {
        return items.find(id, assessor);
    }

    /** For the trail only: whether there is such an item at all, and whose it is, when somebody asked for it in vain. */
    @Transactional(readOnly = true)
    public Optional<Wanted> wanted(ItemId id) {
        return items.wanted(id);
    }

    /** @param registrant whose it is, where there is one */
    public record Wanted(ItemId id, @Nullable RegistrantId registrant) {}

    /** What is judged, for an item of kind evidence. */
    @Transactional(readOnly = true)
    public Optional<Evidence> evidence(ItemId id, Account assessor) {
        return items.find(id, assessor)
                .filter(item -> item.kind() == ItemKind.EVIDENCE)
                .flatMap(evidence::of);
    }

    /** The course that is to be accredited, for an item of kind accreditation. */
    @Transactional(readOnly = true)
    public Optional<AskedAccreditation> accreditation(ItemId id, Account assessor) {
        return items.find(id, assessor)
                .filter(item -> item.kind() == ItemKind.ACCREDITATION)
                .flatMap(item -> accreditations
                        .find(Subjects.accreditation(item))
                        .flatMap(asked -> courses.find(
                                        asked.request().course(),
                                        asked.request().version())
                                .map(version -> new AskedAccreditation(
                                        asked, version, owners.panel(item).missing(judgements.of(id))))));
    }

    /** @param unheard the sources of knowledge that the register's panel needs and nobody has spoken for yet */
    public record AskedAccreditation(AccreditationApplication application, CourseVersion version, Set<String> unheard) {
        public AskedAccreditation {
            unheard = Collections.unmodifiableSet(new TreeSet<>(unheard));
        }
    }

    /** What was found that this person may know: one's own judgement, and all of them for whoever has to choose between two. */
    @Transactional(readOnly = true)
    public List<Judged> judgements(ItemId id, Account assessor) {
        Optional<Item> item = items.find(id, assessor);
        boolean all = item.filter(found -> found.stage() == Stage.MODERATION)
                .map(found -> judgements.of(id).stream()
                        .limit(2)
                        .noneMatch(judged -> judged.by().equals(assessor.id())))
                .orElse(false);
        return item.isEmpty()
                ? List.of()
                : judgements.of(id).stream()
                        .filter(judged -> all || judged.by().equals(assessor.id()))
                        .toList();
    }

    /** How far the conflict rule could see, and what resembles it without being equal. */
    @Transactional(readOnly = true)
    public ConflictHint hint(ItemId id, Account assessor) {
        return similar.employers(id, assessor);
    }

    /** What of it was handed in before, in this dossier or another. */
    @Transactional(readOnly = true)
    public List<Reused> reused(ItemId id, Account assessor) {
        return items.find(id, assessor).map(reuse::of).orElse(List.of());
    }

    /** One's own claim again extends it. Refuses with ItemNotFound, ItemClaimedByAnother, ItemJudgedByYou, ItemClosed. */
    public Item claim(ItemId id, Account assessor) {
        Item item = items.lock(id, assessor).orElseThrow(() -> new ItemNotFound(id));
        Judging.refuse(DeskMove.CLAIM, item, judgements.of(id), assessor);
        moves.claim(item, assessor.id(), item.state() == ItemState.CLAIMED ? "EXTENDED" : "CLAIMED", claimTerm);
        return items.find(id, assessor).orElseThrow();
    }

    /** What is not claimed stays so. Refuses with ItemNotFound, ItemClaimedByAnother, ItemClosed. */
    public Item release(ItemId id, Account assessor) {
        Item item = items.lock(id, assessor).orElseThrow(() -> new ItemNotFound(id));
        Judging.refuse(DeskMove.RELEASE, item, List.of(), assessor);
        if (item.state() == ItemState.CLAIMED) {
            moves.release(item, assessor.id());
        }
        return items.find(id, assessor).orElseThrow();
    }

    /**
     * Judges the item; what nobody claimed may be judged at once. Where another has to judge too, the item waits for him or her and
     * nobody is told yet; else its owner is told the finding. Refuses with ItemNotFound, InputRefused (a reason that is not of the list,
     * terms that cannot be), ItemClaimedByAnother, ItemJudgedByYou, ItemJudgedMeanwhile, ItemClosed, and EvidenceAlreadyAssessed.
     */
    public Item conclude(ItemId id, Finding finding, Account assessor) {
        Item item = items.find(id, assessor).orElseThrow(() -> new ItemNotFound(id));
        Judging.Ready ready = judging.ready(item, finding, assessor);
        InputRefused.ifAny(judging.faults(item, finding));
        judging.judge(List.of(ready), finding, assessor);
        return items.find(id, assessor).orElseThrow();
    }

    /** The bytes of a file of the item, for one who may see the item. Refuses with ItemNotFound, FileNotFound, FileInfected. */
    @Transactional(readOnly = true)
    public InputStream open(ItemId id, FileId file, Account assessor) {
        Item item = items.find(id, assessor).orElseThrow(() -> new ItemNotFound(id));
        if (!item.files().contains(file)) {
            throw new FileNotFound(file);
        }
        return files.open(file);
    }
}
