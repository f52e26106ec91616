package nl.qualityregister.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of evidence. Every version of a piece is remembered, so that nothing typed is ever lost. Whose piece it is, is told; who may
 * see or change it, is asked by the caller.
 */
@Service
@Transactional
public class EvidenceDossiers {
    private static final int WITHDRAWAL = 2_000;

    private final Pieces pieces;
    private final EvidenceRows rows;
    private final EvidenceVersions versions;
    private final EvidenceChecks checks;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    EvidenceDossiers(
            Pieces pieces,
            EvidenceRows rows,
            EvidenceVersions versions,
            EvidenceChecks checks,
            Clock clock,
            ApplicationEventPublisher events) {
        this.pieces = pieces;
        this.rows = rows;
        this.versions = versions;
        this.checks = checks;
        this.clock = clock;
        this.events = events;
    }

    /** Begins a piece; anything may be absent yet. Refuses with InputRefused what is endless, no text, or of no register or file. */
    public Evidence draft(NewEvidence evidence, Actor by) {
        InputRefused.ifAny(checks.ofDraft(evidence));
        Piece piece = new Piece(evidence, clock.instant());
        pieces.add(piece);
        return kept(List.of(piece), by).getFirst();
    }

    /**
     * Saves a draft or a returned piece; refuses with EvidenceChangedMeanwhile (412) when the version is not the one that stands. What was
     * typed is then kept aside all the same, and the refusal rolls nothing back.
     */
    @Transactional(noRollbackFor = EvidenceChangedMeanwhile.class)
    public Evidence save(EvidenceId id, long version, Claim claim, List<FileId> files, Actor by) {
        Piece piece = pieces.lock(id);
        if (!piece.isSeenAs(version)) {
            InputRefused.ifAny(checks.ofDraft(piece.with(claim, files)));
            EvidenceVersion yours = versions.keepAside(piece.shown(), version, claim, files, by);
            throw new EvidenceChangedMeanwhile(piece.shown(), version, Optional.of(yours));
        }
        piece.after(Move.SAVE);
        InputRefused.ifAny(checks.ofDraft(piece.with(claim, files)));
        piece.save(claim, files, clock.instant());
        return kept(List.of(piece), by).getFirst();
    }

    /** EvidenceChecks everything at once (InputRefused), then submits; publishes {@link EvidenceSubmitted}. */
    public Evidence submit(EvidenceId id, long version, Actor by) {
        Piece piece = seen(id, version, Move.SUBMIT);
        InputRefused.ifAny(checks.ofSubmission(Map.of("", piece.asNew())));
        piece.submit(clock.instant());
        List<Evidence> submitted = kept(List.of(piece), by);
        events.publishEvent(new EvidenceSubmitted(submitted, by));
        return submitted.getFirst();
    }

    /** Takes a piece back, accepted or not yet judged; publishes {@link EvidenceWithdrawn}. */
    public Evidence withdraw(EvidenceId id, long version, String reason, Actor by) {
        Piece piece = seen(id, version, Move.WITHDRAW);
        InputRefused.ifAny(checks.ofReason(reason, WITHDRAWAL));
        piece.withdraw(reason, clock.instant());
        List<Evidence> withdrawn = kept(List.of(piece), by);
        events.publishEvent(new EvidenceWithdrawn(withdrawn, by));
        return withdrawn.getFirst();
    }

    /**
     * Begins a piece that is to stand in the place of one that was accepted or rejected. When it is accepted, the old one no longer
     * stands, and what was credited for it is countered. Refuses with EvidenceNotFound, EvidenceNotInThatState, EvidenceBeingCorrected,
     * or with the faults of the input.
     */
    public Evidence correct(EvidenceId id, Claim claim, List<FileId> files, Actor by) {
        Piece old = pieces.lock(id);
        old.refuseUnlessJudged();
        rows.livingCorrection(id).ifPresent(correction -> {
            throw new EvidenceBeingCorrected(id, correction);
        });
        InputRefused.ifAny(checks.ofDraft(old.with(claim, files)));
        Piece correction = new Piece(old.with(claim, files), id, clock.instant());
        pieces.add(correction);
        return kept(List.of(correction), by).getFirst();
    }

