package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.ProblemBody.FaultBody;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Language;
import nl.qualityregister.organisation.ContractScope;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.verification.Enrolment;
import nl.qualityregister.verification.EnrolmentOutcome;
import nl.qualityregister.verification.WatchId;
import nl.qualityregister.verification.WatchLists;
import nl.qualityregister.verification.Watched;
import nl.qualityregister.verification.Watched.Risk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom an employer watches; nobody else's list is there for him. */
@RestController
class WatchListOperations {
    private static final String CSV = "text/csv";
    private static final Set<String> REQUIRED = Set.of("registration_number", "ground");
    private static final Set<String> OPTIONAL = Set.of("since", "reference", "staff_id", "birth_date");

    private final WatchLists lists;
    private final Reach reach;
    private final Trace trace;
    private final Problems problems;
    private final BusinessDay businessDay;

    WatchListOperations(WatchLists lists, Reach reach, Trace trace, Problems problems, BusinessDay businessDay) {
        this.lists = lists;
        this.reach = reach;
        this.trace = trace;
        this.problems = problems;
        this.businessDay = businessDay;
    }

    @PostMapping(path = "/v1/watched-people", consumes = MediaType.APPLICATION_JSON_VALUE)
    EnrolmentResults enrolWatched(@RequestBody NewEnrolments enrolments, Caller caller, HttpServletRequest request) {
        return enrol(
                enrolments.items().stream().map(Row::toEnrolment).toList(),
                enrolments.items().stream().map(row -> List.<Fault>of()).toList(),
                caller,
                request);
    }

    @PostMapping(path = "/v1/watched-people", consumes = CSV)
    EnrolmentResults enrolWatchedFile(@RequestBody byte[] content, Caller caller, HttpServletRequest request) {
        List<Enrolment> enrolments = new ArrayList<>();
        List<List<Fault>> unread = new ArrayList<>();
        for (Map<String, String> row : CsvTable.read(content, REQUIRED, OPTIONAL, WatchLists.MOST_AT_ONCE)
                .rows()) {
            List<Fault> faults = new ArrayList<>();
            enrolments.add(new Enrolment(
                    row.getOrDefault("registration_number", ""),
                    row.getOrDefault("ground", ""),
                    day(row, "since", faults),
                    row.get("reference"),
                    row.get("staff_id"),
                    day(row, "birth_date", faults)));
            unread.add(faults);
        }
        return enrol(enrolments, unread, caller, request);
    }

    private static @Nullable LocalDate day(Map<String, String> row, String column, List<Fault> faults) {
        String text = row.get(column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException other) {
            faults.add(Fault.at(column, "malformed"));
            return null;
        }
    }

    /** Rows of which a cell cannot be read are refused here, the others go on together. */
    private EnrolmentResults enrol(
            List<Enrolment> enrolments, List<List<Fault>> unread, Caller caller, HttpServletRequest request) {
        if (enrolments.size() > WatchLists.MOST_AT_ONCE) {
            throw new InputRefused(List.of(Fault.at("/items", "too-many", "max", WatchLists.MOST_AT_ONCE)));
        }
        Language language = ReadersLanguage.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        List<Enrolment> read = new ArrayList<>();
        for (int i = 0; i < enrolments.size(); i++) {
            if (unread.get(i).isEmpty()) {
                read.add(enrolments.get(i));
            }
        }
        List<EnrolmentOutcome> outcomes = lists.enrol(organisation(caller), read, caller.actor());
        List<Result> results = new ArrayList<>();
        int next = 0;
        for (List<Fault> faults : unread) {
            EnrolmentOutcome outcome = faults.isEmpty() ? outcomes.get(next++) : new EnrolmentOutcome.Rejected(faults);
            results.add(result(outcome, language));
        }
        return EnrolmentResults.of(results);
    }

    private Result result(EnrolmentOutcome outcome, Language language) {
        return switch (outcome) {
            case EnrolmentOutcome.Enrolled enrolled ->
                new Result("enrolled", enrolled.id().value(), null);
            case EnrolmentOutcome.AlreadyWatched known ->
                new Result("already-watched", known.id().value(), null);
            case EnrolmentOutcome.Rejected rejected ->
                new Result("rejected", null, problems.worded(rejected.faults(), language));
        };
    }

