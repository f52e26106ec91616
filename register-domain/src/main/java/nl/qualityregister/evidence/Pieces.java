package nl.qualityregister.evidence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Pieces that are about to change. */
@Repository
class Pieces {
    private final EntityManager entities;

    Pieces(EntityManager entities) {
        this.entities = entities;
    }

    void add(Piece piece) {
        entities.persist(piece);
    }

    Optional<Piece> find(EvidenceId id) {
        return Optional.ofNullable(entities.find(Piece.class, id.value()));
    }

    /** Held to commit, so that of two who change the same piece at once the second sees what the first made of it. */
    Piece lock(EvidenceId id) {
        return lock(List.of(id)).getFirst();
    }

    /** In the order of id; refuses when one does not exist. */
    List<Piece> lock(Collection<EvidenceId> ids) {
        List<Piece> pieces = entities.createQuery("from Piece p where p.id in :ids order by p.id", Piece.class)
                .setParameter("ids", ids.stream().map(EvidenceId::value).toList())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        ids.stream()
                .filter(id -> pieces.stream().noneMatch(piece -> piece.id().equals(id)))
                .findFirst()
                .ifPresent(id -> {
                    throw new EvidenceNotFound(id);
                });
        return pieces;
    }

    /** What changed so far goes to the database, and versions rise. */
    void flush() {
        entities.flush();
    }
}
