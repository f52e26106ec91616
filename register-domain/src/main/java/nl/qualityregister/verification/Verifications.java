package nl.qualityregister.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door of employers and the public. */
@Service
public class Verifications {
    /** The public look-up: the person's registrations on the day; empty when the number is unknown. */
    public List<Standing> lookUp(RegistrationNumber number, @Nullable LocalDate validOn, @Nullable Instant knownAt) {
        throw new UnsupportedOperationException();
    }

    /** Answers 1 to 10,000 questions in order, keeps and signs the receipt. */
    public Receipt verify(
            List<Question> questions, @Nullable LocalDate validOn, @Nullable Instant knownAt, Account asker) {
        throw new UnsupportedOperationException();
    }

    /** The receipt again, for the organisation that asked. */
    public Optional<Receipt> receipt(ReceiptId id, Account asker) {
        throw new UnsupportedOperationException();
    }
}
