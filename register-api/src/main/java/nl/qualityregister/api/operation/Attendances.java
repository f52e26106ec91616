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
import nl.qualityregister.course.Editions;
import nl.qualityregister.course.Reporter;
import nl.qualityregister.course.VoidOutcome;
import nl.qualityregister.norm.Language;
import nl.qualityregister.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who attended: as JSON, as CSV, as pasted; and what was wrong of it. */
@RestController
class Attendances {
    private final Courses courses;
    private final Editions editions;
    private final Reach reach;
    private final Problems problems;

    Attendances(Courses courses, Editions editions, Reach reach, Problems problems) {
        this.courses = courses;
        this.editions = editions;
        this.reach = reach;
        this.problems = problems;
    }

    @PostMapping(path = "/v1/attendances", consumes = MediaType.APPLICATION_JSON_VALUE)
    AttendanceResults recordAttendance(
            @RequestBody NewAttendances attendances,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            HttpServletRequest request) {
        return report(attendances.rows().stream().map(Row::toRow).toList(), dryRun, caller, request);
    }

    @PostMapping(path = "/v1/attendances", consumes = "text/csv")
    AttendanceResults recordAttendanceFile(
            @RequestBody byte[] content,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            HttpServletRequest request) {
        return report(CsvRows.read(content), dryRun, caller, request);
    }

    @PostMapping("/v1/editions/{editionCode}/attendances")
    AttendanceResults recordPastedAttendance(
            @PathVariable String editionCode,
            @RequestBody PastedNumbers pasted,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            HttpServletRequest request) {
        return report(CsvRows.pasted(editionCode, pasted.numbers(), pasted.session()), dryRun, caller, request);
    }

    private AttendanceResults report(
            List<AttendanceRow> rows, boolean dryRun, Caller caller, HttpServletRequest request) {
        Language language = ReadersLanguage.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Reporter reporter = reporter(caller);
        List<AttendanceOutcome> outcomes =
                dryRun ? courses.rehearse(rows, reporter) : courses.report(rows, reporter, caller.actor());
        return AttendanceResults.of(
                outcomes.stream().map(outcome -> result(outcome, language)).toList());
    }

    @PostMapping("/v1/attendance-voids")
    VoidResults voidAttendance(@RequestBody AttendanceVoids voids, Caller caller, HttpServletRequest request) {
        Language language = ReadersLanguage.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        List<VoidResult> results = courses
                .takeBack(
                        voids.rows().stream().map(Row::toRow).toList(),
                        voids.reason(),
                        reporter(caller),
                        caller.actor())
                .stream()
                .map(outcome -> result(outcome, language))
                .toList();
        return new VoidResults(
                results.stream().filter(one -> one.result().equals("voided")).count(), results);
    }

    @GetMapping("/v1/attendance-arrears")
    Arrears listAttendanceArrears(Caller caller) {
        return new Arrears(editions.inArrears(reach.organisation(caller, Role.PROVIDER)).stream()
                .map(edition -> new Arrears.Missing(
                        edition.edition().value(),
                        edition.course().value(),
                        edition.title(),
                        edition.endsOn().toString(),
                        edition.lastDay().toString()))
                .toList());
    }

    private Reporter reporter(Caller caller) {
        return caller.is(Role.PROVIDER)
                ? new Reporter.Provider(reach.organisation(caller, Role.PROVIDER))
                : new Reporter.Employer(reach.organisation(caller, Role.EMPLOYER));
    }

    private Result result(AttendanceOutcome outcome, Language language) {
        return switch (outcome) {
            case AttendanceOutcome.Recorded recorded -> new Result("recorded", null);
            case AttendanceOutcome.Waiting waiting -> new Result("waiting", null);
            case AttendanceOutcome.AlreadyKnown known -> new Result("already-known", null);
            case AttendanceOutcome.Rejected rejected ->
                new Result("rejected", problems.worded(rejected.faults(), language));
        };
    }

    private VoidResult result(VoidOutcome outcome, Language language) {
        return switch (outcome) {
            case VoidOutcome.Taken taken -> new VoidResult("voided", taken.sessions(), null);
            case VoidOutcome.NothingRecorded nothing -> new VoidResult("nothing-recorded", null, null);
            case VoidOutcome.Rejected rejected ->
                new VoidResult("rejected", null, problems.worded(rejected.faults(), language));
        };
    }

    record NewAttendances(List<Row> rows) {}

    record PastedNumbers(String numbers, @Nullable Integer session) {}

    record AttendanceVoids(String reason, List<Row> rows) {}

    record Row(
            String edition,
            String registrationNumber,
            @Nullable Integer session) {
        AttendanceRow toRow() {
            return new AttendanceRow(edition, registrationNumber, session);
        }
    }

    record AttendanceResults(long recorded, long waiting, long alreadyKnown, long rejected, List<Result> results) {
        static AttendanceResults of(List<Result> results) {
            return new AttendanceResults(
                    count(results, "recorded"),
                    count(results, "waiting"),
                    count(results, "already-known"),
                    count(results, "rejected"),
                    results);
        }

        private static long count(List<Result> results, String kind) {
            return results.stream()
                    .filter(result -> result.result().equals(kind))
                    .count();
        }
    }

    record Result(String result, @Nullable List<FaultBody> faults) {}

    record VoidResults(long voided, List<VoidResult> results) {}

    record VoidResult(
            String result,
            @Nullable List<Integer> sessions,
            @Nullable List<FaultBody> faults) {}

    record Arrears(List<Missing> items) {
        record Missing(String edition, String course, String title, String endsOn, String lastDay) {}
    }
}
