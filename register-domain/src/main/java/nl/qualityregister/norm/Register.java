package nl.qualityregister.norm;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A register that this installation carries.
 *
 * @param about what everybody who sees it has to know of it
 * @param normSets which norm sets judge which occupations together, in order of preference
 * @param categories what courses are accredited and evidence is submitted in, with labels
 * @param accreditingBodies the ids of the organisations that accredit for it
 */
public record Register(
        RegisterId id,
        Texts name,
        Texts about,
        List<Occupation> occupations,
        List<JudgedTogether> normSets,
        Map<String, Texts> categories,
        List<String> accreditingBodies,
        Contact contact,
        Terms terms,
        DeskRules desk,
        List<Fee> fees,
        HouseStyle houseStyle) {

    /** A norm set and the occupations it judges in one cycle. */
    public record JudgedTogether(NormSetId normSet, List<OccupationCode> occupations) {
        public JudgedTogether {
            occupations = List.copyOf(occupations);
        }
    }

    /** Whom people turn to. */
    public record Contact(Texts name, String email, String phone, List<String> address, String website) {
        public Contact {
            address = List.copyOf(address);
        }
    }

    /**
     * Terms in days.
     *
     * @param viewDays in which a person can give a view of an intended decision (zienswijze)
     * @param objectionDays in which a decision can be objected to
     * @param decisionDays in which the office decides
     * @param assessmentDays in which submitted evidence is judged
     * @param applicationsAheadDays before a course, at the latest, accreditation is applied for
     * @param attendanceDays after a course, at the latest, attendance is reported; later is late
     * @param attendanceOpenDays after a course in which it is taken from who reports it, late or not
     * @param coolingOffDays in which who gave up a registration can come back on it
     * @param lapseAfterDays between the decision not to renew and the end of the registration; with none it ends on the day after
     * @param objectionSuspends whether the end of a registration waits for the decision on an objection
     * @param reminders how long before the end of a cycle somebody is reminded, the earliest first
     */
    public record Terms(
            int viewDays,
            int objectionDays,
            int decisionDays,
            int assessmentDays,
            int applicationsAheadDays,
            int attendanceDays,
            int attendanceOpenDays,
            int coolingOffDays,
            int lapseAfterDays,
            boolean objectionSuspends,
            List<Period> reminders) {
        /** Where the register's document has no ladder of its own. */
        public static final List<Period> LADDER = List.of(
                Period.ofMonths(12), Period.ofMonths(6), Period.ofMonths(3), Period.ofMonths(1), Period.ofDays(14));

        public Terms {
            reminders = List.copyOf(reminders);
        }

        public Terms(
                int viewDays,
                int objectionDays,
                int decisionDays,
                int assessmentDays,
                int applicationsAheadDays,
                int attendanceDays,
                int attendanceOpenDays,
                int coolingOffDays,
                int lapseAfterDays,
                boolean objectionSuspends) {
            this(
                    viewDays,
                    objectionDays,
                    decisionDays,
                    assessmentDays,
                    applicationsAheadDays,
                    attendanceDays,
                    attendanceOpenDays,
                    coolingOffDays,
                    lapseAfterDays,
                    objectionSuspends,
                    LADDER);
        }
    }

    public record Fee(String code, Texts name, long cents) {}

    public Register {
        occupations = List.copyOf(occupations);
        normSets = List.copyOf(normSets);
        accreditingBodies = List.copyOf(accreditingBodies);
        fees = List.copyOf(fees);
    }

    /** What is wrong with the document of a register; empty when nothing is. */
    public static List<DocumentFault> check(String json) {
        Faults faults = new Faults();
        RegisterReader.read(json, faults);
        return faults.all();
    }

    public Optional<Occupation> occupation(OccupationCode code) {
        return occupations.stream()
                .filter(occupation -> occupation.code().equals(code))
                .findFirst();
    }

    /** The norm sets that judge an occupation, in order of preference. */
    List<NormSetId> judging(OccupationCode occupation) {
        return normSets.stream()
                .filter(together -> together.occupations().contains(occupation))
                .map(JudgedTogether::normSet)
                .toList();
    }
}