    @GetMapping(
            path = "/v1/watched-people",
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    ResponseEntity<?> listWatched(
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest request,
            Caller caller) {
        OrganisationId organisation = organisation(caller);
        if (MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT)).stream()
                .anyMatch(type -> type.getSubtype().equals("csv"))) {
            List<Watched> all = lists.all(organisation);
            leave(caller, organisation, all);
            return ResponseEntity.ok()
                    .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                    .body(csv(all).getBytes(StandardCharsets.UTF_8));
        }
        List<Watched> found = lists.list(organisation, after.map(id -> new WatchId(Words.id(id))), limit + 1);
        leave(caller, organisation, found);
        return Page.of(found, limit, watched -> watched.id().toString(), this::view);
    }

    @PostMapping("/v1/watched-people/{watchId}/departures")
    ResponseEntity<Void> endWatch(@PathVariable String watchId, Caller caller) {
        lists.leave(organisation(caller), new WatchId(Words.id(watchId)), caller.actor());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/v1/watched-people/risks")
    RiskView listRisks(@RequestParam(defaultValue = "90") int withinDays, Caller caller) {
        OrganisationId organisation = organisation(caller);
        LocalDate today = businessDay.today();
        List<Watched> all = lists.all(organisation);
        leave(caller, organisation, all);
        Map<Risk, Long> counts = new EnumMap<>(Risk.class);
        for (Risk risk : Risk.values()) {
            counts.put(risk, 0L);
        }
        List<AtRisk> items = new ArrayList<>();
        for (Watched one : all) {
            Risk risk = one.risk(today, withinDays);
            counts.merge(risk, 1L, Long::sum);
            if (risk != Risk.NONE) {
                items.add(new AtRisk(Words.of(risk), view(one)));
            }
        }
        items.sort(java.util.Comparator.comparing(one -> Words.read(Risk.class, one.risk())));
        List<Count> told = counts.entrySet().stream()
                .map(count -> new Count(Words.of(count.getKey()), count.getValue()))
                .toList();
        return new RiskView(today, withinDays, all.size(), told, items);
    }

    @GetMapping(path = "/v1/watched-people/roster", produces = "application/jose")
    ResponseEntity<byte[]> readRoster(Caller caller) {
        OrganisationId organisation = organisation(caller);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/jose"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"roster-" + organisation + "-" + businessDay.today() + ".jws\"")
                .body((lists.roster(organisation, caller.actor()) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private OrganisationId organisation(Caller caller) {
        return reach.contractor(caller, ContractScope.WATCHING);
    }

    private void leave(Caller caller, OrganisationId organisation, List<Watched> seen) {
        if (!seen.isEmpty()) {
            trace.of(
                    caller,
                    "watch-list-read",
                    "watch-list:" + organisation,
                    "contract:" + organisation,
                    seen.stream().map(one -> one.number().value()).toArray(String[]::new));
        }
    }

    private String csv(List<Watched> people) {
        StringBuilder csv = new StringBuilder(
                "watch_id;registration_number;staff_id;name;ground;since;reference;result;risk;valid_until\r\n");
        LocalDate today = businessDay.today();
        people.forEach(one -> csv.append(CsvTable.line(
                one.id(),
                one.number(),
                Optional.ofNullable(one.staffId()).orElse(""),
                Optional.ofNullable(one.name()).map(name -> name.formal()).orElse(""),
                Words.of(one.ground()),
                Optional.<Object>ofNullable(one.since()).orElse(""),
                Optional.ofNullable(one.reference()).orElse(""),
                one.result().code(),
                Words.of(one.risk(today, 90)),
                one.standings().stream()
                        .<Object>mapMulti((standing, days) ->
                                Optional.ofNullable(standing.validUntil()).ifPresent(days))
                        .map(Object::toString)
                        .min(java.util.Comparator.naturalOrder())
                        .orElse(""))));
        return csv.toString();
    }

    private WatchedView view(Watched one) {
        LocalDate today = businessDay.today();
        return new WatchedView(
                one.id().value(),
                one.number().value(),
                one.staffId(),
                Optional.ofNullable(one.name()).map(name -> name.formal()).orElse(null),
                Words.of(one.ground()),
                one.since(),
                one.reference(),
                one.enrolledAt(),
                one.result().code(),
                one.standings().stream()
                        .map(standing -> RegistrationView.of(standing, today))
                        .toList());
    }

    record NewEnrolments(List<Row> items) {}

    record Row(
            String registrationNumber,
            String ground,
            @Nullable LocalDate since,
            @Nullable String reference,
            @Nullable String staffId,
            @Nullable LocalDate birthDate) {
        Enrolment toEnrolment() {
            return new Enrolment(registrationNumber, ground, since, reference, staffId, birthDate);
        }
    }

    record EnrolmentResults(long enrolled, long alreadyWatched, long rejected, List<Result> results) {
        static EnrolmentResults of(List<Result> results) {
            return new EnrolmentResults(
                    count(results, "enrolled"), count(results, "already-watched"), count(results, "rejected"), results);
        }

        private static long count(List<Result> results, String kind) {
            return results.stream()
                    .filter(result -> result.result().equals(kind))
                    .count();
        }
    }

    record Result(
            String result, @Nullable UUID watchId, @Nullable List<FaultBody> faults) {}

    record WatchedView(
            UUID watchId,
            String registrationNumber,
            @Nullable String staffId,
            @Nullable String name,
            String ground,
            @Nullable LocalDate since,
            @Nullable String reference,
            Instant enrolledAt,
            String result,
            List<RegistrationView> registrations) {}

    record RiskView(LocalDate validOn, int withinDays, int watched, List<Count> counts, List<AtRisk> items) {}

    record Count(String risk, long people) {}

    record AtRisk(String risk, WatchedView person) {}
}
