package nl.qualityregister.api.operation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.course.CatalogueQuery;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.CourseListing;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.NewAccreditation;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Catalogue {
    /** The catalogue is the same for everybody, and a minute old is new enough. */
    private static final CacheControl KEPT_FOR_A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final Courses courses;

    Catalogue(Courses courses) {
        this.courses = courses;
    }

    @GetMapping("/v1/courses")
    ResponseEntity<Page<CourseView>> listCourses(
            CatalogueQuery query, @RequestParam Optional<String> after, @RequestParam(defaultValue = "50") int limit) {
        ResponseEntity<Page<CourseView>> found = Page.of(
                courses.search(query, after.map(CourseCode::new), limit + 1),
                limit,
                course -> course.code().value(),
                CourseView::of);
        return ResponseEntity.ok()
                .headers(found.getHeaders())
                .cacheControl(KEPT_FOR_A_MINUTE)
                .body(found.getBody());
    }

    @GetMapping("/v1/courses/{courseCode}")
    ResponseEntity<CourseView> readCourse(@PathVariable String courseCode) {
        CourseView course =
                courses.find(new CourseCode(courseCode)).map(CourseView::of).orElseThrow(NotFound::new);
        return ResponseEntity.ok().cacheControl(KEPT_FOR_A_MINUTE).body(course);
    }

    record CourseView(
            String code,
            ProviderView provider,
            String title,
            @Nullable String titleEnglish,
            String type,
            @Nullable String topic,
            String knowledgeSource,
            String delivery,
            String hours,
            String language,
            @Nullable Long priceCents,
            @Nullable String summary,
            @Nullable String summaryEnglish,
            List<String> knowledgeSources,
            List<String> themes,
            List<AccreditationView> accreditations) {
        static CourseView of(CourseListing course) {
            return new CourseView(
                    course.code().value(),
                    new ProviderView(course.provider().value(), course.providerName()),
                    course.title(),
                    course.titleEnglish(),
                    course.type(),
                    course.topic(),
                    course.knowledgeSource(),
                    course.delivery(),
                    course.hours().toString(),
                    course.language(),
                    course.priceCents(),
                    course.summary(),
                    course.summaryEnglish(),
                    course.knowledgeSources(),
                    course.themes(),
                    course.accreditations().stream().map(AccreditationView::of).toList());
        }
    }

    record ProviderView(String id, String name) {}

    record AccreditationView(
            String register,
            String category,
            String points,
            LocalDate validFrom,
            LocalDate validUntil,
            @Nullable String body) {
        static AccreditationView of(NewAccreditation accreditation) {
            OrganisationId body = accreditation.body();
            return new AccreditationView(
                    accreditation.register().value(),
                    accreditation.category(),
                    accreditation.points().toString(),
                    accreditation.validFrom(),
                    accreditation.validUntil(),
                    body == null ? null : body.value());
        }
    }
}
