package nl.qualityregister.api.operation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.api.operation.ApplicationViews.ApplicationView;
import nl.qualityregister.api.operation.ObjectionViews.ObjectionView;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.Item;
import nl.qualityregister.assessment.ItemId;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.decision.ApplicationId;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.ObjectionId;
import nl.qualityregister.decision.Objections;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What lies behind an item of the desk, for the assessor who may see the item, and for nobody else there. */
@RestController
class DeskFiles {
    private final Desk desk;
    private final Decisions decisions;
    private final ApplicationViews applications;
    private final Objections objections;
    private final ObjectionViews objectionViews;
    private final Registrants registrants;
    private final Trace trace;

    DeskFiles(
            Desk desk,
            Decisions decisions,
            ApplicationViews applications,
            Objections objections,
            ObjectionViews objectionViews,
            Registrants registrants,
            Trace trace) {
        this.desk = desk;
        this.decisions = decisions;
        this.applications = applications;
        this.objections = objections;
        this.objectionViews = objectionViews;
        this.registrants = registrants;
        this.trace = trace;
    }

    @GetMapping("/v1/assessment-items/{itemId}/application")
    ApplicationView readItemApplication(
            @PathVariable String itemId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Item item = item(itemId, ItemKind.APPLICATION, caller);
        ApplicationId id = new ApplicationId(key(item));
        trace.of(caller, "application-read", "application:" + id, "task:assessor", numbers(item));
        return decisions
                .application(id)
                .map(found -> applications.full(found, ReadersLanguage.preferred(language)))
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/v1/assessment-items/{itemId}/objection")
    ObjectionView readItemObjection(@PathVariable String itemId, Caller caller) {
        Item item = item(itemId, ItemKind.OBJECTION, caller);
        ObjectionId id = new ObjectionId(key(item));
        trace.of(caller, "objection-read", "objection:" + id, "task:assessor", numbers(item));
        return objections.objection(id).map(objectionViews::of).orElseThrow(NotFound::new);
    }

    private Item item(String itemId, ItemKind kind, Caller caller) {
        return desk.find(new ItemId(Words.id(itemId)), caller.known())
                .filter(found -> found.kind() == kind)
                .orElseThrow(NotFound::new);
    }

    private static UUID key(Item item) {
        return UUID.fromString(item.subject().substring(item.subject().indexOf(':') + 1));
    }

    private String[] numbers(Item item) {
        return Optional.ofNullable(item.registrant())
                .map(id -> registrants.byId(Set.of(id)))
                .orElse(Map.of())
                .values()
                .stream()
                .filter(Objects::nonNull)
                .map(person -> person.number().value())
                .toArray(String[]::new);
    }
}
