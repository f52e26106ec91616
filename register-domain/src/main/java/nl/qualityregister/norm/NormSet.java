package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.house.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One version of a norm set, read, checked and compiled. It never changes, keeps nothing of what it judges, and can be used
 * by any number of threads.
 */
public final class NormSet {
    /** A window that goes on until the day of judgement has no last day of its own. */
    private static final int MOST_YEARS_LONGER = 10;

    private final Plan plan;
    private final @Nullable Plan entryPlan;
    private final Header header;
    private final JsonNode document;

    /** What a version says about itself. */
    record Header(
            NormVersion version,
            RegisterId register,
            Texts name,
            Texts about,
            Set<OccupationCode> occupations,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveUntil,
            int renewalsFrom,
            @Nullable Integer renewalsTo,
            Period period,
            Vocabulary vocabulary,
            List<Rule> rules,
            List<Rule> entryRules,
            Map<String, Texts> adjustments,
            List<Outcome> outcomes,
            List<Outcome> entryOutcomes,
            Administration administration) {}

    NormSet(Plan plan, @Nullable Plan entryPlan, Header header, JsonNode document) {
        this.plan = plan;
        this.entryPlan = entryPlan;
        this.header = header;
        this.document = document;
    }

    /** What this version says of a registrant's facts as of {@link Facts#evaluatedOn}. */
    public Verdict judge(Facts facts) {
        return new Judgement(plan, facts).verdict(true);
    }

    /**
     * The same without the first days on which rules were met ({@link RuleResult#metOn} is absent): for work over many
     * registrants, as finding those days takes longer than all the rest.
     */
    public Verdict judgeWithoutDays(Facts facts) {
        return new Judgement(plan, facts).verdict(false);
    }

    /** Whether this version holds rules for admission as well. */
    public boolean hasEntry() {
        return entryPlan != null;
    }

    /**
     * What the rules for admission say of somebody's facts.
     *
     * @throws IllegalStateException when there are none
     */
    public Verdict judgeEntry(Facts facts) {
        if (entryPlan == null) {
            throw new IllegalStateException(version() + " has no rules for admission");
        }
        return new Judgement(entryPlan, facts).verdict(true);
    }

    /** The last day of a period that begins on a day. */
    public LocalDate periodEnd(LocalDate start) {
        return header.period.end(start);
    }

    public Period period() {
        return header.period;
    }

    /** Whether a period may end on another day than its length says, by a transition or a window of its own. */
    public boolean movesEnds() {
        return !plan.transitions().isEmpty() || document.path("window").has("to");
    }

    /**
     * The last day of the period as this version makes it of the facts, such as interruptions that stop its clock: the last day on which
     * anything counts, however late it is judged. A period is never shortened, and never lengthened by more than its facts could say.
     */
    public LocalDate lastDay(Facts facts) {
        LocalDate farthest = facts.end().plusYears(MOST_YEARS_LONGER);
        LocalDate last = new Judgement(plan, facts.asOf(farthest)).lastDay();
        return last.isAfter(facts.end()) && last.isBefore(farthest) ? last : facts.end();
    }

    public NormVersion version() {
        return header.version;
    }

    public RegisterId register() {
        return header.register;
    }

    public Texts name() {
        return header.name;
    }

    /** What a reader has to know of where this norm comes from. */
    public Texts about() {
        return header.about;
    }

    /** The occupations judged together; empty for all of the register. */
    public Set<OccupationCode> occupations() {
        return header.occupations;
    }

    /** The first day on which a period judged by this version can begin; empty when there is none. */
    public Optional<LocalDate> effectiveFrom() {
        return Optional.ofNullable(header.effectiveFrom);
    }

    /** The last day on which a period judged by this version can begin; empty while there is none. */
    public Optional<LocalDate> effectiveUntil() {
        return Optional.ofNullable(header.effectiveUntil);
    }

    /** Whether this version is for the registrants of an occupation after so many renewals. */
    boolean isFor(OccupationCode occupation, int renewal) {
        return (header.occupations.isEmpty() || header.occupations.contains(occupation)) && isFor(renewal);
    }

    boolean isFor(int renewal) {
        return renewal >= header.renewalsFrom && (header.renewalsTo == null || renewal <= header.renewalsTo);
    }

    boolean covers(LocalDate periodStart, int renewal) {
        return new Validity(header.effectiveFrom, header.effectiveUntil).holds(periodStart) && isFor(renewal);
    }

    /** How many renewals a registrant of its cohort has at least. */
    public int renewalsFrom() {
        return header.renewalsFrom;
    }

    /** How many at most; absent without a limit. */
    public @Nullable Integer renewalsTo() {
        return header.renewalsTo;
    }

    public List<Rule> rules() {
        return header.rules;
    }

    /** The rules for admission; none when this version holds none. */
    public List<Rule> entryRules() {
        return header.entryRules;
    }

    /** A rule for renewal or for admission. */
    public Optional<Rule> rule(String id) {
        return header.rules.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .or(() -> header.entryRules.stream()
                        .filter(rule -> rule.id().equals(id))
                        .findFirst());
    }

    public List<Outcome> outcomes() {
        return header.outcomes;
    }

    /**
     * The outcome with an id.
     *
     * @throws IllegalArgumentException when this version has none such
     */
    public Outcome outcome(String id) {
        return header.outcomes.stream()
                .filter(outcome -> outcome.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(version() + " has no outcome " + id));
    }

    /** What an outcome of this version, for renewal or for admission, says to the registrant. */
    Texts outcomeLabel(String id) {
        return header.outcomes.stream()
                .filter(outcome -> outcome.id().equals(id))
                .map(Outcome::label)
                .findFirst()
                .orElseGet(() -> header.entryOutcomes.stream()
                        .filter(outcome -> outcome.id().equals(id))
                        .map(Outcome::label)
                        .findFirst()
                        .orElseThrow());
    }

    /** What people call a name that rules look for, when the norm says so. */
    Optional<Texts> label(String name) {
        return header.vocabulary.label(name);
    }

    /** The categories by which activities are told apart, each with its label, in the order of the norm. */
    public Map<String, Texts> categories() {
        Map<String, Texts> labels = new java.util.LinkedHashMap<>();
        header.vocabulary.categories().forEach((code, category) -> labels.put(code, category.label()));
        return labels;
    }

    /** The kinds of confirmations that rules look for. */
    public Set<String> confirmations() {
        return Set.copyOf(header.vocabulary.kinds(Scope.CONFIRMATION));
    }

    /** The kinds of work that rules may ask for. */
    public Set<String> roles() {
        return header.vocabulary.names("roles");
    }

    public Administration administration() {
        return header.administration;
    }

    /** Why a step of an adjustment is taken, in words. */
    public Optional<Texts> adjustment(String id) {
        return Optional.ofNullable(header.adjustments.get(id));
    }

    /** The document itself; reading it again gives the same norm. */
    public String print() {
        return Json.print(document);
    }

    JsonNode document() {
        return document;
    }

    /** The SHA-256 of the document, whatever its layout. */
    public String sha256() {
        return Sha256.hex(print());
    }

    @Override
    public String toString() {
        return version().toString();
    }
}
