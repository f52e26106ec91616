package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.Edition;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.Editions;
import nl.qualityregister.course.NewEdition;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Editions: for everybody to read, for their provider to plan. */
@RestController
class EditionOperations {
    private final Editions editions;
    private final BusinessDay businessDay;
    private final Reach reach;

    EditionOperations(Editions editions, BusinessDay businessDay, Reach reach) {
        this.editions = editions;
        this.businessDay = businessDay;
        this.reach = reach;
    }

    @GetMapping("/v1/courses/{courseCode}/editions")
    EditionList listEditions(@PathVariable String courseCode) {
        return new EditionList(editions.of(new CourseCode(courseCode), businessDay.today()).stream()
                .map(EditionView::of)
                .toList());
    }

    @PostMapping("/v1/courses/{courseCode}/editions")
    ResponseEntity<EditionView> scheduleEdition(
            @PathVariable String courseCode, @RequestBody EditionBody planned, Caller caller) {
        NewEdition edition = new NewEdition(
                new EditionCode(Objects.requireNonNullElse(planned.code(), "")),
                new CourseCode(courseCode),
                planned.startsOn(),
                planned.endsOn(),
                Objects.requireNonNullElse(planned.sessions(), 1),
                planned.seats(),
                planned.place());
        boolean queue = Boolean.TRUE.equals(planned.waitingList());
        return created(editions.schedule(provider(caller), edition, queue, caller.actor()));
    }

    @PostMapping("/v1/editions/{editionCode}/moves")
    ResponseEntity<EditionView> moveEdition(@PathVariable String editionCode, @RequestBody Move move, Caller caller) {
        return created(editions.move(
                provider(caller), new EditionCode(editionCode), move.startsOn(), move.endsOn(), caller.actor()));
    }

    @PostMapping("/v1/editions/{editionCode}/delegations")
    ResponseEntity<Delegation> delegateAttendance(
            @PathVariable String editionCode, @RequestBody Delegation delegation, Caller caller) {
        editions.delegate(
                provider(caller),
                new EditionCode(editionCode),
                new OrganisationId(delegation.employer()),
                caller.actor());
        return ResponseEntity.status(HttpStatus.CREATED).body(delegation);
    }

    @PostMapping("/v1/editions/{editionCode}/delegation-ends")
    ResponseEntity<Delegation> endDelegation(
            @PathVariable String editionCode, @RequestBody Delegation delegation, Caller caller) {
        editions.endDelegation(
                provider(caller), new EditionCode(editionCode), new OrganisationId(delegation.employer()));
        return ResponseEntity.status(HttpStatus.CREATED).body(delegation);
    }

    private OrganisationId provider(Caller caller) {
        return reach.organisation(caller, Role.PROVIDER);
    }

    private static ResponseEntity<EditionView> created(Edition edition) {
        return ResponseEntity.status(HttpStatus.CREATED).body(EditionView.of(edition));
    }

    record EditionBody(
            @Nullable String code,
            LocalDate startsOn,
            LocalDate endsOn,
            @Nullable Integer sessions,
            @Nullable Integer seats,
            @Nullable Boolean waitingList,
            @Nullable String place) {}

    record Move(LocalDate startsOn, LocalDate endsOn) {}

    record Delegation(String employer) {}

    record EditionList(List<EditionView> items) {}

    record EditionView(
            String code,
            String course,
            int version,
            LocalDate startsOn,
            LocalDate endsOn,
            int sessions,
            @Nullable Integer seats,
            @Nullable Integer free,
            boolean waitingList,
            @Nullable String place) {
        static EditionView of(Edition edition) {
            return new EditionView(
                    edition.code().value(),
                    edition.course().value(),
                    edition.version(),
                    edition.startsOn(),
                    edition.endsOn(),
                    edition.sessions(),
                    edition.seats(),
                    edition.free(),
                    edition.waitingList(),
                    edition.place());
        }
    }
}
