package nl.qualityregister.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Register;

/** Everything wrong with a body's answer, at once. */
final class AccreditationCheck {
    /** No register grants for longer; a slip in the year is found out. */
    private static final int MOST_YEARS = 10;

    private static final int LONGEST_TEXT = 4_000;

    private final Register register;
    private final List<NewAccreditation> known;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();

    /** @param known what the version is accredited for in the register already */
    AccreditationCheck(Register register, List<NewAccreditation> known, LocalDate today) {
        this.register = register;
        this.known = known;
        this.today = today;
    }

    List<Fault> faults(AccreditationJudgement judgement) {
        switch (judgement) {
            case AccreditationJudgement.Granted granted -> check(granted);
            case AccreditationJudgement.Rejected rejected -> {
                require("/reason", rejected.reason());
                bounded("/remark", rejected.remark());
            }
            case AccreditationJudgement.Returned returned -> {
                require("/reason", returned.reason());
                bounded("/remark", returned.remark());
                if (returned.answerBy().isBefore(today)) {
                    faults.add(Fault.at("/answerBy", "date-too-early", "earliest", today));
                }
            }
        }
        return faults;
    }

    private void check(AccreditationJudgement.Granted granted) {
        bounded("/conditions", granted.conditions());
        if (granted.validUntil().isBefore(granted.validFrom())) {
            faults.add(Fault.at("/validUntil", "until-before-from", "from", granted.validFrom()));
        } else if (granted.validUntil().isAfter(granted.validFrom().plusYears(MOST_YEARS))) {
            faults.add(Fault.at("/validUntil", "valid-too-long", "years", MOST_YEARS));
        }
        if (granted.points().isEmpty()) {
            faults.add(Fault.at("/points", "required"));
        }
        Set<String> named = new HashSet<>();
        for (int i = 0; i < granted.points().size(); i++) {
            AccreditationJudgement.CategoryPoints points = granted.points().get(i);
            String at = "/points/" + i;
            if (!register.categories().containsKey(points.category())) {
                faults.add(Fault.at(at + "/category", "unknown-category", "register", register.id()));
            } else if (!named.add(points.category())) {
                faults.add(Fault.at(at + "/category", "repeated"));
            } else if (overlaps(points.category(), granted)) {
                faults.add(Fault.at(at + "/category", "accreditations-overlap"));
            }
            if (points.points().value() < 0) {
                faults.add(Fault.at(at + "/points", "negative"));
            }
        }
    }

    private boolean overlaps(String category, AccreditationJudgement.Granted granted) {
        return known.stream()
                .filter(one ->
                        one.register().equals(register.id()) && one.category().equals(category))
                .anyMatch(one -> !one.validUntil().isBefore(granted.validFrom())
                        && !granted.validUntil().isBefore(one.validFrom()));
    }

    private void require(String at, String text) {
        if (text.isBlank()) {
            faults.add(Fault.at(at, "required"));
        }
    }

    private void bounded(String at, @org.jspecify.annotations.Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            faults.add(Fault.at(at, "too-long", "max", LONGEST_TEXT));
        }
    }
}
