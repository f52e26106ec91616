package nl.qualityregister.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.qualityregister.evidence.EvidenceAlreadyAssessed;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges items: what the finding leads to, who is told, what is drawn to be judged again. */
@Component
class Judging {
    private final DeskItems items;
    private final DeskMoves moves;
    private final JudgedRows judgements;
    private final FindingCheck check;
    private final Owners owners;
    private final Samples samples;
    private final Footprints footprints;
    private final Norms norms;

    Judging(
            DeskItems items,
            DeskMoves moves,
            JudgedRows judgements,
            FindingCheck check,
            Owners owners,
            Samples samples,
            Footprints footprints,
            Norms norms) {
        this.items = items;
        this.moves = moves;
        this.judgements = judgements;
        this.check = check;
        this.owners = owners;
        this.samples = samples;
        this.footprints = footprints;
        this.norms = norms;
    }

    /** A judgement that can be made: on what, after what, and where it leads. */
    record Ready(Item item, List<Judged> before, Next next) {}

    /** Refuses with ItemJudgedByYou, ItemClaimedByAnother, ItemClosed, EvidenceAlreadyAssessed when it cannot. */
    Ready ready(Item item, Finding finding, Account assessor) {
        List<Judged> before = judgements.of(item.id());
        refuse(DeskMove.CONCLUDE, item, before, assessor);
        boolean rejectionNeedsTwo = norms.register(item.register()).desk().secondPersonOnRejection();
        return new Ready(item, before, Next.of(item, finding, before, rejectionNeedsTwo, owners.panel(item)));
    }

    List<Fault> faults(Item item, Finding finding) {
        return Stream.concat(check.faults(item.kind(), finding).stream(), owners.faults(item, finding).stream())
                .toList();
    }

    /**
     * All or none; what others did meanwhile is refused as above, or with ItemJudgedMeanwhile. Owners to the left lock what is theirs
     * before the item is, as they do when they take it back, so that the two never wait crosswise.
     */
    void judge(List<Ready> ready, Finding finding, Account assessor) {
        Actor by = Actor.account(assessor.id());
        List<Owners.Answer> answers = answers(ready, assessor);
        owners.tellLeft(answers, by);
        for (Ready one : ready) {
            if (!moves.judge(one.item(), finding, one.next(), assessor.id())) {
                Item now = items.find(one.item().id(), assessor)
                        .orElseThrow(() -> new ItemNotFound(one.item().id()));
                refuse(DeskMove.CONCLUDE, now, judgements.of(now.id()), assessor);
                throw new ItemJudgedMeanwhile(now.id());
            }
        }
        owners.tellRight(answers, by);
        samples.draw(answers.stream().map(Owners.Answer::item).toList());
        footprints.leave("item-judged", ready.stream().map(Ready::item).toList(), by);
    }

    private static List<Owners.Answer> answers(List<Ready> ready, Account assessor) {
        List<Owners.Answer> answers = new ArrayList<>();
        for (Ready one : ready) {
            if (one.next() instanceof Next.Concluded concluded && one.item().sampleOf() == null) {
                List<AccountId> judgedBy = Stream.concat(
                                one.before().stream().map(Judged::by), Stream.of(assessor.id()))
                        .distinct()
                        .toList();
                answers.add(new Owners.Answer(one.item(), concluded.finding(), judgedBy));
            }
        }
        return answers;
    }

    static void refuse(DeskMove move, Item item, List<Judged> before, Account assessor) {
        @Nullable AccountId holder = item.claimedBy();
        if (item.state() == ItemState.CLAIMED && !assessor.id().equals(holder)) {
            throw new ItemClaimedByAnother(item.id());
        }
        if (item.state() == ItemState.CONCLUDED && move == DeskMove.CONCLUDE && item.kind() == ItemKind.EVIDENCE) {
            throw new EvidenceAlreadyAssessed(Subjects.evidence(item));
        }
        if (move.from(item.state()).isEmpty()) {
            throw new ItemClosed(item.id(), item.state());
        }
        if (move != DeskMove.RELEASE
                && before.stream().anyMatch(judged -> judged.by().equals(assessor.id()))) {
            throw new ItemJudgedByYou(item.id());
        }
    }
}
