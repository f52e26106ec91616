package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.evidence.IntervisionGroup;
import nl.qualityregister.evidence.IntervisionGroupId;
import nl.qualityregister.evidence.IntervisionGroups;
import nl.qualityregister.evidence.IntervisionSession;
import nl.qualityregister.evidence.IntervisionSessionId;
import nl.qualityregister.evidence.NewIntervisionGroup;
import nl.qualityregister.evidence.NewIntervisionSession;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Intervision groups, for their members; to everybody else there is no such group. */
@RestController
class IntervisionOperations {
    private final IntervisionGroups groups;
    private final Registrants registrants;
    private final Reach reach;

    IntervisionOperations(IntervisionGroups groups, Registrants registrants, Reach reach) {
        this.groups = groups;
        this.registrants = registrants;
        this.reach = reach;
    }

    @PostMapping("/v1/intervision-groups")
    ResponseEntity<GroupView> registerIntervisionGroup(@RequestBody GroupTerms terms, Caller caller) {
        RegistrantId self = reach.self(caller).id();
        IntervisionGroup group = groups.register(terms(terms, self), caller.actor());
        return versioned(ResponseEntity.created(URI.create("/v1/intervision-groups/" + group.id())), group);
    }

    @GetMapping("/v1/intervision-groups")
    Page<GroupView> listIntervisionGroups(Caller caller) {
        List<IntervisionGroup> own = groups.of(reach.self(caller).id());
        Map<RegistrantId, Registrant> people =
                people(own.stream().flatMap(group -> named(group.terms())).collect(Collectors.toSet()));
        return new Page<>(own.stream().map(group -> view(group, people)).toList());
    }

    @GetMapping("/v1/intervision-groups/{groupId}")
    ResponseEntity<GroupView> readIntervisionGroup(@PathVariable String groupId, Caller caller) {
        return versioned(ResponseEntity.ok(), own(groupId, caller));
    }

    @PutMapping("/v1/intervision-groups/{groupId}")
    ResponseEntity<GroupView> changeIntervisionGroup(
            @PathVariable String groupId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody GroupTerms terms,
            Caller caller) {
        IntervisionGroup group = own(groupId, caller);
        RegistrantId self = reach.self(caller).id();
        return versioned(
                ResponseEntity.ok(),
                groups.change(group.id(), Versions.named(ifMatch), terms(terms, self), self, caller.actor()));
    }

    @GetMapping("/v1/intervision-groups/{groupId}/sessions")
    Page<SessionView> listIntervisionSessions(@PathVariable String groupId, Caller caller) {
        List<IntervisionSession> sessions = groups.sessions(own(groupId, caller).id());
        Map<RegistrantId, Registrant> people = people(sessions.stream()
                .flatMap(session -> session.report().attended().stream())
                .collect(Collectors.toSet()));
        return new Page<>(
                sessions.stream().map(session -> view(session, people)).toList());
    }

    @PostMapping("/v1/intervision-groups/{groupId}/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    SessionView reportIntervisionSession(
            @PathVariable String groupId, @RequestBody SessionReport report, Caller caller) {
        IntervisionGroup group = own(groupId, caller);
        NewIntervisionSession session = new NewIntervisionSession(
                group.id(),
                report.heldOn(),
                Hundredths.parse(report.hours()),
                report.method(),
                report.themes() == null ? List.of() : report.themes(),
                numbered("/attended", report.attended()),
                report.guests() == null ? 0 : report.guests());
        return view(groups.report(session, reach.self(caller).id(), caller.actor()));
    }

    @PostMapping("/v1/intervision-sessions/{sessionId}/confirmations")
    @ResponseStatus(HttpStatus.CREATED)
    SessionView confirmIntervisionSession(@PathVariable String sessionId, Caller caller) {
        IntervisionSession session = session(sessionId, caller);
        return view(groups.confirm(session.id(), reach.self(caller).id(), caller.actor()));
    }

    @PostMapping("/v1/intervision-sessions/{sessionId}/voidings")
    @ResponseStatus(HttpStatus.CREATED)
    SessionView voidIntervisionSession(@PathVariable String sessionId, @RequestBody Voiding voiding, Caller caller) {
        IntervisionSession session = session(sessionId, caller);
        return view(groups.voidSession(
                session.id(), voiding.reason(), reach.self(caller).id(), caller.actor()));
    }

