package nl.qualityregister.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Register;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;

/** Everything wrong with courses on offer, at once. */
final class OfferCheck {
    private static final Set<String> KNOWLEDGE_SOURCES = Set.of("professional", "scientific", "experiential");

    private final Map<OrganisationId, Set<OrganisationKind>> organisations;
    private final Map<CourseCode, List<NewAccreditation>> accredited;
    private final List<Register> registers;
    private final List<Fault> faults = new ArrayList<>();

    /** @param accredited what those of the courses that are known have already */
    OfferCheck(
            Map<OrganisationId, Set<OrganisationKind>> organisations,
            Map<CourseCode, List<NewAccreditation>> accredited,
            List<Register> registers) {
        this.organisations = organisations;
        this.accredited = accredited;
        this.registers = registers;
    }

    List<Fault> faults(List<NewCourse> courses) {
        for (int i = 0; i < courses.size(); i++) {
            check("/" + i, courses.get(i));
        }
        return faults;
    }

    private void check(String at, NewCourse course) {
        require(at + "/code", course.code().value());
        require(at + "/title", course.title());
        require(at + "/type", course.type());
        require(at + "/delivery", course.delivery());
        if (!is(course.provider(), OrganisationKind.PROVIDER)) {
            faults.add(Fault.at(at + "/provider", "unknown-provider"));
        }
        if (!KNOWLEDGE_SOURCES.contains(course.knowledgeSource())) {
            faults.add(Fault.at(at + "/knowledgeSource", "unknown-value"));
        }
        notNegative(at + "/hours", course.hours());
        for (int i = 0; i < course.accreditations().size(); i++) {
            check(at + "/accreditations/" + i, course, i);
        }
    }

    private void check(String at, NewCourse course, int index) {
        List<NewAccreditation> all = course.accreditations();
        NewAccreditation accreditation = all.get(index);
        checkCategory(at, accreditation);
        notNegative(at + "/points", accreditation.points());
        OrganisationId body = accreditation.body();
        if (body == null || !is(body, OrganisationKind.ACCREDITING_BODY)) {
            faults.add(Fault.at(at + "/body", "unknown-accrediting-body"));
        }
        if (accreditation.validUntil().isBefore(accreditation.validFrom())) {
            faults.add(Fault.at(at + "/validUntil", "until-before-from", "from", accreditation.validFrom()));
        } else if (all.subList(0, index).stream().anyMatch(earlier -> clash(earlier, accreditation))
                || accredited.getOrDefault(course.code(), List.of()).stream()
                        .filter(known -> !isSame(known, accreditation))
                        .anyMatch(known -> clash(known, accreditation))) {
            faults.add(Fault.at(at, "accreditations-overlap"));
        }
    }

    private void checkCategory(String at, NewAccreditation accreditation) {
        Optional<Register> register = registers.stream()
                .filter(known -> known.id().equals(accreditation.register()))
                .findFirst();
        if (register.isEmpty()) {
            faults.add(Fault.at(at + "/register", "unknown-register-for-course"));
        } else if (!register.get().categories().containsKey(accreditation.category())) {
            faults.add(Fault.at(at + "/category", "unknown-category", "register", accreditation.register()));
        }
    }

    /** Known by register, category and days: handed in again it changes nothing. */
    static boolean isSame(NewAccreditation one, NewAccreditation other) {
        return one.register().equals(other.register())
                && one.category().equals(other.category())
                && one.validFrom().equals(other.validFrom())
                && one.validUntil().equals(other.validUntil());
    }

    /** One decision per register and category on any day. */
    private static boolean clash(NewAccreditation one, NewAccreditation other) {
        return one.register().equals(other.register())
                && one.category().equals(other.category())
                && !one.validUntil().isBefore(other.validFrom())
                && !other.validUntil().isBefore(one.validFrom());
    }

    private boolean is(OrganisationId id, OrganisationKind kind) {
        return organisations.getOrDefault(id, Set.of()).contains(kind);
    }

    private void require(String at, String text) {
        if (text.isBlank()) {
            faults.add(Fault.at(at, "required"));
        }
    }

    private void notNegative(String at, Hundredths amount) {
        if (amount.compareTo(Hundredths.ZERO) < 0) {
            faults.add(Fault.at(at, "negative"));
        }
    }
}
