package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.CourseListing;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.NewAccreditation;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Catalogue {
    private final Courses courses;

    Catalogue(Courses courses) {
        this.courses = courses;
    }

    @GetMapping("/v1/courses")
    ResponseEntity<Page<CourseView>> listCourses(
            @RequestParam Optional<String> after, @RequestParam(defaultValue = "50") int limit) {
        return Page.of(
                courses.list(after.map(CourseCode::new), limit + 1),
                limit,
                course -> course.code().value(),
                CourseView::of);
    }

    @GetMapping("/v1/courses/{courseCode}")
    CourseView readCourse(@PathVariable String courseCode) {
        return courses.find(new CourseCode(courseCode)).map(CourseView::of).orElseThrow(NotFound::new);
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
