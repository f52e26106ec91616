package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import nl.qualityregister.api.problem.ProblemBody.FaultBody;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.course.AttendanceOutcome;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.norm.Language;
import nl.qualityregister.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Attendances {
    private final Courses courses;
    private final Reach reach;
    private final Problems problems;

    Attendances(Courses courses, Reach reach, Problems problems) {
        this.courses = courses;
        this.reach = reach;
        this.problems = problems;
    }

    @PostMapping("/v1/attendances")
    AttendanceResults recordAttendance(
            @RequestBody NewAttendances attendances, Caller caller, HttpServletRequest request) {
        Language language = ReadersLanguage.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        List<AttendanceOutcome> outcomes = courses.record(
                attendances.rows().stream().map(Row::toRow).toList(),
                reach.organisation(caller, Role.PROVIDER),
                caller.actor());
        return AttendanceResults.of(
                outcomes.stream().map(outcome -> result(outcome, language)).toList());
    }

    private Result result(AttendanceOutcome outcome, Language language) {
        return switch (outcome) {
            case AttendanceOutcome.Recorded recorded -> new Result("recorded", null);
            case AttendanceOutcome.AlreadyKnown known -> new Result("already-known", null);
            case AttendanceOutcome.Rejected rejected ->
                new Result("rejected", problems.worded(rejected.faults(), language));
        };
    }

    record NewAttendances(List<Row> rows) {}

    record Row(
            String edition,
            String registrationNumber,
            @Nullable Integer session) {
        AttendanceRow toRow() {
            return new AttendanceRow(edition, registrationNumber, session);
        }
    }

    record AttendanceResults(long recorded, long alreadyKnown, long rejected, List<Result> results) {
        static AttendanceResults of(List<Result> results) {
            return new AttendanceResults(
                    count(results, "recorded"), count(results, "already-known"), count(results, "rejected"), results);
        }

        private static long count(List<Result> results, String kind) {
            return results.stream()
                    .filter(result -> result.result().equals(kind))
                    .count();
        }
    }

    record Result(String result, @Nullable List<FaultBody> faults) {}
}
