package nl.qualityregister.assessment;

import static nl.qualityregister.assessment.Conclusion.ASKED_BACK;
import static nl.qualityregister.assessment.Conclusion.IN_PART;
import static nl.qualityregister.assessment.Conclusion.REJECTED;
import static nl.qualityregister.assessment.ItemKind.ACCREDITATION;
import static nl.qualityregister.assessment.ItemKind.APPLICATION;
import static nl.qualityregister.assessment.ItemKind.AUDIT;
import static nl.qualityregister.assessment.ItemKind.EVIDENCE;
import static nl.qualityregister.assessment.ItemKind.OBJECTION;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Why something is accepted in part, rejected or asked back: a closed list, with texts for both languages in
 * {@code schemas/problems/assessment.json}.
 */
public enum Reason {
    FILE_UNREADABLE(Set.of(EVIDENCE, APPLICATION, ACCREDITATION, OBJECTION), Set.of(ASKED_BACK)),
    INCOMPLETE(Set.of(EVIDENCE, APPLICATION, ACCREDITATION, OBJECTION), Set.of(ASKED_BACK)),
    OTHER(Set.of(EVIDENCE, APPLICATION, ACCREDITATION, OBJECTION, AUDIT), Set.of(IN_PART, REJECTED, ASKED_BACK)),

    PERSON_NOT_SHOWN(Set.of(EVIDENCE, APPLICATION), Set.of(REJECTED, ASKED_BACK)),
    DATE_NOT_SHOWN(Set.of(EVIDENCE), Set.of(REJECTED, ASKED_BACK)),
    HOURS_NOT_SHOWN(Set.of(EVIDENCE), Set.of(IN_PART, REJECTED, ASKED_BACK)),
    NOT_COMPLETED(Set.of(EVIDENCE), Set.of(IN_PART, REJECTED, ASKED_BACK)),
    WRONG_CATEGORY(Set.of(EVIDENCE), Set.of(IN_PART, REJECTED, ASKED_BACK)),
    WORTH_LESS(Set.of(EVIDENCE, ACCREDITATION), Set.of(IN_PART)),
    OUTSIDE_PROFESSION(Set.of(EVIDENCE, ACCREDITATION), Set.of(IN_PART, REJECTED)),
    NOT_RECOGNISED(Set.of(EVIDENCE, ACCREDITATION), Set.of(REJECTED)),
    ALREADY_CREDITED(Set.of(EVIDENCE), Set.of(REJECTED)),

    DIPLOMA_NOT_SHOWN(Set.of(APPLICATION), Set.of(REJECTED, ASKED_BACK)),
    EXPERIENCE_NOT_SHOWN(Set.of(APPLICATION), Set.of(REJECTED, ASKED_BACK)),
    EMPLOYMENT_NOT_SHOWN(Set.of(APPLICATION), Set.of(REJECTED, ASKED_BACK)),
    CONDUCT_NOT_SHOWN(Set.of(APPLICATION), Set.of(REJECTED, ASKED_BACK)),
    LEVEL_TOO_LOW(Set.of(APPLICATION, ACCREDITATION), Set.of(IN_PART, REJECTED)),

    AIMS_UNCLEAR(Set.of(ACCREDITATION), Set.of(REJECTED, ASKED_BACK)),
    HOURS_UNFOUNDED(Set.of(ACCREDITATION), Set.of(IN_PART, REJECTED, ASKED_BACK)),
    TEACHERS_NOT_SHOWN(Set.of(ACCREDITATION), Set.of(REJECTED, ASKED_BACK)),
    NOT_INDEPENDENT(Set.of(ACCREDITATION), Set.of(REJECTED)),

    GROUNDS_NOT_SHOWN(Set.of(OBJECTION), Set.of(REJECTED, ASKED_BACK)),
    DECISION_STANDS(Set.of(OBJECTION), Set.of(IN_PART, REJECTED)),
    TOO_LATE(Set.of(OBJECTION), Set.of(REJECTED)),
    NO_INTEREST(Set.of(OBJECTION), Set.of(REJECTED)),
    DOSSIER_NOT_SHOWN(Set.of(AUDIT), Set.of(REJECTED)),
    DOSSIER_DOES_NOT_BEAR_OUT(Set.of(AUDIT), Set.of(REJECTED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<ItemKind> kinds;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Conclusion> conclusions;

    Reason(Set<ItemKind> kinds, Set<Conclusion> conclusions) {
        this.kinds = kinds;
        this.conclusions = conclusions;
    }

    /** As it is written outside: {@code date-not-shown}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it can be the reason of that conclusion on such an item; what can be mended is asked back. */
    public boolean fits(ItemKind kind, Conclusion conclusion) {
        return kinds.contains(kind) && conclusions.contains(conclusion);
    }

    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
