package nl.qualityregister.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/** One confirmation; its verbs keep to the table of {@link ConfirmationMove}. */
@Entity
@Table(name = "confirmation")
class AskedConfirmation {
    /** How long a link leads somewhere. */
    static final Duration TERM = Duration.ofDays(30);

    /** Between two mails to the same person. */
    static final Duration AT_LEAST_BETWEEN = Duration.ofDays(1);

    static final int MOST_TIMES = 5;

    @Id
    private UUID id;

    @Column(name = "registrant_id")
    private long registrantId;

    private String register;

    private String kind;

    @Column(name = "happened_on")
    private LocalDate happenedOn;

    private String statement;

    @Column(name = "evidence_id")
    private @Nullable UUID evidenceId;

    @Enumerated(EnumType.STRING)
    private Relation relation;

    @Column(name = "asked_name")
    private String askedName;

    @Column(name = "asked_email")
    private String askedEmail;

    private String language;

    @Enumerated(EnumType.STRING)
    private ConfirmationState state;

    @Column(name = "times_asked")
    private int timesAsked;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "last_asked_at")
    private Instant lastAskedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "answered_at")
    private @Nullable Instant answeredAt;

    @Column(name = "answered_name")
    private @Nullable String answeredName;

    @Column(name = "answered_role")
    private @Nullable String answeredRole;

    @Column(name = "answered_number")
    private @Nullable String answeredNumber;

    @Column(name = "answered_remark")
    private @Nullable String answeredRemark;

    @Column(name = "given_by")
    private @Nullable String givenBy;

    private @Nullable Boolean credential;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected AskedConfirmation() {}

    AskedConfirmation(NewConfirmation asked, Instant at) {
        EvidenceId about = asked.evidence();
        this.id = UUID.randomUUID();
        this.registrantId = asked.registrant().value();
        this.register = asked.register().value();
        this.kind = asked.kind();
        this.happenedOn = asked.happenedOn();
        this.statement = asked.statement();
        this.evidenceId = about == null ? null : about.value();
        this.relation = asked.relation();
        this.askedName = asked.name();
        this.askedEmail = asked.email();
        this.language = asked.language();
        this.state = ConfirmationState.ASKED;
        this.timesAsked = 1;
        this.askedAt = at;
        this.lastAskedAt = at;
        this.expiresAt = at.plus(TERM);
    }

    ConfirmationId id() {
        return new ConfirmationId(id);
    }

    RegistrantId registrant() {
        return new RegistrantId(registrantId);
    }

    Relation relation() {
        return relation;
    }

    void expect(long seen) {
        if (seen != version) {
            throw new ConfirmationChangedMeanwhile(id(), seen, version);
        }
    }

    /** Whether a link to it still leads somewhere. */
    boolean waitsAt(Instant moment) {
        return state == ConfirmationState.ASKED && moment.isBefore(expiresAt);
    }

    Instant expiresAt() {
        return expiresAt;
    }

    void askAgain(Instant at) {
        ConfirmationState next = after(ConfirmationMove.ASK_AGAIN);
        if (timesAsked >= MOST_TIMES || at.isBefore(lastAskedAt.plus(AT_LEAST_BETWEEN))) {
            throw new ConfirmationAskedTooOften(Confirmations.MOST_WAITING, MOST_TIMES);
        }
        this.state = next;
        this.timesAsked++;
        this.lastAskedAt = at;
        this.expiresAt = at.plus(TERM);
    }

    /** @param registeredHere whether the number given is of somebody who is registered here today */
    void answer(ConfirmationAnswer answer, boolean registeredHere, Instant at) {
        switch (answer.outcome()) {
            case CONFIRMED -> {
                this.state = after(ConfirmationMove.CONFIRM);
                this.givenBy = (registeredHere ? Relation.OTHER_REGISTRANT : relation).code();
                this.credential = registeredHere;
            }
            case DECLINED -> this.state = after(ConfirmationMove.DECLINE);
        }
        this.answeredAt = at;
        this.answeredName = answer.name();
        this.answeredRole = answer.role();
        this.answeredNumber = answer.registrationNumber();
        this.answeredRemark = answer.remark();
    }

    void withdraw(Instant at) {
        this.state = after(ConfirmationMove.WITHDRAW);
        this.withdrawnAt = at;
    }

    private ConfirmationState after(ConfirmationMove move) {
        return move.from(state).orElseThrow(() -> new ConfirmationNotInThatState(id(), state));
    }

    ConfirmationRequest shown() {
        return new ConfirmationRequest(
                id(),
                new NewConfirmation(
                        registrant(),
                        new RegisterId(register),
                        kind,
                        happenedOn,
                        statement,
                        evidenceId == null ? null : new EvidenceId(evidenceId),
                        relation,
                        askedName,
                        askedEmail,
                        language),
                state,
                timesAsked,
                askedAt,
                expiresAt,
                answer(),
                answeredAt,
                Boolean.TRUE.equals(credential),
                version);
    }

    private @Nullable ConfirmationAnswer answer() {
        if (answeredName == null || answeredRole == null) {
            return null;
        }
        return new ConfirmationAnswer(
                givenBy == null ? ConfirmationAnswer.Outcome.DECLINED : ConfirmationAnswer.Outcome.CONFIRMED,
                answeredName,
                answeredRole,
                answeredNumber,
                answeredRemark);
    }
}
