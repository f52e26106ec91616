package nl.qualityregister.registrant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of contact data: nothing is public but what the professional herself shows. */
@Service
@Transactional
public class Contacts {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{C}]+@[^@\\s\\p{C}]+\\.[^@\\s\\p{C}.]+");
    private static final Set<String> LANGUAGES = Set.of("nl", "en");

    private final JdbcClient jdbc;
    private final Registrants registrants;
    private final Organisations organisations;
    private final Trail trail;
    private final BusinessDay businessDay;

    Contacts(
            JdbcClient jdbc,
            Registrants registrants,
            Organisations organisations,
            Trail trail,
            BusinessDay businessDay) {
        this.jdbc = jdbc;
        this.registrants = registrants;
        this.organisations = organisations;
        this.trail = trail;
        this.businessDay = businessDay;
    }

    /** Refuses with RegistrantNotFound. */
    @Transactional(readOnly = true)
    public Contact of(RegistrantId registrant) {
        return jdbc.sql("select email, language, shown, version from registrant where id = :id")
                .param("id", registrant.value())
                .query((row, number) -> new Contact(
                        row.getString("email"),
                        row.getString("language"),
                        Arrays.stream((String[]) row.getArray("shown").getArray())
                                .map(ShownContact::valueOf)
                                .collect(Collectors.toSet()),
                        row.getLong("version")))
                .optional()
                .orElseThrow(RegistrantNotFound::new);
    }

    /** Refuses with {@link ContactChangedMeanwhile} when another version stands, RegistrantNotFound, or every fault at once. */
    public Contact save(
            RegistrantId registrant,
            long version,
            @Nullable String email,
            String language,
            Set<ShownContact> shown,
            Actor by) {
        InputRefused.ifAny(faults(email, language));
        int saved = jdbc.sql("""
                        update registrant
                        set email = :email, language = :language, shown = :shown, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("email", email)
                .param("language", language)
                .param("shown", shown.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("id", registrant.value())
                .param("version", version)
                .update();
        Contact contact = of(registrant);
        if (saved == 0) {
            throw new ContactChangedMeanwhile();
        }
        List<String> subjects = registrants.byId(List.of(registrant)).values().stream()
                .map(person -> person.number().value())
                .toList();
        trail.record(List.of(
                new Footprint(by, "contact-changed", "registrant:" + subjects.getFirst(), subjects, "own-file", null)));
        return contact;
    }

    private static List<Fault> faults(@Nullable String email, String language) {
        List<Fault> faults = new ArrayList<>();
        if (email != null && !ADDRESS.matcher(email).matches()) {
            faults.add(Fault.at("/email", "malformed"));
        }
        if (!LANGUAGES.contains(language)) {
            faults.add(Fault.at("/language", "unknown-value"));
        }
        return faults;
    }

    /**
     * What everybody may see today of the one with the number; empty when that is nothing, or nobody has it.
     *
     * @param employers their names, where they are shown
     */
    public record Card(@Nullable String name, @Nullable String email, List<String> employers) {
        public Card {
            employers = List.copyOf(employers);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Card> card(RegistrationNumber number) {
        return Optional.ofNullable(registrants.byNumber(List.of(number)).get(number))
                .map(this::card)
                .filter(card -> card.name() != null
                        || card.email() != null
                        || !card.employers().isEmpty());
    }

    private Card card(Registrant person) {
        Set<ShownContact> shown = of(person.id()).shown();
        return new Card(
                shown.contains(ShownContact.NAME) ? person.name().formal() : null,
                shown.contains(ShownContact.EMAIL) ? person.email() : null,
                shown.contains(ShownContact.EMPLOYERS) ? employers(person.id()) : List.of());
    }

    private List<String> employers(RegistrantId registrant) {
        LocalDate today = businessDay.today();
        return organisations
                .find(registrants.employers(List.of(registrant), today).getOrDefault(registrant, List.of()))
                .stream()
                .map(Organisation::name)
                .toList();
    }
}
