package nl.qualityregister.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything wrong with what is asked, or with an answer, at once. */
@Component
class ConfirmationChecks {
    /** What can be confirmed in any register; a norm may name more. */
    private static final Set<String> KINDS = Set.of("practice", "visit", "mentor-talk", "activity");

    private static final Set<String> LANGUAGES = Set.of("nl", "en");
    private static final String ADDRESS = "[^@\\s,;:<>\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*";
    private static final int LINE = 200;
    private static final int TEXT = 2_000;

    private final Norms norms;
    private final BusinessDay businessDay;

    ConfirmationChecks(Norms norms, BusinessDay businessDay) {
        this.norms = norms;
        this.businessDay = businessDay;
    }

    List<Fault> ofRequest(NewConfirmation asked, Registrant person, Optional<Piece> about) {
        List<Fault> faults = new ArrayList<>();
        TextCheck text = new TextCheck("", faults);
        if (norms.registers().stream().noneMatch(known -> known.id().equals(asked.register()))) {
            faults.add(Fault.at("/register", "unknown-value"));
        } else if (!kinds(asked.register()).contains(asked.kind())) {
            faults.add(Fault.at("/kind", "unknown-value"));
        }
        if (asked.happenedOn().isAfter(businessDay.today())) {
            faults.add(Fault.at("/happenedOn", "date-in-future"));
        }
        required("/statement", asked.statement(), faults);
        text.text("/statement", asked.statement(), TEXT);
        required("/name", asked.name(), faults);
        text.text("/name", asked.name(), LINE);
        if (!LANGUAGES.contains(asked.language())) {
            faults.add(Fault.at("/language", "unknown-value"));
        }
        SamePerson self = new SamePerson(person);
        if (!asked.email().matches(ADDRESS) || asked.email().length() > LINE) {
            faults.add(Fault.at("/email", "malformed"));
        } else if (self.hasAddress(asked.email())) {
            faults.add(Fault.at("/email", "own-confirmation"));
        }
        if (self.hasName(asked.name())) {
            faults.add(Fault.at("/name", "own-confirmation"));
        }
        if (asked.evidence() != null
                && about.filter(piece -> piece.asNew().registrant().equals(asked.registrant()))
                        .isEmpty()) {
            faults.add(Fault.at("/evidenceId", "unknown-evidence"));
        }
        return faults;
    }

    /** @param registeredHere whether the number given is of somebody registered here today */
    List<Fault> ofAnswer(ConfirmationAnswer answer, Relation relation, boolean registeredHere) {
        List<Fault> faults = new ArrayList<>();
        TextCheck text = new TextCheck("", faults);
        required("/name", answer.name(), faults);
        text.text("/name", answer.name(), LINE);
        required("/role", answer.role(), faults);
        text.text("/role", answer.role(), LINE);
        text.text("/registrationNumber", answer.registrationNumber(), LINE);
        text.text("/remark", answer.remark(), TEXT);
        if (relation == Relation.OTHER_REGISTRANT
                && answer.outcome() == ConfirmationAnswer.Outcome.CONFIRMED
                && !registeredHere) {
            faults.add(Fault.at("/registrationNumber", "not-registered-today"));
        }
        return faults;
    }

    private Set<String> kinds(RegisterId register) {
        Set<String> kinds = new TreeSet<>(KINDS);
        norms.versions().stream()
                .filter(norm -> norm.register().equals(register))
                .map(NormSet::confirmations)
                .forEach(kinds::addAll);
        return kinds;
    }

    private static void required(String pointer, @Nullable String text, List<Fault> faults) {
        if (text == null || text.isBlank()) {
            faults.add(Fault.at(pointer, "required"));
        }
    }
}
