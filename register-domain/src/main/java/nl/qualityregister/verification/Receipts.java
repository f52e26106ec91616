package nl.qualityregister.verification;

import java.util.List;
import java.util.UUID;
import nl.qualityregister.registrant.RegistrationNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which what receipts and lists say of somebody is erased. A result leaves its hash in its place, so that the signature
 * holds for the others; a list is signed as a whole, and its files go.
 */
@Service
@Transactional
public class Receipts {
    private final JdbcClient jdbc;
    private final ReceiptRows rows;
    private final Batches batches;

    Receipts(JdbcClient jdbc, ReceiptRows rows, Batches batches) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.batches = batches;
    }

    /** In every receipt and ended list that found the number; the trail knows which. */
    public void forget(RegistrationNumber number) {
        asked(number, "receipt").forEach(receipt -> rows.erase(new ReceiptId(receipt), number));
        batches.forget(
                asked(number, "verification-batch").stream().map(BatchId::new).toList());
    }

    private List<UUID> asked(RegistrationNumber number, String kind) {
        return jdbc.sql("""
                        select distinct split_part(object, ':', 2)::uuid as id
                          from trail_entry
                         where subjects @> array[cast(:number as text)]
                           and act = 'registrations-verified'
                           and object like cast(:kind as text) || ':%'
                        """)
                .param("number", number.value())
                .param("kind", kind)
                .query((row, i) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Removes the files of lists that were erased or are no longer known; they are gone when nobody can come back to them. */
    @Transactional(readOnly = true)
    public int sweep() {
        return batches.sweep();
    }
}
