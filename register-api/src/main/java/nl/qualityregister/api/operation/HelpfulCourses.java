package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.course.Attended;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.GapFill;
import nl.qualityregister.cycle.GapSearch;
import nl.qualityregister.house.BusinessDay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue by the gap in one's own cycle. */
@RestController
class HelpfulCourses {
    private final GapSearch search;
    private final Cycles cycles;
    private final BusinessDay businessDay;
    private final Reach reach;

    HelpfulCourses(GapSearch search, Cycles cycles, BusinessDay businessDay, Reach reach) {
        this.search = search;
        this.cycles = cycles;
        this.businessDay = businessDay;
        this.reach = reach;
    }

    @GetMapping("/v1/cycles/{cycleId}/courses")
    Found listHelpfulCourses(
            @PathVariable String cycleId,
            @RequestParam Optional<String> rule,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        CycleId own = own(cycleId, caller);
        return new Found(search.fill(own, rule, businessDay.today(), limit).stream()
                .map(Item::of)
                .toList());
    }

    private CycleId own(String text, Caller caller) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new NotFound();
        }
        return cycles.find(new CycleId(Long.parseLong(text)))
                .filter(cycle ->
                        cycle.terms().registrant().equals(reach.self(caller).id()))
                .orElseThrow(NotFound::new)
                .id();
    }

    record Found(List<Item> items) {}

    record Item(
            String course,
            String title,
            String edition,
            LocalDate completedOn,
            List<CreditView> credits,
            List<HelpView> helps) {
        static Item of(GapFill fill) {
            Attended first = fill.facts().getFirst();
            return new Item(
                    first.course().value(),
                    first.title(),
                    first.edition().value(),
                    first.completedOn(),
                    fill.facts().stream()
                            .map(fact -> new CreditView(
                                    fact.category(),
                                    fact.points().toString(),
                                    fact.hours().toString()))
                            .toList(),
                    fill.less().stream()
                            .map(less -> new HelpView(
                                    less.rule(),
                                    less.remaining().toString(),
                                    less.by().toString()))
                            .toList());
        }
    }

    record CreditView(String category, String points, String hours) {}

    record HelpView(String rule, String remaining, String by) {}
}
