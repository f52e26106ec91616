package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.operation.ApplicationViews.ApplicationView;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.decision.Application;
import nl.qualityregister.decision.ApplicationId;
import nl.qualityregister.decision.ApplicationState;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.NewApplication;
import nl.qualityregister.decision.Qualification;
import nl.qualityregister.decision.Work;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.PersonName;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ApplicationOperations {
    private final Decisions decisions;
    private final ApplicationViews views;
    private final Downloads downloads;
    private final Reach reach;
    private final Trace trace;

    ApplicationOperations(Decisions decisions, ApplicationViews views, Downloads downloads, Reach reach, Trace trace) {
        this.decisions = decisions;
        this.views = views;
        this.downloads = downloads;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping("/v1/applications")
    ResponseEntity<ApplicationView> apply(
            @RequestBody Asked asked,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Application application =
                decisions.apply(asked.toApplication(), caller.known().id(), caller.actor());
        return ResponseEntity.created(URI.create("/v1/applications/" + application.id()))
                .body(views.full(application, ReadersLanguage.preferred(language)));
    }

    /** The office reads them by state, everybody else his or her own. */
    @GetMapping("/v1/applications")
    ResponseEntity<Page<ApplicationView>> listApplications(
            @RequestParam(defaultValue = "submitted") String state,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        if (!caller.is(Role.REGISTRAR)) {
            List<Application> own = decisions.applicationsOf(caller.known().id());
            return Page.of(own, Math.max(own.size(), 1), any -> "", ApplicationViews::brief);
        }
        Optional<ApplicationId> last = Words.optionalId(after.orElse(null)).map(ApplicationId::new);
        return Page.of(
                decisions.applications(Words.read(ApplicationState.class, state), last, limit + 1),
                limit,
                application -> application.id().toString(),
                ApplicationViews::brief);
    }

    @GetMapping("/v1/applications/{applicationId}")
    ApplicationView readApplication(
            @PathVariable String applicationId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Application application = reach.application(caller, id(applicationId));
        boolean own = application.applicant().equals(caller.known().id());
        trace.of(caller, "application-read", "application:" + application.id(), own ? "own-file" : "task:registrar");
        return views.full(application, ReadersLanguage.preferred(language));
    }

    @GetMapping("/v1/applications/{applicationId}/files/{fileId}")
    ResponseEntity<InputStreamResource> downloadApplicationFile(
            @PathVariable String applicationId, @PathVariable String fileId, Caller caller) {
        Application application = reach.application(caller, id(applicationId));
        ResponseEntity<InputStreamResource> file =
                downloads.of(application.asked().files(), fileId);
        trace.of(caller, "file-read", "file:" + fileId, "task:registrar");
        return file;
    }

    @PostMapping("/v1/applications/{applicationId}/submissions")
    @ResponseStatus(HttpStatus.CREATED)
    ApplicationView mendApplication(
            @PathVariable String applicationId,
            @RequestBody Asked asked,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        ApplicationId id = reach.application(caller, id(applicationId)).id();
        return views.full(
                decisions.submitAgain(id, asked.toApplication(), caller.known().id(), caller.actor()),
                ReadersLanguage.preferred(language));
    }

    @PostMapping("/v1/applications/{applicationId}/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    ApplicationView withdrawApplication(@PathVariable String applicationId, Caller caller) {
        ApplicationId id = reach.application(caller, id(applicationId)).id();
        return ApplicationViews.brief(decisions.withdraw(id, caller.known().id(), caller.actor()));
    }

    @PostMapping("/v1/applications/{applicationId}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    ApplicationView decideApplication(
            @PathVariable String applicationId,
            @RequestBody ApplicationDecision decision,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        ApplicationId id = reach.application(caller, id(applicationId)).id();
        Application decided = decision.outcome().equals("accepted")
                ? decisions.accept(id, decision.reason(), caller.actor())
                : decisions.refuse(id, decision.reason() == null ? "" : decision.reason(), caller.actor());
        return views.full(decided, ReadersLanguage.preferred(language));
    }

    private static ApplicationId id(String text) {
        return new ApplicationId(Words.id(text));
    }

    record ApplicationDecision(String outcome, @Nullable String reason) {}

    /** What an applicant fills in. */
    record Asked(
            String register,
            List<String> occupations,
            PersonName name,
            LocalDate birthDate,
            String email,
            String language,
            @Nullable List<Employed> employments,
            @Nullable String qualification,
            @Nullable List<Qualified> qualifications,
            @Nullable LocalDate vogIssuedOn,
            @Nullable List<UUID> files,
            boolean declaration) {
        NewApplication toApplication() {
            return new NewApplication(
                    new RegisterId(register),
                    occupations.stream().map(OccupationCode::new).collect(Collectors.toSet()),
                    name,
                    birthDate,
                    email,
                    language,
                    each(employments, Employed::toWork),
                    qualification,
                    each(qualifications, Qualified::toQualification),
                    vogIssuedOn,
                    each(files, FileId::new),
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
                    asked.qualifications().stream().map(Qualified::of).toList(),
                    asked.vogIssuedOn(),
                    asked.files().stream().map(FileId::value).toList(),
                    asked.declaration());
        }

        private static <S, T> List<T> each(@Nullable List<S> given, Function<S, T> read) {
            return given == null ? List.of() : given.stream().map(read).toList();
        }
    }

    record Qualified(
            String kind,
            String title,
            String institution,
            LocalDate awardedOn,
            @Nullable String number) {
        Qualification toQualification() {
            return new Qualification(Words.read(Qualification.Kind.class, kind), title, institution, awardedOn, number);
        }

        static Qualified of(Qualification qualification) {
            return new Qualified(
                    Words.of(qualification.kind()),
                    qualification.title(),
                    qualification.institution(),
                    qualification.awardedOn(),
                    qualification.number());
        }
    }

    /** @param until the last day */
    record Employed(
            @Nullable String organisation,
            @Nullable String employerText,
            @Nullable String jobTitle,
            @Nullable String role,
            @Nullable String hoursPerWeek,
            LocalDate from,
            @Nullable LocalDate until) {
        Work toWork() {
            return new Work(
                    organisation == null ? null : new OrganisationId(organisation),
                    employerText,
                    jobTitle,
                    role,
                    hoursPerWeek == null ? null : Hundredths.parse(hoursPerWeek),
                    from,
                    Words.firstDayWithout(until));
        }

        static Employed of(Work work) {
            return new Employed(
                    Words.text(work.organisation()),
                    work.employerText(),
                    work.jobTitle(),
                    work.role(),
                    Words.text(work.hoursPerWeek()),
                    work.from(),
                    Words.lastDay(work.until()));
        }
    }
}
