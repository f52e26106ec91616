package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.course.AccreditationApplication;
import nl.qualityregister.course.AccreditationJudgement;
import nl.qualityregister.course.AccreditationRequestId;
import nl.qualityregister.course.AccreditationSetting;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.RequestState;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A provider's applications for accreditation, and how a register deals with them. */
@RestController
class AccreditationOperations {
    private final Accreditations accreditations;
    private final Norms norms;
    private final Reach reach;

    AccreditationOperations(Accreditations accreditations, Norms norms, Reach reach) {
        this.accreditations = accreditations;
        this.norms = norms;
        this.reach = reach;
    }

    @PostMapping("/v1/accreditation-applications")
    ResponseEntity<Statement> applyForAccreditation(@RequestBody NewApplication application, Caller caller) {
        List<AccreditationApplication> applied = accreditations.apply(
                provider(caller),
                new CourseCode(application.course()),
                application.version(),
                application.registers().stream().map(RegisterId::new).toList(),
                caller.actor());
        return ResponseEntity.status(HttpStatus.CREATED).body(Statement.of(applied));
    }

    @GetMapping("/v1/accreditation-applications")
    Statement listAccreditationApplications(Caller caller) {
        return Statement.of(accreditations.of(provider(caller)));
    }

    @GetMapping("/v1/accreditation-applications/{applicationId}")
    ApplicationView readAccreditationApplication(@PathVariable String applicationId, Caller caller) {
        return accreditations
                .find(id(applicationId), provider(caller))
                .map(ApplicationView::of)
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/v1/accreditation-applications/{applicationId}/withdrawals")
    ResponseEntity<ApplicationView> recallAccreditationApplication(@PathVariable String applicationId, Caller caller) {
        return created(accreditations.recall(provider(caller), id(applicationId), caller.actor()));
    }

    @PostMapping("/v1/accreditation-applications/{applicationId}/answers")
    ResponseEntity<ApplicationView> answerAccreditationQuestion(
            @PathVariable String applicationId, @RequestBody Answered answered, Caller caller) {
        return created(accreditations.answer(provider(caller), id(applicationId), answered.answer(), caller.actor()));
    }

    @GetMapping("/v1/registers/{register}/accreditation-setting")
    ResponseEntity<Setting> readAccreditationSetting(@PathVariable String register) {
        return versioned(accreditations.setting(register(register)));
    }

    @PutMapping("/v1/registers/{register}/accreditation-setting")
    ResponseEntity<Setting> saveAccreditationSetting(
            @PathVariable String register,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Setting setting,
            Caller caller) {
        RegisterId id = register(register);
        long version = Versions.named(ifMatch);
        return versioned(accreditations.set(
                new AccreditationSetting(
                        id, setting.locksThoseInArrears(), setting.panelSources(), setting.remindDaysBefore(), version),
                caller.actor()));
    }

    private RegisterId register(String text) {
        return norms.registers().stream()
                .map(Register::id)
                .filter(id -> id.value().equals(text))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static ResponseEntity<Setting> versioned(AccreditationSetting setting) {
        return ResponseEntity.ok()
                .eTag(Versions.tag(setting.version()))
                .body(new Setting(setting.locksThoseInArrears(), setting.panelSources(), setting.remindDaysBefore()));
    }

    private static ResponseEntity<ApplicationView> created(AccreditationApplication application) {
        return ResponseEntity.status(HttpStatus.CREATED).body(ApplicationView.of(application));
    }

    private OrganisationId provider(Caller caller) {
        return reach.organisation(caller, Role.PROVIDER);
    }

    private static AccreditationRequestId id(String text) {
        return new AccreditationRequestId(Words.id(text));
    }

    record NewApplication(String course, int version, List<String> registers) {}

    record Answered(String answer) {}

    record Setting(boolean locksThoseInArrears, List<String> panelSources, List<Integer> remindDaysBefore) {}

    record Statement(long totalCents, List<ApplicationView> items) {
        static Statement of(List<AccreditationApplication> applications) {
            return new Statement(
                    applications.stream()
                            .filter(one -> one.state() != RequestState.RECALLED)
                            .mapToLong(AccreditationApplication::feeCents)
                            .sum(),
                    applications.stream().map(ApplicationView::of).toList());
        }
    }

    record ApplicationView(
            UUID id,
            String course,
            int version,
            String title,
            String register,
            @Nullable String body,
            String state,
            long feeCents,
            LocalDate dueOn,
            Instant submittedAt,
            @Nullable Instant concludedAt,
            @Nullable String answer,
            @Nullable AccreditationJudgement judgement) {
        static ApplicationView of(AccreditationApplication application) {
            return new ApplicationView(
                    application.request().id().value(),
                    application.request().course().value(),
                    application.request().version(),
                    application.title(),
                    application.request().register().value(),
                    Words.text(application.request().body()),
                    Words.of(application.state()),
                    application.feeCents(),
                    application.request().dueOn(),
                    application.submittedAt(),
                    application.concludedAt(),
                    application.answer(),
                    application.judgement());
        }
    }
}
