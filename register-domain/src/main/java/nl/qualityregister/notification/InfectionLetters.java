package nl.qualityregister.notification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.FilesInfected;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who uploaded a file that malware was found in it. */
@Component
class InfectionLetters implements Correspondence {
    private static final String INFECTED = "file-infected";
    private static final String FILE = "file";
    private static final String ACCOUNT = "account:";

    private final Outbox outbox;
    private final Files files;
    private final Registrants registrants;
    private final Norms norms;
    private final Letters letters;

    InfectionLetters(Outbox outbox, Files files, Registrants registrants, Norms norms, Letters letters) {
        this.outbox = outbox;
        this.files = files;
        this.registrants = registrants;
        this.norms = norms;
        this.letters = letters;
    }

    @EventListener
    void announce(FilesInfected infected) {
        outbox.put(infected.files().stream()
                .filter(file -> file.storedBy().startsWith(ACCOUNT))
                .map(file -> new NewMessage(
                        FILE + ":" + file.id() + ":infected",
                        Channel.MAIL,
                        file.storedBy(),
                        INFECTED,
                        Map.of(FILE, file.id().toString())))
                .toList());
    }

    @Override
    public Set<String> templates() {
        return Set.of(INFECTED);
    }

    @Override
    public Mail mail(Message message) {
        FileId id = new FileId(UUID.fromString(message.parameter(FILE)));
        StoredFile file = files.describe(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> DeliveryFailed.forGood("the file is no longer known"));
        Registrant person = owner(file).orElseThrow(() -> DeliveryFailed.forGood("the uploader is no registrant"));
        Language language = Recipients.language(person);
        Letter letter = letters.of(
                INFECTED,
                norms.registers().getFirst().id(),
                language,
                Map.of("{name}", person.name().formal(), "{file}", file.name()));
        return new Mail(Recipients.address(person), language, letter);
    }

    private Optional<Registrant> owner(StoredFile file) {
        String account = file.storedBy().substring(ACCOUNT.length());
        return account.matches("[0-9a-f-]{36}")
                ? registrants.byAccount(new AccountId(UUID.fromString(account)))
                : Optional.empty();
    }
}
