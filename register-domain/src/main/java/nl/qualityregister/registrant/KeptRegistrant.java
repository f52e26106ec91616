package nl.qualityregister.registrant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;
import nl.qualityregister.organisation.AccountId;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A person as the office administers what may change: the account and how he or she is reached. */
@Entity
@DynamicUpdate
@Table(name = "registrant")
class KeptRegistrant {
    @Id
    private Long id;

    @Column(updatable = false)
    private String number;

    @Column(name = "account_id")
    private @Nullable UUID account;

    private @Nullable String email;
    private String language;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected KeptRegistrant() {}

    String number() {
        return number;
    }

    /** Whether the tie is new. */
    boolean tie(AccountId newAccount) {
        if (account != null && !account.equals(newAccount.value())) {
            throw new AccountAlreadyTied(newAccount);
        }
        boolean isNew = account == null;
        account = newAccount.value();
        return isNew;
    }

    /** Whether anything changed. */
    boolean reachAt(@Nullable String newEmail, String newLanguage) {
        boolean changes = !Objects.equals(email, newEmail) || !language.equals(newLanguage);
        email = newEmail;
        language = newLanguage;
        return changes;
    }
}
