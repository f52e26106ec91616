package nl.qualityregister.notification;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.ActivationCode;
import nl.qualityregister.organisation.Invitation;
import nl.qualityregister.organisation.InvitationId;
import nl.qualityregister.organisation.InvitationSent;
import nl.qualityregister.organisation.Invitations;
import nl.qualityregister.organisation.NewInvitation;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends activation codes. A code is drawn when the mail leaves, so that it stands in the mail and nowhere else. */
@Component
class InvitationLetters implements Correspondence {
    private static final String INVITED = "account-invited";
    private static final String INVITATION = "invitation";
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private final Outbox outbox;
    private final Invitations invitations;
    private final Registrants registrants;
    private final Letters letters;

    InvitationLetters(Outbox outbox, Invitations invitations, Registrants registrants, Letters letters) {
        this.outbox = outbox;
        this.invitations = invitations;
        this.registrants = registrants;
        this.letters = letters;
    }

    @EventListener
    void announce(InvitationSent sent) {
        outbox.put(List.of(new NewMessage(
                INVITATION + ":" + sent.invitation(),
                Channel.MAIL,
                sent.invitation().toString(),
                INVITED,
                Map.of(INVITATION, sent.invitation().toString()))));
    }

    @Override
    public Set<String> templates() {
        return Set.of(INVITED);
    }

    @Override
    public Mail mail(Message message) {
        Invitation invitation = invitations.find(new InvitationId(UUID.fromString(message.parameter(INVITATION))));
        NewInvitation invited = invitation.invited();
        @Nullable String number = invited.registrationNumber();
        ActivationCode code = invitations
                .code(invitation.id())
                .orElseThrow(() -> DeliveryFailed.forGood("the invitation is no longer open"));
        if (number == null) {
            Language language = invited.language().equals("en") ? Language.EN : Language.NL;
            String address = String.valueOf(invited.email());
            return new Mail(address, language, letter(invitation, code, invited.label(), language));
        }
        Registrant person = registrants.byNumber(List.of(new RegistrationNumber(number))).values().stream()
                .findFirst()
                .orElseThrow(() -> DeliveryFailed.forGood("the person is no longer known"));
        Language language = Recipients.language(person);
        return new Mail(
                Recipients.address(person),
                language,
                letter(invitation, code, person.name().formal(), language));
    }

    private Letter letter(Invitation invitation, ActivationCode code, String name, Language language) {
        String until = DayInWords.of(
                        invitation.expiresAt().atZone(AMSTERDAM).toLocalDate().minusDays(1))
                .in(language);
        return letters.of(
                INVITED,
                new RegisterId(invitation.invited().register()),
                language,
                Map.of("{name}", name, "{code}", code.inFours(), "{until}", until));
    }
}
