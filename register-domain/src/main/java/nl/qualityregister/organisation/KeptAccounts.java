package nl.qualityregister.organisation;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface KeptAccounts extends Repository<KeptAccount, UUID> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<KeptAccount> findById(UUID id);

    void flush();
}
