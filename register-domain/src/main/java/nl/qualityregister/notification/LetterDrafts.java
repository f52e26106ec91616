package nl.qualityregister.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for rehearsals: what the transaction at hand has put into the outbox, written as it would be when it left. To be asked
 * before that transaction is undone; it changes nothing itself.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class LetterDrafts {
    private final Outbox outbox;
    private final LetterCourier onPaper;
    private final Map<String, Correspondence> correspondence = new HashMap<>();

    LetterDrafts(Outbox outbox, LetterCourier onPaper, List<Correspondence> correspondence) {
        this.outbox = outbox;
        this.onPaper = onPaper;
        correspondence.forEach(one -> one.templates().forEach(template -> this.correspondence.put(template, one)));
    }

    /** Of the transaction at hand, whatever the channel. */
    public List<LetterDraft> put() {
        return outbox.ofThisTransaction().stream().map(LetterDraft::new).toList();
    }

    /** In words; empty for what is no letter, or has nobody to go to. */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = DeliveryFailed.class)
    public Optional<LetterDraft.Written> write(LetterDraft draft) {
        Message message = draft.message();
        try {
            return switch (message.channel()) {
                case MAIL ->
                    Optional.ofNullable(correspondence.get(message.template()))
                            .map(writer -> writer.mail(message))
                            .map(LetterDrafts::written);
                case LETTER ->
                    Optional.of(onPaper.written(message))
                            .map(posted -> new LetterDraft.Written(
                                    posted.letter().subject(), posted.letter().text(), posted.pdf()));
                case WEBHOOK -> Optional.empty();
            };
        } catch (DeliveryFailed nobodyThere) {
            return Optional.empty();
        }
    }

    private static LetterDraft.Written written(Mail mail) {
        Mail.Attachment attachment = mail.attachment();
        return new LetterDraft.Written(
                mail.letter().subject(), mail.letter().text(), attachment == null ? new byte[0] : attachment.pdf());
    }
}
