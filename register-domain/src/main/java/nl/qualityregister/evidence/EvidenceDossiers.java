package nl.qualityregister.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.file.FileId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of evidence. */
@Service
@Transactional
public class EvidenceDossiers {
    public Evidence draft(NewEvidence evidence, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Saves a draft or a returned piece; refuses with EvidenceChangedMeanwhile (412) when the version is not the one that stands. */
    public Evidence save(EvidenceId id, long version, Claim claim, List<FileId> files, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Checks everything at once (InputRefused), then submits; publishes {@link EvidenceSubmitted}. */
    public Evidence submit(EvidenceId id, long version, Actor by) {
        throw new UnsupportedOperationException();
    }

    public Evidence withdraw(EvidenceId id, long version, String reason, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** The desk's answers; refuses with EvidenceAlreadyAssessed. Publishes {@link EvidenceAccepted}. */
    public List<Evidence> conclude(Map<EvidenceId, Judgement> judgements, Actor by) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes over evidence already accepted by an earlier system, in one chunk; a known (registrant, register, source) is left out.
     * Publishes {@link EvidenceAccepted}. Returns how many were new.
     *
     * @param bySource the earlier system's reference to each piece
     */
    public int takeOver(Map<String, NewEvidence> bySource, Actor by) {
        throw new UnsupportedOperationException();
    }

    public Optional<Evidence> find(EvidenceId id) {
        throw new UnsupportedOperationException();
    }

    /** The registrant's evidence, newest first, after the given id, at most {@code limit}. */
    public List<Evidence> list(RegistrantId registrant, Optional<EvidenceId> after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Accepted practice, interruptions and documents of each registrant: what is no activity and so not in the ledger. */
    public Map<RegistrantId, List<Evidence>> accepted(Collection<RegistrantId> registrants) {
        throw new UnsupportedOperationException();
    }
}
