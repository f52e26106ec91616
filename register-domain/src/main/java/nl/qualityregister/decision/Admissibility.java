package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.norm.Document;
import nl.qualityregister.norm.EarlierOutcome;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Practice;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import org.springframework.stereotype.Component;

/**
 * What the norms say of an admission, by their rules for entry. The facts are those that the applicant handed in, as documents
 * {@code application:<occupation>}, {@code vog}, {@code diploma}, {@code validated-experience}, {@code experience-training}, and
 * {@code verified-diploma} where the diploma register confirmed one; work with its role and hours; and how earlier registrations ended
 * ({@code lapsed}, {@code withdrawn}, {@code struck-off}), with their last day.
 */
@Component
class Admissibility {
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    private final Norms norms;
    private final Terms terms;
    private final DiplomaRows diplomas;
    private final Registrants registrants;
    private final Standings standings;

    Admissibility(Norms norms, Terms terms, DiplomaRows diplomas, Registrants registrants, Standings standings) {
        this.norms = norms;
        this.terms = terms;
        this.diplomas = diplomas;
        this.registrants = registrants;
        this.standings = standings;
    }

    /** One for each norm set that would judge the occupations and has rules for entry. */
    List<Verdict> verdicts(Application application, LocalDate day) {
        NewApplication asked = application.asked();
        return terms.from(day, asked.register(), asked.occupations(), 0).stream()
                .map(term -> norms.version(term.norm()))
                .filter(NormSet::hasEntry)
                .map(norm -> norm.judgeEntry(facts(application, day, norm)))
                .toList();
    }

    private Facts facts(Application application, LocalDate day, NormSet norm) {
        return new Facts(
                0,
                day,
                norm.periodEnd(day),
                day,
                List.of(),
                practice(application.asked(), day, norm),
                List.of(),
                documents(application, day),
                List.of(),
                List.of(),
                earlier(application));
    }

    private static List<Practice> practice(NewApplication asked, LocalDate day, NormSet norm) {
        return asked.employments().stream()
                .flatMap(work -> practice(work, day, norm).stream())
                .toList();
    }

    /** A norm that knows one kind of work only means that one where none is named. */
    private static Optional<Practice> practice(Work work, LocalDate day, NormSet norm) {
        String role = work.role() != null || norm.roles().size() != 1
                ? work.role()
                : norm.roles().iterator().next();
        LocalDate until = work.until();
        if (role == null || work.from().isAfter(day)) {
            return Optional.empty();
        }
        LocalDate last = until == null || until.isAfter(day) ? day : until.minusDays(1);
        Hundredths hours = work.hoursPerWeek();
        return Optional.of(new Practice(role, work.from(), last, hours == null ? Hundredths.ZERO : hours));
    }

    private List<Document> documents(Application application, LocalDate day) {
        List<Document> documents = new ArrayList<>();
        NewApplication asked = application.asked();
        asked.occupations().forEach(code -> documents.add(new Document("application:" + code.value(), day, FOREVER)));
        LocalDate vog = asked.vogIssuedOn();
        if (vog != null) {
            documents.add(new Document("vog", vog, FOREVER));
        }
        List<Integer> confirmed = diplomas.of(application.id()).stream()
                .filter(check -> check.outcome() == DiplomaOutcome.CONFIRMED)
                .map(DiplomaCheck::place)
                .toList();
        for (int place = 0; place < asked.qualifications().size(); place++) {
            Qualification one = asked.qualifications().get(place);
            documents.add(new Document(one.kind().document(), one.awardedOn(), FOREVER));
            if (confirmed.contains(place)) {
                documents.add(new Document("verified-diploma", one.awardedOn(), FOREVER));
            }
        }
        return documents;
    }

    private List<EarlierOutcome> earlier(Application application) {
        return registrants.byAccount(application.applicant()).map(Registrant::id).stream()
                .flatMap(person -> standings.ended(person, application.asked().register()).stream())
                .map(ended ->
                        new EarlierOutcome(ended.status().code(), ended.since().minusDays(1)))
                .toList();
    }
}
