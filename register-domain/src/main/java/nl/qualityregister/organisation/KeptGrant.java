package nl.qualityregister.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A role as it is kept; its end may be brought forward, its beginning never changes. */
@Entity
@Table(name = "role_grant")
class KeptGrant {
    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "organisation_id")
    private @Nullable String organisation;

    @Column(name = "holds_from")
    private LocalDate from;

    @Column(name = "holds_until")
    private @Nullable LocalDate until;

    KeptGrant(RoleGrant grant) {
        @Nullable OrganisationId forWhom = grant.organisation();
        this.id = UUID.randomUUID();
        this.role = grant.role();
        this.organisation = forWhom == null ? null : forWhom.value();
        this.from = grant.from();
        this.until = grant.until();
    }

    @SuppressWarnings("NullAway.Init")
    protected KeptGrant() {}

    boolean isOf(Role sought, @Nullable OrganisationId forWhom, LocalDate day) {
        return role == sought
                && Objects.equals(organisation, forWhom == null ? null : forWhom.value())
                && from.isBefore(day)
                && (until == null || until.isAfter(day));
    }

    boolean isSame(RoleGrant grant) {
        @Nullable OrganisationId forWhom = grant.organisation();
        return role == grant.role()
                && Objects.equals(organisation, forWhom == null ? null : forWhom.value())
                && from.equals(grant.from());
    }

    void end(LocalDate firstDayWithout) {
        until = firstDayWithout;
    }
}
