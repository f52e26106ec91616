package nl.qualityregister.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One piece of evidence; its verbs keep to the table of {@link Move}. */
@Entity
@Table(name = "evidence")
class Piece {
    @Id
    private UUID id;

    @Column(name = "registrant_id")
    private long registrantId;

    @Column
    private String register;

    @Column
    private String kind;

    @Column
    @Enumerated(EnumType.STRING)
    private EvidenceState state;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "cast(? as jsonb)")
    @Convert(converter = ClaimColumn.class)
    private Claim claim;

    @Column
    private UUID[] files;

    private @Nullable String reason;

    private @Nullable String remark;

    @Column(name = "answer_by")
    private @Nullable LocalDate answerBy;

    private @Nullable UUID corrects;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private long version;

    /** For the mapper. */
    protected Piece() {}

    Piece(NewEvidence evidence, Instant at) {
        this.id = UUID.randomUUID();
        this.registrantId = evidence.registrant().value();
        this.register = evidence.register().value();
        this.state = EvidenceState.DRAFT;
        this.claim = evidence.claim();
        this.kind = evidence.claim().kind();
        this.files = keys(evidence.files());
        this.enteredAt = at;
        this.changedAt = at;
    }

    /** One that is to stand in the place of another. */
    Piece(NewEvidence evidence, EvidenceId old, Instant at) {
        this(evidence, at);
        this.corrects = old.value();
    }

    EvidenceId id() {
        return new EvidenceId(id);
    }

    RegisterId register() {
        return new RegisterId(register);
    }

    Claim claim() {
        return claim;
    }

    List<FileId> files() {
        return Arrays.stream(files).map(FileId::new).toList();
    }

    /** As it would be begun with what it holds. */
    NewEvidence asNew() {
        return with(claim, files());
    }

    NewEvidence with(Claim other, List<FileId> otherFiles) {
        return new NewEvidence(new RegistrantId(registrantId), register(), other, otherFiles);
    }

    /** Refuses who saw another version than the one that stands. */
    void expect(long seen) {
        if (seen != version) {
            throw new EvidenceChangedMeanwhile(shown(), seen, Optional.empty());
        }
    }

    /** Refuses when the table does not hold the move. */
    EvidenceState after(Move move) {
        return move.from(state).orElseThrow(() -> refusal(move));
    }

    boolean isSeenAs(long version) {
        return this.version == version;
    }

    EvidenceState state() {
        return state;
    }

    Optional<EvidenceId> corrects() {
        return Optional.ofNullable(corrects).map(EvidenceId::new);
    }

    /** A piece that stands may be corrected, and one that was rejected begun again by its correction. */
    void refuseUnlessJudged() {
        if (state != EvidenceState.ACCEPTED && state != EvidenceState.REJECTED) {
            throw new EvidenceNotInThatState(id(), state, Move.CORRECT);
        }
    }

    private RuntimeException refusal(Move move) {
        boolean judged = state == EvidenceState.ACCEPTED || state == EvidenceState.REJECTED;
        boolean returned = state == EvidenceState.RETURNED && move.judges();
        return judged || returned ? new EvidenceAlreadyAssessed(id()) : new EvidenceNotInThatState(id(), state, move);
    }

    void save(Claim claim, List<FileId> files, Instant at) {
        change(Move.SAVE, at);
        this.claim = claim;
        this.kind = claim.kind();
        this.files = keys(files);
    }

    void submit(Instant at) {
        change(Move.SUBMIT, at);
        this.answerBy = null;
        this.reason = null;
        this.remark = null;
    }

    void withdraw(String why, Instant at) {
        change(Move.WITHDRAW, at);
        this.reason = null;
        this.remark = why;
    }

    /** It no longer stands: the correction was accepted. */
    void correctedBy(EvidenceId correction, Instant at) {
        change(Move.CORRECT, at);
        this.reason = "corrected";
        this.remark = correction.toString();
    }

    void judge(Judgement judgement, Instant at) {
        this.answerBy = null;
        switch (judgement) {
            case Judgement.Accepted accepted -> {
                answer(Move.ACCEPT, accepted.reason(), accepted.remark(), at);
                this.claim = claim.as(accepted);
            }
            case Judgement.Rejected rejected -> answer(Move.REJECT, rejected.reason(), rejected.remark(), at);
            case Judgement.Returned returned -> {
                answer(Move.RETURN, returned.reason(), returned.remark(), at);
                this.answerBy = returned.answerBy();
            }
        }
    }

    private void answer(Move move, @Nullable String reason, @Nullable String remark, Instant at) {
        change(move, at);
        this.reason = reason;
        this.remark = remark;
    }

    private void change(Move move, Instant at) {
        this.state = after(move);
        this.changedAt = at;
    }

    Evidence shown() {
        return new Evidence(
                id(),
                new RegistrantId(registrantId),
                register(),
                state,
                claim,
                files(),
                version,
                reason,
                remark,
                changedAt,
                answerBy,
                corrects == null ? null : new EvidenceId(corrects));
    }

    private static UUID[] keys(List<FileId> files) {
        return files.stream().map(FileId::value).distinct().toArray(UUID[]::new);
    }
}
