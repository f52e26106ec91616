package nl.qualityregister.api.operation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.operation.Catalogue.AccreditationView;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.course.Accreditations;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.CourseContent;
import nl.qualityregister.course.CourseVersion;
import nl.qualityregister.course.CourseVersions;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A provider's own courses and their versions. */
@RestController
class CourseOperations {
    private final CourseVersions versions;
    private final Accreditations accreditations;
    private final Files stored;
    private final Reach reach;

    CourseOperations(CourseVersions versions, Accreditations accreditations, Files stored, Reach reach) {
        this.versions = versions;
        this.accreditations = accreditations;
        this.stored = stored;
        this.reach = reach;
    }

    @GetMapping("/v1/own-courses")
    ResponseEntity<Page<VersionView>> listOwnCourses(
            @RequestParam Optional<String> after, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        return Page.of(
                versions.list(provider(caller), after.map(CourseCode::new), limit + 1),
                limit,
                version -> version.course().value(),
                this::view);
    }

    @PostMapping("/v1/own-courses")
    ResponseEntity<VersionView> draftCourse(@RequestBody NewCourseBody course, Caller caller) {
        return created(versions.draft(
                provider(caller),
                code(course.code()),
                course.content().toContent(),
                ownFiles(course.files(), List.of(), caller),
                null,
                caller.actor()));
    }

    @PostMapping("/v1/courses/{courseCode}/copies")
    ResponseEntity<VersionView> copyCourse(@PathVariable String courseCode, @RequestBody NewCopy copy, Caller caller) {
        return created(versions.copy(provider(caller), new CourseCode(courseCode), code(copy.code()), caller.actor()));
    }

    @GetMapping("/v1/courses/{courseCode}/versions")
    VersionList listCourseVersions(@PathVariable String courseCode, Caller caller) {
        return new VersionList(versions.of(new CourseCode(courseCode), provider(caller)).stream()
                .map(this::view)
                .toList());
    }

    @PostMapping("/v1/courses/{courseCode}/versions")
    ResponseEntity<VersionView> beginCourseVersion(@PathVariable String courseCode, Caller caller) {
        return created(versions.begin(provider(caller), new CourseCode(courseCode), caller.actor()));
    }

    @GetMapping("/v1/courses/{courseCode}/versions/{version}")
    ResponseEntity<VersionView> readCourseVersion(
            @PathVariable String courseCode, @PathVariable String version, Caller caller) {
        return versioned(
                ResponseEntity.ok(), versions.find(new CourseCode(courseCode), number(version), provider(caller)));
    }

    @PutMapping("/v1/courses/{courseCode}/versions/{version}")
    ResponseEntity<VersionView> saveCourseVersion(
            @PathVariable String courseCode,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SavedCourse saved,
            Caller caller) {
        CourseVersion standing = versions.find(new CourseCode(courseCode), number(version), provider(caller));
        return versioned(
                ResponseEntity.ok(),
                versions.save(
                        provider(caller),
                        standing.course(),
                        standing.version(),
                        Versions.named(ifMatch),
                        saved.content().toContent(),
                        ownFiles(saved.files(), standing.files(), caller)));
    }

    @PostMapping("/v1/courses/{courseCode}/versions/{version}/lecturer-replacements")
    ResponseEntity<VersionView> replaceLecturer(
            @PathVariable String courseCode,
            @PathVariable String version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Replacement replacement,
            Caller caller) {
        return versioned(
                ResponseEntity.status(HttpStatus.CREATED),
                versions.replaceLecturer(
                        provider(caller),
                        new CourseCode(courseCode),
                        number(version),
                        Versions.named(ifMatch),
                        replacement.place(),
                        replacement.lecturer(),
                        caller.actor()));
    }

    private OrganisationId provider(Caller caller) {
        return reach.organisation(caller, Role.PROVIDER);
    }

    private static @Nullable CourseCode code(@Nullable String text) {
        return text == null ? null : new CourseCode(text);
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new NotFound();
        }
        return Integer.parseInt(text);
    }

    /** What a colleague attached before stays; another's file is as unknown as one that does not exist. */
    private List<FileId> ownFiles(@Nullable List<UUID> asked, List<FileId> attached, Caller caller) {
        List<FileId> ids =
                asked == null ? attached : asked.stream().map(FileId::new).toList();
        List<FileId> own = stored.describe(ids).stream()
                .filter(file -> file.storedBy().equals(caller.actor().name()))
                .map(StoredFile::id)
                .toList();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!own.contains(ids.get(i)) && !attached.contains(ids.get(i))) {
                faults.add(Fault.at("/files/" + i, "unknown-file"));
            }
        }
        InputRefused.ifAny(faults);
        return ids;
    }

    private ResponseEntity<VersionView> created(CourseVersion version) {
        URI place = URI.create("/v1/courses/" + version.course() + "/versions/" + version.version());
        return versioned(ResponseEntity.created(place), version);
    }

    private ResponseEntity<VersionView> versioned(ResponseEntity.BodyBuilder answer, CourseVersion version) {
        return answer.eTag(Versions.tag(version.edit())).body(view(version));
    }

    private VersionView view(CourseVersion version) {
        return new VersionView(
                version.course().value(),
                version.version(),
                Words.of(version.state()),
                version.content(),
                version.hours().toString(),
                version.files().stream().map(FileId::value).toList(),
                Words.text(version.copiedFrom()),
                accreditations.granted(version.course(), version.version()).stream()
                        .map(AccreditationView::of)
                        .toList());
    }

    record NewCourseBody(
            @Nullable String code,
            ContentBody content,
            @Nullable List<UUID> files) {}

    record NewCopy(@Nullable String code) {}

    record SavedCourse(ContentBody content, @Nullable List<UUID> files) {}

    record Replacement(int place, CourseContent.Lecturer lecturer) {}

    record SessionBody(String title, int minutes, @Nullable Integer breakMinutes) {}

    record ContentBody(
            String title,
            @Nullable String titleEnglish,
            @Nullable String summary,
            @Nullable String summaryEnglish,
            String type,
            @Nullable String topic,
            @Nullable List<String> themes,
            List<String> knowledgeSources,
            String delivery,
            @Nullable String language,
            @Nullable Long priceCents,
            @Nullable List<SessionBody> sessions,
            @Nullable Integer selfStudyMinutes,
            @Nullable List<String> goals,
            @Nullable List<CourseContent.Lecturer> lecturers,
            @Nullable String partial,
            @Nullable List<List<Integer>> modules) {
        CourseContent toContent() {
            return new CourseContent(
                    title,
                    titleEnglish,
                    summary,
                    summaryEnglish,
                    type,
                    topic,
                    orNone(themes),
                    knowledgeSources,
                    delivery,
                    Objects.requireNonNullElse(language, "nl"),
                    priceCents,
                    orNone(sessions).stream()
                            .map(session -> new CourseContent.Session(
                                    session.title(),
                                    session.minutes(),
                                    Objects.requireNonNullElse(session.breakMinutes(), 0)))
                            .toList(),
                    Objects.requireNonNullElse(selfStudyMinutes, 0),
                    orNone(goals),
                    orNone(lecturers),
                    Objects.requireNonNullElse(partial, "all"),
                    orNone(modules));
        }

        private static <T> List<T> orNone(@Nullable List<T> given) {
            return given == null ? List.of() : given;
        }
    }

    record VersionList(List<VersionView> items) {}

    record VersionView(
            String course,
            int version,
            String state,
            CourseContent content,
            String hours,
            List<UUID> files,
            @Nullable String copiedFrom,
            List<AccreditationView> accreditations) {}
}
