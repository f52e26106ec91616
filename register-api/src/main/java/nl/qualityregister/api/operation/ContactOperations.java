package nl.qualityregister.api.operation;

import java.util.List;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.registrant.Contact;
import nl.qualityregister.registrant.Contacts;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.ShownContact;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Contact data: how the office reaches somebody, and what of it everybody may see. */
@RestController
class ContactOperations {
    private final Contacts contacts;
    private final Reach reach;

    ContactOperations(Contacts contacts, Reach reach) {
        this.contacts = contacts;
        this.reach = reach;
    }

    @GetMapping("/v1/registrations/{registrationNumber}/contact")
    ResponseEntity<ContactView> readContact(@PathVariable String registrationNumber, Caller caller) {
        return answered(contacts.of(reach.own(caller, registrationNumber).id()));
    }

    @PutMapping("/v1/registrations/{registrationNumber}/contact")
    ResponseEntity<ContactView> saveContact(
            @PathVariable String registrationNumber,
            @RequestBody ContactView saved,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answered(contacts.save(
                reach.own(caller, registrationNumber).id(),
                Versions.named(ifMatch),
                saved.email(),
                saved.language(),
                saved.shown().stream()
                        .map(shown -> Words.read(ShownContact.class, shown))
                        .collect(Collectors.toSet()),
                caller.actor()));
    }

    @GetMapping("/v1/registrations/{registrationNumber}/public-contact")
    CardView readPublicContact(@PathVariable String registrationNumber) {
        Contacts.Card card = RegistrationNumber.read(registrationNumber)
                .flatMap(contacts::card)
                .orElseThrow(NotFound::new);
        return new CardView(card.name(), card.email(), card.employers());
    }

    private static ResponseEntity<ContactView> answered(Contact contact) {
        return ResponseEntity.ok()
                .eTag(Versions.tag(contact.version()))
                .body(new ContactView(
                        contact.email(),
                        contact.language(),
                        contact.shown().stream().map(Words::of).sorted().toList()));
    }

    record ContactView(@Nullable String email, String language, List<String> shown) {}

    record CardView(@Nullable String name, @Nullable String email, List<String> employers) {}
}
