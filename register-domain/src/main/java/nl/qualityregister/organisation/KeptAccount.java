package nl.qualityregister.organisation;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as the office administers what it may; who it is never changes. */
@Entity
@Table(name = "account")
class KeptAccount {
    @Id
    private UUID id;

    @Version
    private long version;

    private @Nullable Instant tokensFrom;

    private @Nullable Instant closedAt;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "account_id", nullable = false, updatable = false)
    private List<KeptGrant> grants = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected KeptAccount() {}

    /** Whether the grant was new. */
    boolean grant(RoleGrant grant) {
        boolean isNew = grants.stream().noneMatch(kept -> kept.isSame(grant));
        if (isNew) {
            grants.add(new KeptGrant(grant));
        }
        return isNew;
    }

    void end(Role role, @Nullable OrganisationId organisation, LocalDate firstDayWithout) {
        KeptGrant held = grants.stream()
                .filter(kept -> kept.isOf(role, organisation, firstDayWithout))
                .findFirst()
                .orElseThrow(() -> new RoleNotHeld(new AccountId(id), role, firstDayWithout));
        held.end(firstDayWithout);
    }

    void refuseTokensUntil(Instant moment) {
        tokensFrom = tokensFrom != null && tokensFrom.isAfter(moment) ? tokensFrom : moment;
    }

    /** Once closed it stays closed since then. */
    void close(Instant moment) {
        closedAt = closedAt == null ? moment : closedAt;
    }
}
