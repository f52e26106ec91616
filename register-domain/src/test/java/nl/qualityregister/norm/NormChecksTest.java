package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of fault in a document is found when it is read, with its place. */
class NormChecksTest {

    private static final String RULE = """
            {"id": "%s", "label": {"nl": "Deel", "en": "Part"}, "question": {"nl": "Genoeg?", "en": "Enough?"},
             "remedy": {"nl": "Doe meer.", "en": "Do more."}, "source": "Article 1", %s}""";

    private static final String TOTAL = RULE.formatted(
            "total", "\"required\": 160, \"counted\": {\"sum\": {\"from\": \"activities\", \"of\": \"points\"}}");

    /** A norm set with one rule more, and other members. */
    private static String norm(String rule, String more) {
        return """
                {"id": "test-norm", "version": "1", "register": "test", "name": {"nl": "Norm", "en": "Norm"},
                 "about": {"nl": "Verzonnen.", "en": "Fictitious."}, "source": "Nowhere", "period": {"years": 5},
                 "vocabulary": {
                   "categories": {"training": {"nl": "scholing", "en": "training", "valuedIn": "points"},
                                  "other": {"nl": "anders", "en": "other", "valuedIn": "points"}},
                   "types": {"course": {"nl": "cursus", "en": "course"}},
                   "attributes": {"groupSize": {"nl": "groep", "en": "group", "type": "number"},
                                  "accredited": {"nl": "erkend", "en": "accredited", "type": "flag"}},
                   "roles": {"nurse": {"nl": "verpleging", "en": "nursing"}},
                   "documents": {"vog": {"nl": "verklaring", "en": "certificate"}}},
                 %s
                 "rules": [%s%s]}
                """.formatted(more, TOTAL, rule.isEmpty() ? "" : ", " + rule);
    }

