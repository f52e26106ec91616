package nl.qualityregister.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.qualityregister.norm.Language;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registrants as somebody writes to them. */
@Component
class Recipients {
    private final Registrants registrants;

    Recipients(Registrants registrants) {
        this.registrants = registrants;
    }

    /** Throws {@link DeliveryFailed} when the person is not known any more. */
    Registrant person(RegistrantId id) {
        Registrant person = registrants.byId(List.of(id)).get(id);
        if (person == null) {
            throw DeliveryFailed.forGood("the person is no longer known");
        }
        return person;
    }

    /** Those who are known. */
    Map<RegistrantId, Registrant> people(Collection<RegistrantId> ids) {
        return registrants.byId(Set.copyOf(ids));
    }

    /** Of whom the recipient of the message is the id. */
    Registrant person(Message message) {
        return person(new RegistrantId(Long.parseLong(message.recipient())));
    }

    /** Throws {@link DeliveryFailed} when there is none any more. */
    static String address(Registrant person) {
        @Nullable String address = person.email();
        if (address == null) {
            throw DeliveryFailed.forGood("the person no longer has an address");
        }
        return address;
    }

    static Language language(Registrant person) {
        return person.language().equals("en") ? Language.EN : Language.NL;
    }
}
