package nl.qualityregister.registrant;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface KeptRegistrants extends Repository<KeptRegistrant, Long> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<KeptRegistrant> findById(Long id);

    void flush();
}