    /** What does not fit the state is refused before anything that was handed in is looked at. */
    private Piece seen(EvidenceId id, long version, Move move) {
        Piece piece = pieces.lock(id);
        piece.expect(version);
        piece.after(move);
        return piece;
    }

    /**
     * The desk's answers, all or none; refuses with EvidenceAlreadyAssessed, or EvidenceNotInThatState when it was withdrawn or never
     * submitted. Publishes {@link EvidenceAccepted}, {@link EvidenceTurnedDown}, and before them {@link EvidenceWithdrawn} for what an
     * accepted correction stands in the place of. In the order given.
     */
    public List<Evidence> conclude(Map<EvidenceId, Judgement> judgements, Actor by) {
        Set<EvidenceId> concerned = new LinkedHashSet<>(judgements.keySet());
        concerned.addAll(rows.correctedBy(judgements.keySet()));
        List<Piece> locked = pieces.lock(concerned);
        List<Piece> judged = locked.stream()
                .filter(piece -> judgements.containsKey(piece.id()))
                .toList();
        List<Fault> faults = new ArrayList<>();
        Instant at = clock.instant();
        for (Piece piece : judged) {
            Judgement judgement = Objects.requireNonNull(judgements.get(piece.id()));
            piece.after(Move.of(judgement));
            faults.addAll(checks.ofJudgement(judgement, piece));
            if (judgement instanceof Judgement.Accepted && piece.state() == EvidenceState.RETURNED) {
                // it may have been left half mended
                faults.addAll(checks.ofSubmission(Map.of("", piece.asNew())));
            }
        }
        InputRefused.ifAny(faults);
        judged.forEach(piece -> piece.judge(Objects.requireNonNull(judgements.get(piece.id())), at));
        Map<EvidenceId, Evidence> concluded = new HashMap<>();
        kept(judged, by).forEach(evidence -> concluded.put(evidence.id(), evidence));
        List<Evidence> inOrder = judgements.keySet().stream()
                .map(id -> Objects.requireNonNull(concluded.get(id)))
                .toList();
        withdrawCorrected(judged, locked, at, by);
        announceAccepted(inOrder, by);
        announceTurnedDown(inOrder);
        return inOrder;
    }

    private void withdrawCorrected(List<Piece> judged, List<Piece> locked, Instant at, Actor by) {
        Map<EvidenceId, EvidenceId> correctionOf = new HashMap<>();
        judged.stream()
                .filter(piece -> piece.state() == EvidenceState.ACCEPTED)
                .forEach(piece -> piece.corrects().ifPresent(old -> correctionOf.put(old, piece.id())));
        List<Piece> standing = locked.stream()
                .filter(piece -> correctionOf.containsKey(piece.id()))
                .filter(piece -> piece.state() == EvidenceState.ACCEPTED)
                .toList();
        if (!standing.isEmpty()) {
            standing.forEach(old -> old.correctedBy(Objects.requireNonNull(correctionOf.get(old.id())), at));
            events.publishEvent(new EvidenceWithdrawn(kept(standing, by), by));
        }
    }

    private void announceTurnedDown(List<Evidence> evidence) {
        List<Evidence> turnedDown = evidence.stream()
                .filter(one -> one.state() != EvidenceState.ACCEPTED)
                .toList();
        if (!turnedDown.isEmpty()) {
            events.publishEvent(new EvidenceTurnedDown(turnedDown));
        }
    }

    private void announceAccepted(List<Evidence> evidence, Actor by) {
        List<Evidence> accepted = evidence.stream()
                .filter(one -> one.state() == EvidenceState.ACCEPTED)
                .toList();
        if (!accepted.isEmpty()) {
            events.publishEvent(new EvidenceAccepted(accepted, by));
        }
    }

