package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import nl.qualityregister.api.problem.ProblemBody.FaultBody;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.course.AttendanceOutcome;
import nl.qualityregister.course.AttendanceOutcome.Rejected;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.Editions;
import nl.qualityregister.course.Reporter;
import nl.qualityregister.course.VoidOutcome;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Language;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.RegistrationNumber;
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
    private final Trace trace;
    private final Problems problems;

    Attendances(Courses courses, Editions editions, Reach reach, Trace trace, Problems problems) {
        this.courses = courses;
        this.editions = editions;
        this.reach = reach;
        this.trace = trace;
        this.problems = problems;
    }

    @PostMapping(path = "/v1/attendances", consumes = MediaType.APPLICATION_JSON_VALUE)
    AttendanceResults recordAttendance(
            @RequestBody NewAttendances attendances,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            HttpServletRequest request) {
        return report(attendances.rows().stream().map(Row::toRow).toList(), RowFields.OF_JSON, dryRun, caller, request);
    }

    @PostMapping(path = "/v1/attendances", consumes = "text/csv")
    AttendanceResults recordAttendanceFile(
            @RequestBody byte[] content,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            HttpServletRequest request) {
        return report(CsvRows.read(content), RowFields.OF_CSV, dryRun, caller, request);
    }

    @PostMapping("/v1/editions/{editionCode}/attendances")
    AttendanceResults recordPastedAttendance(
            @PathVariable String editionCode,
            @RequestBody PastedNumbers pasted,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            HttpServletRequest request) {
        return report(
                CsvRows.pasted(editionCode, pasted.numbers(), pasted.session()),
                RowFields.OF_PASTED,
                dryRun,
                caller,
                request);
    }

    private AttendanceResults report(
            List<AttendanceRow> rows, RowFields fields, boolean dryRun, Caller caller, HttpServletRequest request) {
        Language language = ReadersLanguage.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Reporter reporter = reporter(caller);
        List<AttendanceOutcome> outcomes =
                dryRun ? courses.rehearse(rows, reporter) : courses.report(rows, reporter, caller.actor());
        if (!dryRun) {
            trail(caller, "attendance-reported", rows, row -> !(outcomes.get(row) instanceof Rejected));
        }
        return AttendanceResults.of(IntStream.range(0, outcomes.size())
                .mapToObj(row -> result(outcomes.get(row), row, fields, language))
                .toList());
    }

    /** One footprint an edition, with those it is about. */
    private void trail(Caller caller, String act, List<AttendanceRow> rows, IntPredicate taken) {
        Map<String, Set<String>> numbers = new TreeMap<>();
        IntStream.range(0, rows.size())
                .filter(taken)
                .mapToObj(rows::get)
                .forEach(row -> RegistrationNumber.read(row.number())
                        .ifPresent(
                                number -> numbers.computeIfAbsent(row.edition().strip(), any -> new TreeSet<>())
                                        .add(number.value())));
        String ground = caller.is(Role.PROVIDER) ? "task:provider" : "task:employer";
        numbers.forEach((edition, persons) ->
                trace.of(caller, act, "edition:" + edition, ground, persons.toArray(String[]::new)));
    }

    @PostMapping("/v1/attendance-voids")
    VoidResults voidAttendance(@RequestBody AttendanceVoids voids, Caller caller, HttpServletRequest request) {
        Language language = ReadersLanguage.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        List<AttendanceRow> rows = voids.rows().stream().map(Row::toRow).toList();
        List<VoidOutcome> outcomes = courses.takeBack(rows, voids.reason(), reporter(caller), caller.actor());
        trail(caller, "attendance-voided", rows, row -> outcomes.get(row) instanceof VoidOutcome.Taken);
        List<VoidResult> results = IntStream.range(0, outcomes.size())
                .mapToObj(row -> result(outcomes.get(row), row, language))
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

    private Result result(AttendanceOutcome outcome, int row, RowFields fields, Language language) {
        return switch (outcome) {
            case AttendanceOutcome.Recorded recorded -> new Result("recorded", null);
            case AttendanceOutcome.Waiting waiting -> new Result("waiting", null);
            case AttendanceOutcome.AlreadyKnown known ->
                new Result("already-known", problems.worded(List.of(why(known, fields.row(row))), language));
            case AttendanceOutcome.Rejected rejected ->
                new Result("rejected", problems.worded(fields.inRow(row, rejected.faults()), language));
        };
    }

    /** People count rows from one. */
    private static Fault why(AttendanceOutcome.AlreadyKnown known, String row) {
        Integer earlier = known.earlier();
        return earlier == null ? Fault.at(row, "reported-before") : Fault.at(row, "reported-twice", "row", earlier + 1);
    }

    private VoidResult result(VoidOutcome outcome, int row, Language language) {
        return switch (outcome) {
            case VoidOutcome.Taken taken -> new VoidResult("voided", taken.sessions(), null);
            case VoidOutcome.NothingRecorded nothing -> new VoidResult("nothing-recorded", null, null);
            case VoidOutcome.Rejected rejected ->
                new VoidResult(
                        "rejected", null, problems.worded(RowFields.OF_JSON.inRow(row, rejected.faults()), language));
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
