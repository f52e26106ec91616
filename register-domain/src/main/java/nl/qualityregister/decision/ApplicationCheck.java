package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.registrant.PersonName;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with an application by itself, at once. What a caller left out may be absent here. */
final class ApplicationCheck {
    private static final int YOUNGEST = 16;
    private static final int OLDEST = 110;
    private static final int NAME = 100;
    private static final int EMAIL = 254;
    private static final int TEXT = 2_000;
    private static final Hundredths WEEK = Hundredths.ofWhole(80);
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{C}]+@[^@\\s\\p{C}]+\\.[^@\\s\\p{C}.]+");
    private static final Set<String> LANGUAGES = Set.of("nl", "en");

    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();

    private ApplicationCheck(LocalDate today) {
        this.today = today;
    }

    static List<Fault> faults(NewApplication application, LocalDate today) {
        ApplicationCheck check = new ApplicationCheck(today);
        check.required("/register", application.register());
        check.occupations(application.occupations());
        check.name(application.name());
        check.birthDate(application.birthDate());
        check.email(application.email());
        check.language("/language", application.language());
        check.employments(application.employments());
        check.qualifications(application);
        check.notLater("/vogIssuedOn", application.vogIssuedOn());
        if (!application.declaration()) {
            check.fault("/declaration", "declaration-missing");
        }
        return check.faults;
    }

    private void fault(String pointer, String code) {
        faults.add(Fault.at(pointer, code));
    }

    private boolean required(String pointer, @Nullable Object value) {
        boolean missing = value == null || (value instanceof String text && text.isBlank());
        if (missing) {
            fault(pointer, "required");
        }
        return !missing;
    }

    private void text(String pointer, @Nullable String value, int longest) {
        if (required(pointer, value) && value != null) {
            notLonger(pointer, value, longest);
        }
    }

    private void notLonger(String pointer, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            faults.add(Fault.at(pointer, "too-long", "max", longest));
        }
    }

    private void notLater(String pointer, @Nullable LocalDate day) {
        if (day != null && day.isAfter(today)) {
            fault(pointer, "date-in-future");
        }
    }

    private void occupations(Collection<?> occupations) {
        if (occupations.isEmpty()) {
            fault("/occupations", "required");
        }
    }

    private void name(@Nullable PersonName name) {
        if (name == null) {
            fault("/name", "required");
            return;
        }
        text("/name/initials", name.initials(), NAME);
        notLonger("/name/calledName", name.calledName(), NAME);
        notLonger("/name/infix", name.infix(), NAME);
        text("/name/surname", name.surname(), NAME);
    }

    private void birthDate(@Nullable LocalDate birthDate) {
        if (!required("/birthDate", birthDate) || birthDate == null) {
            return;
        }
        if (birthDate.isAfter(today)) {
            fault("/birthDate", "date-in-future");
        } else if (birthDate.isAfter(today.minusYears(YOUNGEST))) {
            faults.add(Fault.at("/birthDate", "too-young", "age", YOUNGEST));
        } else if (birthDate.isBefore(today.minusYears(OLDEST))) {
            faults.add(Fault.at("/birthDate", "too-old", "age", OLDEST));
        }
    }

    private void email(@Nullable String email) {
        text("/email", email, EMAIL);
        if (email != null && !email.isBlank() && !ADDRESS.matcher(email).matches()) {
            fault("/email", "malformed");
        }
    }

    private void language(String pointer, @Nullable String language) {
        if (required(pointer, language) && language != null && !LANGUAGES.contains(language)) {
            fault(pointer, "unknown-value");
        }
    }

    /** A diploma or validated experience; in words of one's own where there is neither. */
    private void qualifications(NewApplication application) {
        if (application.qualifications().isEmpty()) {
            text("/qualification", application.qualification(), TEXT);
        } else {
            notLonger("/qualification", application.qualification(), TEXT);
        }
        for (int i = 0; i < application.qualifications().size(); i++) {
            qualification("/qualifications/" + i, application.qualifications().get(i));
        }
    }

    private void qualification(String at, Qualification qualification) {
        text(at + "/title", qualification.title(), TEXT);
        text(at + "/institution", qualification.institution(), TEXT);
        if (required(at + "/awardedOn", qualification.awardedOn())) {
            notLater(at + "/awardedOn", qualification.awardedOn());
        }
        notLonger(at + "/number", qualification.number(), NAME);
    }

    private void employments(List<Work> employments) {
        for (int i = 0; i < employments.size(); i++) {
            employment("/employments/" + i, employments.get(i));
        }
    }

    private void employment(String at, Work employment) {
        LocalDate until = employment.until();
        if (employment.organisation() == null) {
            text(at + "/employerText", employment.employerText(), TEXT);
        }
        notLonger(at + "/jobTitle", employment.jobTitle(), TEXT);
        notLonger(at + "/role", employment.role(), NAME);
        Hundredths hours = employment.hoursPerWeek();
        if (hours != null && (hours.value() < 0 || hours.compareTo(WEEK) > 0)) {
            faults.add(Fault.at(at + "/hoursPerWeek", "not-in-a-week", "most", WEEK));
        }
        if (required(at + "/from", employment.from()) && until != null && !until.isAfter(employment.from())) {
            faults.add(Fault.at(at + "/until", "until-before-from", "from", employment.from()));
        }
    }
}