    private List<Evidence> kept(List<Piece> changed, Actor by) {
        pieces.flush();
        rows.remember(changed.stream().map(Piece::id).toList(), by);
        return changed.stream().map(Piece::shown).toList();
    }

    /**
     * Takes over evidence from an earlier system, in one chunk: as accepted there, or as submitted there and to be judged here. A known
     * (registrant, register, source) is left out. Refuses with InputRefused when a claim is faulty; a pointer begins with the source:
     * {@code /old-4711/claim/completedOn}. Publishes {@link EvidenceAccepted} or {@link EvidenceSubmitted}. Returns how many were new.
     *
     * @param bySource the earlier system's reference to each piece
     * @param state ACCEPTED or SUBMITTED
     */
    public int takeOver(Map<String, NewEvidence> bySource, EvidenceState state, Actor by) {
        if (state != EvidenceState.ACCEPTED && state != EvidenceState.SUBMITTED) {
            throw new IllegalArgumentException("taken over as accepted or as submitted, not as " + state);
        }
        Map<String, NewEvidence> pointed = new LinkedHashMap<>();
        bySource.forEach((source, evidence) ->
                pointed.put("/" + source.replace("~", "~0").replace("/", "~1"), evidence));
        InputRefused.ifAny(checks.ofSubmission(pointed));
        List<Evidence> taken = rows.add(bySource, state);
        if (taken.isEmpty()) {
            return 0;
        }
        rows.remember(taken.stream().map(Evidence::id).toList(), by);
        if (state == EvidenceState.ACCEPTED) {
            events.publishEvent(new EvidenceAccepted(taken, by));
        } else {
            events.publishEvent(new EvidenceSubmitted(taken, by));
        }
        return taken.size();
    }

    /** Takes back what was taken over under these references and stands; publishes {@link EvidenceWithdrawn}, once for all of it. */
    void withdrawTaken(RegisterId register, List<RegistrantId> people, List<String> sources, String reason, Actor by) {
        Instant at = clock.instant();
        List<Piece> standing = pieces.lock(rows.taken(register, people, sources)).stream()
                .filter(piece -> piece.state() == EvidenceState.ACCEPTED)
                .toList();
        if (!standing.isEmpty()) {
            standing.forEach(piece -> piece.withdraw(reason, at));
            events.publishEvent(new EvidenceWithdrawn(kept(standing, by), by));
        }
    }

    @Transactional(readOnly = true)
    public Optional<Evidence> find(EvidenceId id) {
        return rows.find(id);
    }

    /** What a piece was, and what was typed over it too late; the newest first, after the given key. Empty when there is no such piece. */
    @Transactional(readOnly = true)
    public List<EvidenceVersion> versions(EvidenceId id, Optional<String> after, int limit) {
        return versions.of(id, after, limit);
    }

    /** The registrant's evidence, newest first, after the given id, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Evidence> list(RegistrantId registrant, Optional<EvidenceId> after, int limit) {
        return after.map(last -> rows.before(last, registrant, limit)).orElseGet(() -> rows.newest(registrant, limit));
    }

    /**
     * Accepted practice, interruptions and documents of each registrant, as entered: what is no activity and so not in the ledger. An
     * empty list for who has none.
     */
    @Transactional(readOnly = true)
    public Map<RegistrantId, List<Evidence>> accepted(Collection<RegistrantId> registrants) {
        Map<RegistrantId, List<Evidence>> accepted = new HashMap<>();
        registrants.forEach(registrant -> accepted.put(registrant, new ArrayList<>()));
        rows.acceptedOtherThanActivities(registrants)
                .forEach(evidence -> Objects.requireNonNull(accepted.get(evidence.registrant()))
                        .add(evidence));
        return accepted;
    }
}