    private IntervisionGroup own(String groupId, Caller caller) {
        return own(new IntervisionGroupId(Words.id(groupId)), caller);
    }

    private IntervisionGroup own(IntervisionGroupId id, Caller caller) {
        RegistrantId self = reach.self(caller).id();
        return groups.find(id)
                .filter(group -> group.terms().contact().equals(self)
                        || group.terms().members().contains(self))
                .orElseThrow(NotFound::new);
    }

    private IntervisionSession session(String sessionId, Caller caller) {
        IntervisionSession session =
                groups.session(new IntervisionSessionId(Words.id(sessionId))).orElseThrow(NotFound::new);
        own(session.report().group(), caller);
        return session;
    }

    private NewIntervisionGroup terms(GroupTerms terms, RegistrantId self) {
        String contact = terms.contact();
        return new NewIntervisionGroup(
                new RegisterId(terms.register()),
                terms.category() == null ? "intervision" : terms.category(),
                terms.name(),
                terms.method(),
                terms.facilitator(),
                contact == null ? self : numbered("/contact", List.of(contact)).getFirst(),
                numbered("/members", terms.members()));
    }

    /** In the order given; every number that is none, or nobody's, is a fault. */
    private List<RegistrantId> numbered(String pointer, List<String> numbers) {
        List<Optional<RegistrationNumber>> read =
                numbers.stream().map(RegistrationNumber::read).toList();
        Map<RegistrationNumber, Registrant> known =
                registrants.byNumber(read.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
        List<Fault> faults = new ArrayList<>();
        List<RegistrantId> people = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            @Nullable Registrant person = read.get(i).map(known::get).orElse(null);
            if (person == null) {
                faults.add(Fault.at(
                        numbers.size() == 1 && pointer.equals("/contact") ? pointer : pointer + "/" + i,
                        "unknown-number"));
            } else {
                people.add(person.id());
            }
        }
        InputRefused.ifAny(faults);
        return people;
    }

    private ResponseEntity<GroupView> versioned(ResponseEntity.BodyBuilder answer, IntervisionGroup group) {
        Map<RegistrantId, Registrant> people = people(named(group.terms()).collect(Collectors.toSet()));
        return answer.eTag(Versions.tag(group.version())).body(view(group, people));
    }

    private Map<RegistrantId, Registrant> people(Set<RegistrantId> ids) {
        return registrants.byId(ids);
    }

    private static Stream<RegistrantId> named(NewIntervisionGroup terms) {
        return Stream.concat(Stream.of(terms.contact()), terms.members().stream());
    }

    private static GroupView view(IntervisionGroup group, Map<RegistrantId, Registrant> people) {
        NewIntervisionGroup terms = group.terms();
        return new GroupView(
                group.id().value(),
                terms.register().value(),
                terms.category(),
                terms.name(),
                terms.method(),
                terms.facilitator(),
                number(terms.contact(), people),
                terms.members().stream().map(one -> number(one, people)).toList(),
                group.registeredOn());
    }

    private SessionView view(IntervisionSession session) {
        return view(session, people(Set.copyOf(session.report().attended())));
    }

    private static SessionView view(IntervisionSession session, Map<RegistrantId, Registrant> people) {
        NewIntervisionSession report = session.report();
        return new SessionView(
                session.id().value(),
                report.heldOn(),
                report.hours().toString(),
                report.method(),
                report.themes(),
                report.attended().stream().map(one -> number(one, people)).toList(),
                report.guests(),
                Words.of(session.state()),
                session.reason());
    }

    private static String number(RegistrantId id, Map<RegistrantId, Registrant> people) {
        return Objects.requireNonNull(people.get(id)).number().value();
    }

    record GroupTerms(
            String register,
            @Nullable String category,
            String name,
            String method,
            @Nullable String facilitator,
            @Nullable String contact,
            List<String> members) {}

    record GroupView(
            UUID groupId,
            String register,
            String category,
            String name,
            String method,
            @Nullable String facilitator,
            String contact,
            List<String> members,
            LocalDate registeredOn) {}

    record SessionReport(
            LocalDate heldOn,
            String hours,
            String method,
            @Nullable List<String> themes,
            List<String> attended,
            @Nullable Integer guests) {}

    record SessionView(
            UUID sessionId,
            LocalDate heldOn,
            String hours,
            String method,
            List<String> themes,
            List<String> attended,
            int guests,
            String state,
            @Nullable String reason) {}

    record Voiding(String reason) {}
}