    private static List<DocumentFault> faults(String... documents) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String document : documents) {
            texts.put("document-" + texts.size(), document);
        }
        return NormDocuments.read(texts).faults().values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static String rule(String id, String members) {
        return RULE.formatted(id, members);
    }

    private static void assertFault(String document, String pointer, String message) {
        assertThat(faults(document)).anySatisfy(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void theDocumentTheFaultsAreMadeInIsInOrder() {
        assertThat(faults(norm("", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"sum": {"from": "activities", "category": "trainig", "of": "points"}} | /counted/sum/category | unknown category "trainig"; did you mean "training"?
            {"sum": {"from": "activity", "of": "points"}} | /counted/sum/from | unknown list "activity"
            {"sum": {"from": "activities", "of": "points", "were": {}}} | /counted/sum/were | unknown member "were"; did you mean "where"?
            {"sum": {"from": "practice", "role": "carer", "of": "hours"}} | /counted/sum/role | unknown role "carer"
            {"count": {"from": "activities", "where": {"attribute": "groupSise", "atLeast": 4}}} | /counted/count/where/attribute | unknown attribute "groupSise"; did you mean "groupSize"?
            {"count": {"from": "activities", "type": "lecture"}} | /counted/count/type | unknown type "lecture"
            {"count": {"from": "documents", "kind": "diploma"}} | /counted/count/kind | unknown kind "diploma"
            {"count": {"from": "activities", "within": "lifetime"}} | /counted/count/within | unknown window "lifetime"
            {"rule": "totall", "value": "counted"} | /counted/rule | unknown rule "totall"; did you mean "total"?
            {"summ": {"from": "activities", "of": "points"}} | /counted | is not an amount: none of "summ" is known here
            "needed" | /counted | unknown amount "needed"
            {"plus": [{"count": {"from": "activities"}}, {"sum": {"from": "activities", "of": "points"}}]} | /counted/plus/1 | is an amount of points beside an amount of items
            {"divide": [{"count": {"from": "activities"}}, {"sum": {"from": "practice", "role": "nurse", "of": "hours"}}]} | /counted/divide/1 | only hours can be divided by weeks
            {"times": [{"sum": {"from": "activities", "of": "points"}}, {"sum": {"from": "activities", "of": "hours"}}]} | /counted/times/1 | is an amount of hours, multiplied by an amount of points
            {"count": {"from": "activities", "where": {"attribute": "groupSize", "atLeast": 10, "atMost": 4}}} | /counted/count/where | can never hold together
            {"count": {"from": "activities", "where": {"all": [{"attribute": "groupSize", "atLeast": 10}, {"attribute": "groupSize", "lessThan": 4}]}}} | /counted/count/where/all/1 | can never hold together
            {"count": {"from": "activities", "where": {"attribute": "accredited", "is": "yes"}}} | /counted/count/where/is | must be true or false
            {"if": {"amount": {"fact": "renewal"}, "atLeast": 0}, "then": 1, "else": 2} | /counted/if | always holds
            {"choose": [{"when": {"date": "2020-01-01", "after": "2021-01-01"}, "then": 1}], "otherwise": 2} | /counted/choose/0/when | can never hold
            {"sum": {"from": "activities", "within": "each", "of": "points"}} | /counted/sum/within | only in a rule that asks for each stretch
            {"round": 1, "mode": "sideways"} | /counted/mode | unknown way of rounding "sideways"
            {"unmet": "binding"} | /counted/unmet | only an outcome can look at all binding rules
            """)
    void aFaultInAnAmountIsNamedWithItsPlace(String counted, String place, String message) {
        String document = norm(rule("extra", "\"required\": 1, \"counted\": " + counted), "");

        assertFault(document, "/rules/1" + place, message);
    }

    @Test
    void anAmountOfAnotherUnitThanRequiredIsRefused() {
        String hours = "{\"sum\": {\"from\": \"practice\", \"role\": \"nurse\", \"of\": \"hours\"}}";
        String document =
                norm(rule("extra", "\"required\": {\"number\": 10, \"unit\": \"points\"}, \"counted\": " + hours), "");

        assertFault(document, "/rules/1/required", "is an amount of points, but the rule counts hours");
    }

    @Test
    void aUnitComparedWithAnotherIsRefused() {
        String holds = """
                "holds": {"amount": {"count": {"from": "activities"}},
                          "atLeast": {"sum": {"from": "activities", "of": "points"}}}""";

        assertFault(
                norm(rule("extra", holds), ""),
                "/rules/1/holds/atLeast",
                "is an amount of points, compared with an amount of items");
    }

    @Test
    void aMinimumAboveItsOwnCeilingIsRefused() {
        String ceilings = "\"ceilings\": [{\"category\": \"other\", \"unit\": \"points\", \"atMost\": 40}],";
        String rule = rule(
                "extra",
                "\"required\": 50, \"counted\": {\"sum\": {\"from\": \"activities\", \"category\": \"other\", \"of\": \"points\"}}");

        assertFault(norm(rule, ceilings), "/rules/1/required", "asks 50, but at most 40 can ever count");
    }

    @Test
    void aMinimumAboveTheCeilingOfItsOwnSumIsRefused() {
        String rule = rule("extra", """
                "required": 50, "counted": {"least": [40, {"sum": {"from": "activities", "of": "points"}}]}""");

        assertFault(norm(rule, ""), "/rules/1/required", "asks 50, but at most 40 can ever count");
    }

    @Test
    void aMinimumAboveTheWholeItIsPartOfIsRefused() {
        String rule = rule("extra", """
                "required": 170, "counted": {"sum": {"from": "activities", "category": "training", "of": "points"}}""");

        assertFault(norm(rule, ""), "/rules/1/required", "asks 170, more than the 160 of rule \"total\"");
    }

    @Test
    void rulesThatGoRoundInACircleAreRefused() {
        String first = rule("one", "\"required\": 1, \"counted\": {\"rule\": \"two\", \"value\": \"counted\"}");
        String second = rule("two", "\"holds\": {\"rule\": \"one\", \"is\": \"met\"}");

        assertThat(faults(norm(first + ", " + second, "")))
                .anyMatch(
                        fault -> fault.message().contains("the rules go round in a circle: \"one\" waits for itself"));
    }

    @Test
    void aDefinitionThatLeadsBackToItselfIsRefused() {
        String amounts = "\"amounts\": {\"a\": {\"plus\": [\"b\", 1]}, \"b\": {\"times\": [\"a\", 2]}},";
        String rule = rule("extra", "\"required\": \"a\", \"counted\": 1");

        assertFault(norm(rule, amounts), "/amounts/a", "is defined in a circle");
    }

    @Test
    void aWindowThatLooksAtItselfIsRefused() {
        String window = "\"window\": {\"from\": {\"minus\": \"window-end\", \"years\": 1}},";

        assertFault(norm("", window), "/window/from/minus", "the definition goes in a circle");
    }

    @Test
    void aDefinitionThatNobodyUsesIsRefused() {
        assertFault(norm("", "\"dates\": {\"some-day\": \"2020-01-01\"},"), "/dates/some-day", "is never used");
    }

    @Test
    void aBranchThatNothingDecidesWithIsRefused() {
        String rule = rule(
                "extra", "\"branch\": true, \"required\": 1, \"counted\": {\"count\": {\"from\": \"activities\"}}");

        assertFault(norm(rule, ""), "/rules/1/branch", "nothing decides with this branch");
    }

    @Test
    void anOutcomeThatIsNeverReachedIsRefused() {
        String outcomes = """
                "outcomes": [
                  {"id": "met", "nl": "Ja.", "en": "Yes.", "effect": "renew"},
                  {"id": "not-met", "nl": "Nee.", "en": "No.", "effect": "refer"}],""";

        assertFault(norm("", outcomes), "/outcomes/0", "the outcomes after it are never reached");
    }

    @Test
    void moreConditionsThanThereAreCanNeverHold() {
        String rule = rule(
                "extra",
                "\"holds\": {\"n\": 2, \"nOf\": [{\"exists\": {\"from\": \"documents\", \"kind\": \"vog\"}}]}");

        assertFault(norm(rule, ""), "/rules/1/holds", "asks 2 of 1 conditions");
    }

    @Test
    void aCreditRuleBehindOneThatTakesAllIsRefused() {
        String credit = "\"credit\": [{\"gives\": 1}, {\"category\": \"training\", \"gives\": 2}],";

        assertFault(norm("", credit), "/credit/1", "is never reached");
    }

    @Test
    void overlappingVersionsAreRefused() {
        String first = norm("", "\"effective\": {\"from\": \"2020-01-01\", \"until\": \"2023-12-31\"},");
        String second = norm("", "\"effective\": {\"from\": \"2023-12-31\"},")
                .replace("\"version\": \"1\"", "\"version\": \"2\"");

        assertThat(faults(first, second)).containsExactly(new DocumentFault("/effective", "overlaps version 1"));
    }

    @Test
    void aGapBetweenVersionsIsRefused() {
        String first = norm("", "\"effective\": {\"from\": \"2020-01-01\", \"until\": \"2023-12-30\"},");
        String second = norm("", "\"effective\": {\"from\": \"2024-01-01\"},")
                .replace("\"version\": \"1\"", "\"version\": \"2\"");

        assertThat(faults(first, second))
                .containsExactly(
                        new DocumentFault("/effective/from", "leaves a gap: the version before it ends on 2023-12-30"));
    }

    @Test
    void versionsForDifferentCohortsMayStandBesideEachOther() {
        String first = norm("", "\"appliesTo\": {\"renewals\": {\"from\": 0, \"to\": 0}},");
        String second = norm("", "\"appliesTo\": {\"renewals\": {\"from\": 1}},")
                .replace("\"version\": \"1\"", "\"version\": \"2\"");

        assertThat(faults(first, second)).isEmpty();
    }

    @Test
    void theSameVersionTwiceIsRefused() {
        assertThat(faults(norm("", ""), norm("", "")))
                .containsExactly(new DocumentFault("/version", "there is another document of version test-norm/1"));
    }

    @Test
    void missingTextsAreNamedOneByOne() {
        String document =
                norm("", "").replace("\"en\": \"Do more.\"", "\"en\": \"\"").replace("\"nl\": \"Genoeg?\", ", "");

        assertThat(faults(document))
                .contains(
                        new DocumentFault("/rules/0/remedy/en", "must not be empty"),
                        new DocumentFault("/rules/0/question", "\"nl\" is missing"));
    }

    @Test
    void textThatIsNotJsonIsNamed() {
        assertThat(faults("{\"id\": "))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("is not JSON"));
    }

    @Test
    void whatOnlyTheSchemaKnowsIsRefusedToo() {
        assertFault(
                norm("", "\"effective\": {},")
                        .replace("\"$schema\"", "\"\"")
                        .replace("\"source\": \"Nowhere\"", "\"source\": \"\""),
                "/source",
                "");
    }

    @Test
    void anOverlayOfAVersionThatIsNotThereIsRefused() {
        String overlay = "{\"id\": \"relief\", \"version\": \"1\", \"source\": \"x\","
                + " \"basedOn\": {\"normSet\": \"test-norm\", \"version\": \"9\"}}";

        assertThat(faults(norm("", ""), overlay))
                .contains(new DocumentFault("/basedOn", "names a version that is not among the documents"));
    }

    private static List<String> pointers(String document) {
        return faults(document).stream().map(DocumentFault::pointer).toList();
    }

    /** A fault is told once, in its place, and not with whatever follows from it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "required": 1, "counted": {"sum": {"from": "activites", "of": "points"}} | /rules/1/counted/sum/from
            "required": 1, "counted": {"sum": {"from": "activities", "category": "trainig", "of": "points"}} | /rules/1/counted/sum/category
            "required": 1, "counted": {"sum": {"from": "activities"}} | /rules/1/counted/sum
            "required": 120.123, "counted": {"count": {"from": "activities"}} | /rules/1/required
            "required": "3,5", "counted": {"count": {"from": "activities"}} | /rules/1/required
            "forEach": {"values": []}, "required": 1, "counted": {"count": {"from": "activities"}} | /rules/1/forEach/values
            "holds": {"amount": {"unmet": ["totl"]}, "atMost": 1} | /rules/1/holds/amount/unmet/0
            "required": 6, "counted": {"howManyOf": {"stretchesOf": "period", "months": 12}, "have": {"exists": {"from": "activities", "within": "each"}}} | /rules/1/required
            "required": 3, "counted": {"howManyOf": {"values": ["a", "b"]}, "have": {"exists": {"from": "activities", "where": {"field": "topic", "is": {"each": "value"}}}}} | /rules/1/required
            "forEach": {"stretchesOf": "period", "months": 12}, "required": 161, "counted": {"sum": {"from": "activities", "within": "each", "of": "points"}} | /rules/1/required
            "holds": {"all": [{"date": "period-start", "before": "2020-01-01"}, {"date": "period-start", "onOrAfter": "2020-01-01"}]} | /rules/1/holds/all/1
            "holds": {"all": [{"amount": {"fact": "renewal"}, "atLeast": 3}, {"amount": {"fact": "renewal"}, "atMost": 2}]} | /rules/1/holds/all/1
            """)
    void aFaultIsToldOnce(String members, String pointer) {
        assertThat(pointers(norm(rule("tested", members), ""))).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "window": {"from": "2025-01-01", "to": "2020-01-01"}, | /window
            "transitions": [{"id": "t", "why": {"nl": "a", "en": "b"}, "source": "s", "when": {"date": "period-end", "before": "2027-01-01"}, "adjust": [{"rules": ["totl"], "times": 2}]}], | /transitions/0/adjust/0/rules/0
            "ceilings": [{"category": "other", "unit": "points", "atMost": 15, "overflowTo": "other"}], | /ceilings/0/overflowTo
            "ceilings": [{"category": "training", "unit": "points", "atMost": 200}, {"category": "other", "unit": "points", "atMost": 15, "overflowTo": "training"}], | /ceilings/1/overflowTo
            "carriedIn": {"unit": "hours", "fill": [{"rule": "total"}]}, | /carriedIn/fill/0/rule
            "carriedIn": {"atMost": {"number": 5, "unit": "hours"}, "fill": [{"rule": "total"}]}, | /carriedIn/atMost
            """)
    void whatIsWrongOutsideTheRulesIsFoundAsWell(String members, String pointer) {
        assertThat(pointers(norm("", members))).containsExactly(pointer);
    }

    @Test
    void anOverlayOfAnUnknownVersionIsOneFault() {
        String overlay =
                "{\"id\": \"x\", \"version\": \"1\", \"source\": \"s\", \"basedOn\": {\"normSet\": \"none\", \"version\": \"1\"}}";

        assertThat(pointers(overlay)).containsExactly("/basedOn");
    }

    @Test
    void pointsMayBeCarriedIntoRenewalWhereThereAreRulesForAdmissionToo() {
        String entry = "\"carriedIn\": {\"fill\": [{\"rule\": \"total\"}]}, \"entry\": {\"rules\": ["
                + rule("entry", "\"holds\": {\"exists\": {\"from\": \"documents\", \"kind\": \"vog\"}}") + "]},";

        assertThat(faults(norm("", entry))).isEmpty();
    }
}
