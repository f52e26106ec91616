package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.decision.Application;
import nl.qualityregister.decision.ApplicationId;
import nl.qualityregister.decision.ApplicationState;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.NewApplication;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.Employment;
import nl.qualityregister.registrant.PersonName;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ApplicationOperations {
    private final Decisions decisions;
    private final Reach reach;

    ApplicationOperations(Decisions decisions, Reach reach) {
        this.decisions = decisions;
        this.reach = reach;
    }

    @PostMapping("/v1/applications")
    ResponseEntity<ApplicationView> apply(@RequestBody Asked asked, Caller caller) {
        Application application =
                decisions.apply(asked.toApplication(), caller.known().id(), caller.actor());
        return ResponseEntity.created(URI.create("/v1/applications/" + application.id()))
                .body(ApplicationView.of(application));
    }

    @GetMapping("/v1/applications")
    ResponseEntity<Page<ApplicationView>> listApplications(
            @RequestParam(defaultValue = "submitted") String state,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<ApplicationId> last = Words.optionalId(after.orElse(null)).map(ApplicationId::new);
        return Page.of(
                decisions.applications(Words.read(ApplicationState.class, state), last, limit + 1),
                limit,
                application -> application.id().toString(),
                ApplicationView::of);
    }

    @GetMapping("/v1/applications/{applicationId}")
    ApplicationView readApplication(@PathVariable String applicationId, Caller caller) {
        return ApplicationView.of(reach.application(caller, id(applicationId)));
    }

    @PostMapping("/v1/applications/{applicationId}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    ApplicationView decideApplication(
            @PathVariable String applicationId, @RequestBody ApplicationDecision decision, Caller caller) {
        ApplicationId id = reach.application(caller, id(applicationId)).id();
        if (decision.outcome().equals("accepted")) {
            return ApplicationView.of(decisions.accept(id, caller.actor()));
        }
        String reason = decision.reason();
        if (reason == null) {
            throw new InputRefused(List.of(Fault.at("/reason", "required")));
        }
        return ApplicationView.of(decisions.refuse(id, reason, caller.actor()));
    }

    private static ApplicationId id(String text) {
        return new ApplicationId(Words.id(text));
    }

    record ApplicationDecision(String outcome, @Nullable String reason) {}

    record ApplicationView(
            UUID applicationId,
            String state,
            @Nullable String reason,
            @Nullable String registrationNumber,
            Instant submittedAt,
            Asked application) {
        static ApplicationView of(Application application) {
            return new ApplicationView(
                    application.id().value(),
                    Words.of(application.state()),
                    application.reason(),
                    Words.text(application.number()),
                    application.submittedAt(),
                    Asked.of(application.asked()));
        }
    }

    /** What an applicant fills in. */
    record Asked(
            String register,
            List<String> occupations,
            PersonName name,
            LocalDate birthDate,
            String email,
            String language,
            @Nullable List<Employed> employments,
            String qualification,
            @Nullable LocalDate vogIssuedOn,
            boolean declaration) {
        NewApplication toApplication() {
            return new NewApplication(
                    new RegisterId(register),
                    occupations.stream().map(OccupationCode::new).collect(Collectors.toSet()),
                    name,
                    birthDate,
                    email,
                    language,
                    employments == null
                            ? List.of()
                            : employments.stream().map(Employed::toEmployment).toList(),
                    qualification,
                    vogIssuedOn,
                    declaration);
        }

        static Asked of(NewApplication asked) {
            return new Asked(
                    asked.register().value(),
                    asked.occupations().stream()
                            .map(OccupationCode::value)
                            .sorted()
                            .toList(),
                    asked.name(),
                    asked.birthDate(),
                    asked.email(),
                    asked.language(),
                    asked.employments().stream().map(Employed::of).toList(),
                    asked.qualification(),
                    asked.vogIssuedOn(),
                    asked.declaration());
        }
    }

    /** @param until the last day */
    record Employed(
            @Nullable String organisation,
            @Nullable String employerText,
            @Nullable String jobTitle,
            LocalDate from,
            @Nullable LocalDate until) {
        Employment toEmployment() {
            return new Employment(
                    organisation == null ? null : new OrganisationId(organisation),
                    employerText,
                    jobTitle,
                    from,
                    Words.firstDayWithout(until));
        }

        static Employed of(Employment employment) {
            return new Employed(
                    Words.text(employment.organisation()),
                    employment.employerText(),
                    employment.jobTitle(),
                    employment.from(),
                    Words.lastDay(employment.until()));
        }
    }
}
