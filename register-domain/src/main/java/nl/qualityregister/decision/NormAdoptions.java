package nl.qualityregister.decision;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Draft;
import nl.qualityregister.norm.DraftId;
import nl.qualityregister.norm.NormDrafts;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door by which norm sets and registers are adopted: proposed by one person and confirmed by another. */
@Service
@Transactional
public class NormAdoptions {
    private final NormDrafts drafts;
    private final NormProposalRows rows;
    private final Trail trail;

    NormAdoptions(NormDrafts drafts, NormProposalRows rows, Trail trail) {
        this.drafts = drafts;
        this.rows = rows;
        this.trail = trail;
    }

    /**
     * Proposes a draft as it stands; whoever saves it after that makes the proposal void.
     *
     * @param seen the revision that the proposer saw
     *     <p>Refuses with {@link NormAlreadyProposed}, InputRefused (no reason, or every fault that keeps the draft from being
     *     adopted), DraftNotFound, DraftAlreadyAdopted, DraftChangedMeanwhile.
     */
    public NormProposal propose(DraftId id, long seen, String reason, Actor by) {
        InputRefused.ifAny(Applications.reasonFaults(reason));
        Draft draft = drafts.standing(id, seen);
        drafts.requireAdoptable(draft);
        if (!rows.propose(draft, reason.strip(), by)) {
            throw new NormAlreadyProposed(id);
        }
        trail.record(
                List.of(new Footprint(by, "norm-proposed", "norm-draft:" + id, List.of(), "task:registrar", null)));
        return rows.find(draft).orElseThrow();
    }

    /**
     * Adopts a draft as it was proposed.
     *
     * @param seen the revision that the one who confirms saw
     *     <p>Refuses with {@link NormNotProposed}, {@link NormConfirmedByProposer}, DraftNotFound, DraftAlreadyAdopted (also who
     *     comes second), DraftChangedMeanwhile, and InputRefused when something was adopted since that it does not go with.
     */
    public Draft confirm(DraftId id, long seen, Actor by) {
        Draft draft = drafts.standing(id, seen);
        NormProposal proposal = rows.find(draft).orElseThrow(() -> new NormNotProposed(id));
        if (proposal.proposedBy().equals(by)) {
            throw new NormConfirmedByProposer(id);
        }
        rows.confirm(proposal, by);
        return drafts.adopt(id, seen, by);
    }

    /** The proposals of the drafts as they now stand, confirmed or not. */
    @Transactional(readOnly = true)
    public Map<DraftId, NormProposal> proposals(Collection<Draft> standing) {
        return rows.find(standing).stream().collect(Collectors.toMap(NormProposal::draft, Function.identity()));
    }
}
