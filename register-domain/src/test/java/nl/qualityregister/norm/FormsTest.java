package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of the vocabulary by itself, over one dossier, computed by hand. */
class FormsTest {

    private static final Facts DOSSIER = new Facts(
            2,
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2024, 12, 31),
            LocalDate.of(2024, 12, 31),
            List.of(
                    activity(
                            1,
                            "course",
                            "training",
                            "ethics",
                            "2020-03-10",
                            "10",
                            "12",
                            Map.of(
                                    "accredited", AttributeValue.flag(true),
                                    "groupSize", AttributeValue.amount("6"),
                                    "level", AttributeValue.text("basic"),
                                    "tags", AttributeValue.texts("x", "y"),
                                    "startedOn", AttributeValue.day(LocalDate.of(2020, 1, 15)))),
                    activity(
                            2,
                            "session",
                            "consultation",
                            "debt",
                            "2021-07-01",
                            null,
                            "3",
                            Map.of("groupSize", AttributeValue.text("4.5"), "level", AttributeValue.text("basic"))),
                    activity(
                            3,
                            "course",
                            "training",
                            "debt",
                            "2021-07-20",
                            "20.5",
                            "20",
                            Map.of(
                                    "accredited", AttributeValue.flag(false),
                                    "level", AttributeValue.text("advanced"),
                                    "startedOn", AttributeValue.text("2021-07-18"))),
                    activity(4, "study", "reading", null, "2023-02-28", "5", null, Map.of()),
                    activity(5, "course", "training", "ethics", "2019-12-31", "7", "7", Map.of()),
                    activity(6, "course", "training", "ethics", "2025-01-01", "9", "9", Map.of()),
                    activity(7, "course", "gardening", "ethics", "2022-01-01", "9", "9", Map.of())),
            List.of(
                    practice("nurse", "2020-01-01", "2020-12-31", "20"),
                    practice("nurse", "2020-07-01", "2021-06-30", "20"),
                    practice("manager", "2022-01-01", "2022-12-31", "35"),
                    practice("nurse", "2022-12-25", "2022-12-31", "0")),
            List.of(
                    interruption("illness", "2020-08-01", "2020-10-31"),
                    interruption("leave", "2020-10-01", "2020-12-31"),
                    interruption("illness", "2023-01-01", "2023-01-31")),
            List.of(
                    document("vog", "2022-01-01", "2025-12-31"),
                    document("registration:nurse", "2019-05-01", "2023-06-30"),
                    document("registration:midwife", "2022-03-15", "2030-01-01"),
                    document("extension:12-months", "2024-02-01", "2024-12-31"),
                    document("extension:30-months", "2023-02-01", "2024-12-31")),
            List.of(
                    new Confirmation("visit", LocalDate.of(2021, 5, 5), "committee"),
                    new Confirmation("visit", LocalDate.of(2022, 5, 5), "self"),
                    new Confirmation("fee", LocalDate.of(2025, 1, 5), "register")),
            List.of(
                    new Carried("training", "ethics", Hundredths.ofWhole(4), LocalDate.of(2019, 12, 31)),
                    new Carried("shortage", null, Hundredths.ofWhole(3), LocalDate.of(2019, 12, 31)),
                    new Carried("training", "debt", Hundredths.ofWhole(6), LocalDate.of(2018, 12, 31))),
            List.of(new EarlierOutcome("conditional", LocalDate.of(2019, 12, 31))));

    private static Activity activity(
            int place,
            String type,
            String category,
            String topic,
            String day,
            String points,
            String hours,
            Map<String, AttributeValue> attributes) {
        return new Activity(
                "a" + place,
                place,
                type,
                category,
                topic,
                LocalDate.parse(day),
                points == null ? null : Hundredths.parse(points),
                hours == null ? null : Hundredths.parse(hours),
                attributes);
    }

    private static Practice practice(String role, String from, String to, String hours) {
        return new Practice(role, LocalDate.parse(from), LocalDate.parse(to), Hundredths.parse(hours));
    }

    private static Interruption interruption(String kind, String from, String to) {
        return new Interruption(kind, LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Document document(String kind, String from, String until) {
        return new Document(kind, LocalDate.parse(from), LocalDate.parse(until));
    }

    private static NormSet norm(String rule) {
        return norm(rule, "");
    }

    private static NormSet norm(String rule, String more) {
        String document = """
                {"id": "forms", "version": "1", "register": "test", "name": {"nl": "Norm", "en": "Norm"},
                 "about": {"nl": "Verzonnen.", "en": "Fictitious."}, "source": "Nowhere", "period": {"years": 5},
                 "vocabulary": {
                   "categories": {"training": {"nl": "scholing", "en": "training", "valuedIn": "points"},
                                  "consultation": {"nl": "intervisie", "en": "consultation", "valuedIn": "points"},
                                  "reading": {"nl": "lezen", "en": "reading", "valuedIn": "points"}},
                   "types": {"course": {"nl": "cursus", "en": "course"}, "session": {"nl": "sessie", "en": "session"}},
                   "topics": {"ethics": {"nl": "ethiek", "en": "ethics"}, "debt": {"nl": "schulden", "en": "debt"}},
                   "attributes": {"groupSize": {"nl": "groep", "en": "group", "type": "number"},
                                  "accredited": {"nl": "erkend", "en": "accredited", "type": "flag"},
                                  "level": {"nl": "niveau", "en": "level", "type": "text"},
                                  "tags": {"nl": "trefwoorden", "en": "tags", "type": "texts"},
                                  "startedOn": {"nl": "begonnen op", "en": "started on", "type": "date"}},
                   "roles": {"nurse": {"nl": "verpleging", "en": "nursing"}, "manager": {"nl": "leiding", "en": "managing"}},
                   "interruptions": {"illness": {"nl": "ziekte", "en": "illness"}, "leave": {"nl": "verlof", "en": "leave"}},
                   "documents": {"vog": {"nl": "vog", "en": "vog"}, "registration": {"nl": "registratie", "en": "registration"},
                                 "extension": {"nl": "verlenging", "en": "extension"}},
                   "confirmations": {"visit": {"nl": "visitatie", "en": "visit"}, "fee": {"nl": "kosten", "en": "fee"}},
                   "carried": {"training": {"nl": "scholing", "en": "training"}, "shortage": {"nl": "tekort", "en": "shortage"}}},
                 "credit": [{"category": "consultation",
                             "gives": {"give": 1, "per": 1, "of": {"field": "hours"}, "parts": "in-proportion"}}],
                 %s
                 "rules": [%s]}
                """.formatted(more, rule);
        NormDocuments read = NormDocuments.read(Map.of("forms", document));
        assertThat(read.faults()).isEmpty();
        return read.norms().get("forms");
    }

    private static String rule(String id, String members) {
        return """
                {"id": "%s", "label": {"nl": "Deel", "en": "Part"}, "question": {"nl": "Genoeg?", "en": "Enough?"},
                 "remedy": {"nl": "Doe meer.", "en": "Do more."}, "source": "Article 1", %s}""".formatted(id, members);
    }

    private static RuleResult judge(NormSet norm, Facts facts, String rule) {
        Verdict verdict = norm.judge(facts);
        return verdict.rule(rule).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            7.25 | 7.25
            {"number": 16, "unit": "hours"} | 16
            {"plus": [1, 2.5, "3"]} | 6.5
            {"minus": [10, 2, 0.5]} | 7.5
            {"times": [0.5, 3, 7]} | 10.5
            {"divide": [10, 3]} | 3.33
            {"divide": [{"sum": {"from": "practice", "role": "manager", "of": "hours"}}, {"weeks": {"within": {"from": "2022-01-01", "to": "2022-12-31"}}}]} | 35
            {"divide": [10, {"count": {"from": "documents", "kind": "vog", "on": "2021-12-31"}}]} | 0
            {"ratio": [{"sum": {"from": "activities", "of": "points"}}, {"number": 77, "unit": "points"}]} | 0.5
            {"least": [{"sum": {"from": "activities", "of": "points"}}, 30]} | 30
            {"greatest": [{"sum": {"from": "activities", "of": "points"}}, 30]} | 38.5
            {"percent": 12.5, "of": {"sum": {"from": "activities", "of": "points"}}} | 4.81
            {"round": {"sum": {"from": "activities", "of": "points"}}, "to": 1, "mode": "down"} | 38
            {"round": {"sum": {"from": "activities", "of": "points"}}, "to": 1, "mode": "up"} | 39
            {"round": {"sum": {"from": "activities", "of": "points"}}, "to": 5, "mode": "half-up"} | 40
            {"give": 2, "per": 3, "of": {"sum": {"from": "activities", "of": "hours"}}, "parts": "lost"} | 22
            {"give": 2, "per": 3, "of": {"sum": {"from": "activities", "of": "hours"}}, "parts": "in-proportion"} | 23.33
            {"as": "points", "of": {"sum": {"from": "activities", "of": "hours"}}} | 35
            {"if": {"amount": {"fact": "renewal"}, "is": 2}, "then": 5, "else": 6} | 5
            {"if": {"amount": {"fact": "renewal"}, "lessThan": 2}, "then": 5, "else": 6} | 6
            {"choose": [{"when": {"amount": {"fact": "renewal"}, "is": 1}, "then": 1}, {"when": {"amount": {"fact": "renewal"}, "is": 2}, "then": 2}], "otherwise": 3} | 2
            {"sum": {"from": "activities", "of": "points"}} | 38.5
            {"sum": {"from": "activities", "of": "hours"}} | 35
            {"sum": {"from": "activities", "category": ["training", "reading"], "of": "points"}} | 35.5
            {"sum": {"from": "activities", "type": "course", "topic": "debt", "of": "points"}} | 20.5
            {"sum": {"from": "activities", "type": ["course", "session"], "of": "points"}} | 33.5
            {"sum": {"from": "activities", "within": {"from": "2019-12-31", "to": "2020-12-31"}, "of": "points"}} | 17
            {"sum": {"from": "activities", "within": "all", "of": "points"}} | 45.5
            {"sum": {"from": "activities", "within": {"last": {"years": 2}, "upTo": "period-end"}, "of": "points"}} | 5
            {"sum": {"from": "activities", "within": {"last": {"months": 22}, "upTo": "2024-12-27"}, "of": "points"}} | 5
            {"sum": {"from": "activities", "within": {"last": {"days": 672}, "upTo": "2024-12-31"}, "of": "points"}} | 0
            {"sum": {"from": "activities", "within": {"last": {"days": 673}, "upTo": "2024-12-31"}, "of": "points"}} | 5
            {"sum": {"from": "activities", "of": {"attribute": "groupSize"}}} | 10.5
            {"sum": {"from": "activities", "of": {"times": [{"field": "points"}, 2]}}} | 77
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"category": "training", "unit": "points", "atMost": 12}]}} | 20
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"unit": "points", "atMost": 6, "per": "activity"}]}} | 20
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"unit": "points", "atMost": 11, "per": "calendar-year"}]}} | 26
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"unit": "points", "atMost": 11, "per": "calendar-month"}]}} | 26
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"unit": "points", "atMost": 11, "per": ["calendar-month", "category"]}]}} | 29
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"unit": "points", "atMost": 11, "per": {"attribute": "level"}}]}} | 27
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"unit": "points", "atMost": 11, "per": "type"}]}} | 19
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"unit": "points", "atMost": 11, "per": "period-year"}]}} | 26
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"unit": "points", "atMost": 4, "per": "day"}]}} | 15
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"unit": "items", "atMost": 2}]}} | 13
            {"sum": {"from": "activities", "of": "points", "ceilings": [{"category": "reading", "unit": "points", "share": {"percent": 10}}]}} | 37.22
            {"sum": {"from": "practice", "role": "nurse", "of": "hours"}} | 2088.57
            {"sum": {"from": "practice", "role": "nurse", "of": "hours", "weeklyAtMost": 30}} | 1825.71
            {"sum": {"from": "practice", "role": "nurse", "of": "hours", "weeklyAtMost": 30, "without": {"from": "interruptions", "kind": "illness"}}} | 1431.43
            {"sum": {"from": "practice", "role": "nurse", "within": {"from": "2020-06-30", "to": "2020-07-01"}, "of": "hours"}} | 8.57
            {"sum": {"from": "practice", "role": ["nurse", "manager"], "on": "2020-12-31", "of": "hoursPerWeek"}} | 40
            {"sum": {"from": "practice", "role": "nurse", "without": {"from": "interruptions"}, "of": "days"}} | 432
            {"sum": {"from": "practice", "where": {"field": "hoursPerWeek", "atLeast": 30}, "of": "months"}} | 12
            {"sum": {"from": "interruptions", "of": "days"}} | 184
            {"sum": {"from": "interruptions", "kind": ["illness", "leave"], "of": "months"}} | 6
            {"sum": {"from": "interruptions", "within": {"from": "2020-10-15", "to": "2020-12-31"}, "of": "days"}} | 78
            {"sum": {"from": "interruptions", "where": {"lasts": {"atLeast": {"months": 3}}}, "of": "days"}} | 153
            {"count": {"from": "interruptions", "where": {"lasts": {"longerThan": {"days": 91}}}}} | 2
            {"count": {"from": "interruptions", "where": {"lasts": {"longerThan": {"days": 92}}}}} | 0
            {"count": {"from": "interruptions", "where": {"lasts": {"atLeast": {"days": 31}}}}} | 3
            {"count": {"from": "interruptions", "where": {"lasts": {"longerThan": {"months": 1}}}}} | 2
            {"count": {"from": "interruptions", "where": {"overlaps": {"from": "2020-10-31", "to": "2020-11-05"}}}} | 2
            {"count": {"from": "interruptions", "on": "2020-10-01"}} | 2
            {"count": {"from": "interruptions", "within": {"from": "2021-01-01", "to": "2023-01-01"}}} | 1
            {"sum": {"from": "carriedIn", "category": "training", "of": "points"}} | 10
            {"sum": {"from": "carriedIn", "category": "training", "of": "points", "atMost": 7}} | 7
            {"sum": {"from": "carriedIn", "where": {"field": "category", "startsWith": "short"}, "of": "points"}} | 3
            {"sum": {"from": "carriedIn", "where": {"field": "topic", "is": "debt"}, "of": "points"}} | 6
            {"sum": {"from": "carriedIn", "where": {"field": "earnedInPeriodEnding", "before": "2019-12-31"}, "of": "points"}} | 6
            {"sum": {"from": "carriedIn", "where": {"field": "points", "moreThan": 3}, "of": "points"}} | 10
            {"count": {"from": "activities"}} | 4
            {"count": {"from": "documents", "kind": "registration"}} | 2
            {"count": {"from": "documents", "kind": "registration:nurse"}} | 1
            {"count": {"from": "documents", "kind": "registration", "on": "2023-06-30"}} | 2
            {"count": {"from": "documents", "kind": "registration", "on": "2023-07-01"}} | 1
            {"count": {"from": "documents", "where": {"field": "suffix", "in": ["nurse", "midwife"]}}} | 2
            {"count": {"from": "documents", "where": {"field": "suffix", "notIn": ["nurse", "midwife"]}}} | 3
            {"count": {"from": "documents", "where": {"field": "suffixNumber", "atLeast": 13}}} | 1
            {"count": {"from": "documents", "where": {"field": "validFrom", "onOrAfter": "2023-02-01"}}} | 2
            {"count": {"from": "documents", "where": {"field": "validUntil", "is": "2024-12-31"}}} | 2
            {"count": {"from": "documents", "where": {"field": "kind", "is": "vog"}}} | 1
            {"count": {"from": "documents", "within": {"from": "2019-01-01", "to": "2021-12-31"}}} | 1
            {"count": {"from": "confirmations", "kind": "visit"}} | 2
            {"count": {"from": "confirmations", "kind": "visit", "independent": true}} | 1
            {"count": {"from": "confirmations", "where": {"field": "by", "isNot": "self"}}} | 1
            {"count": {"from": "confirmations", "kind": "fee", "within": {"from": "2025-01-01", "to": "2025-12-31"}}} | 0
            {"count": {"from": "confirmations", "within": {"from": "2022-05-05", "to": "2022-05-05"}}} | 1
            {"count": {"from": "earlierOutcomes", "outcome": "conditional"}} | 1
            {"count": {"from": "earlierOutcomes", "within": {"from": "2020-01-01", "to": "2024-12-31"}}} | 0
            {"count": {"from": "earlierOutcomes", "where": {"field": "periodEnding", "after": "2019-01-01"}}} | 1
            {"largest": {"from": "interruptions", "of": "months"}} | 3
            {"smallest": {"from": "interruptions", "of": "days"}} | 31
            {"largest": {"from": "activities", "of": "points"}} | 20.5
            {"smallest": {"from": "activities", "of": "hours"}} | 3
            {"largest": {"from": "documents", "kind": "extension", "of": "suffixNumber"}} | 30
            {"largest": {"from": "documents", "kind": "vog", "of": "suffixNumber"}} | 0
            {"first": {"from": "documents", "kind": "extension", "orderBy": "validFrom", "of": "suffixNumber"}} | 30
            {"first": {"from": "documents", "kind": "extension", "orderBy": "validUntil", "of": "suffixNumber"}} | 12
            {"first": {"from": "documents", "kind": "vog", "orderBy": "validFrom", "of": "suffixNumber", "otherwise": 4}} | 4
            {"distinct": {"from": "activities", "of": "topic"}} | 2
            {"distinct": {"from": "activities", "of": "category"}} | 3
            {"distinct": {"from": "activities", "of": {"attribute": "level"}}} | 2
            {"distinct": {"from": "activities", "of": "calendar-months"}} | 3
            {"distinct": {"from": "activities", "of": "calendar-years"}} | 3
            {"distinct": {"from": "activities", "of": "days"}} | 4
            {"distinct": {"from": "practice", "role": "nurse", "of": "calendar-months"}} | 18
            {"distinct": {"from": "practice", "role": "nurse", "of": "days"}} | 547
            {"distinct": {"from": "practice", "of": "role"}} | 2
            {"distinct": {"from": "confirmations", "of": "calendar-years"}} | 2
            {"distinct": {"from": "interruptions", "of": "calendar-months"}} | 6
            {"largestGroup": {"from": "activities", "by": "topic", "of": "points"}} | 23.5
            {"largestGroup": {"from": "activities", "by": {"attribute": "level"}, "of": "items"}} | 2
            {"largestGroup": {"from": "activities", "by": "type", "of": "hours"}} | 32
            {"longestGap": {"from": "activities", "in": "days"}} | 672
            {"longestGap": {"from": "activities", "in": "months"}} | 22
            {"longestGap": {"from": "practice", "role": "nurse", "within": {"from": "2020-01-01", "to": "2021-12-31"}}} | 184
            {"longestGap": {"from": "interruptions", "within": {"from": "2020-01-01", "to": "2020-12-31"}}} | 213
            {"longestRun": {"from": "practice", "role": "nurse", "in": "months"}} | 18
            {"longestRun": {"from": "interruptions", "in": "days"}} | 153
            {"calendarMonthsCovered": {"from": "practice", "role": "nurse", "within": "period"}} | 18
            {"calendarMonthsCovered": {"from": "documents", "kind": "registration:midwife", "within": {"from": "2022-01-01", "to": "2022-12-31"}}} | 9
            {"calendarMonthsCovered": {"from": "documents", "kind": "registration", "within": {"from": "2022-01-10", "to": "2022-12-30"}}} | 10
            {"days": {"within": "period"}} | 1827
            {"days": {"within": {"from": "2020-08-01", "to": "2020-12-31"}, "without": {"from": "interruptions", "kind": "leave"}}} | 61
            {"weeks": {"within": {"from": "2020-08-01", "to": "2020-12-31"}, "without": {"from": "interruptions"}}} | 0
            {"weeks": {"within": {"from": "2021-01-01", "to": "2021-01-10"}}} | 1.43
            {"wholeMonths": {"from": "2022-03-15", "to": "period-end"}} | 33
            {"wholeMonths": {"from": {"earliest": {"from": "documents", "kind": "registration", "of": "validFrom"}}, "to": {"latest": {"from": "documents", "kind": "registration", "of": "validUntil"}}}} | 128
            {"howManyOf": {"stretchesOf": "period", "months": 12}, "have": {"exists": {"from": "activities", "within": "each"}}} | 3
            {"howManyOf": {"calendarYearsOf": {"from": "2019-12-31", "to": "2021-07-19"}}, "have": {"exists": {"from": "activities", "within": "each"}}} | 3
            {"howManyOf": {"calendarYearsOf": {"from": "2019-12-31", "to": "2021-07-19"}, "wholeOnly": true}, "have": {"exists": {"from": "activities", "within": "each"}}} | 1
            {"howManyOf": {"values": ["ethics", "debt", "poverty"]}, "have": {"exists": {"from": "activities", "where": {"field": "topic", "is": {"each": "value"}}}}} | 2
            {"howManyOf": {"suffixesOf": {"from": "documents", "kind": "registration"}}, "have": {"each": "value", "is": "nurse"}} | 1
            {"unmet": ["other", "another"]} | 1
            {"rule": "other", "value": "counted"} | 38.5
            {"rule": "other", "value": "required"} | 40
            {"rule": "other", "value": "shortage"} | 1.5
            {"rule": "other", "value": "surplus"} | 0
            {"rule": "another", "value": "surplus"} | 3.5
            {"fact": "renewal"} | 2
            """)
    void anAmountCountsWhatItSays(String counted, String expected) {
        NormSet norm = norm(
                String.join(
                        ", ",
                        rule("tested", "\"required\": 0, \"counted\": " + counted),
                        rule(
                                "other",
                                "\"required\": 40, \"counted\": {\"sum\": {\"from\": \"activities\", \"of\": \"points\"}}"),
                        rule(
                                "another",
                                "\"required\": 1.5, \"counted\": {\"sum\": {\"from\": \"activities\", \"category\": \"reading\", \"of\": \"points\"}}")));

        assertThat(judge(norm, DOSSIER, "tested").counted()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"all": [{"amount": {"fact": "renewal"}, "is": 2}, {"date": "evaluated-on", "is": "2024-12-31"}]} | 1
            {"all": [{"amount": {"fact": "renewal"}, "is": 2}, {"date": "evaluated-on", "before": "2024-12-31"}, {"amount": {"fact": "renewal"}, "lessThan": 9}]} | 0
            {"any": [{"amount": {"fact": "renewal"}, "is": 3}, {"date": "evaluated-on", "onOrBefore": "2024-12-31"}]} | 1
            {"not": {"amount": {"fact": "renewal"}, "is": 3}} | 1
            {"nOf": [{"amount": {"fact": "renewal"}, "is": 2}, {"amount": {"fact": "renewal"}, "moreThan": 1}, {"amount": {"fact": "renewal"}, "moreThan": 2}], "n": 2} | 1
            {"nOf": [{"amount": {"fact": "renewal"}, "is": 2}, {"amount": {"fact": "renewal"}, "moreThan": 1}, {"amount": {"fact": "renewal"}, "moreThan": 2}], "n": 3} | 0
            {"amount": {"fact": "renewal"}, "atLeast": 2, "atMost": 2} | 1
            {"amount": {"fact": "renewal"}, "moreThan": 2} | 0
            {"amount": {"largest": {"from": "documents", "kind": "vog", "of": "suffixNumber"}}, "atMost": 100} | 0
            {"date": "period-end", "onOrAfter": {"plus": "period-start", "months": 59}} | 1
            {"date": {"plus": "2024-01-31", "months": 1}, "is": "2024-02-29"} | 1
            {"date": {"minus": "2024-03-31", "months": 1}, "is": "2024-02-29"} | 1
            {"date": {"plus": "2024-02-29", "years": 1}, "is": "2025-02-28"} | 1
            {"date": {"minus": "period-start", "days": 1}, "is": "2019-12-31"} | 1
            {"date": {"moveEnd": "2024-02-29", "months": 6}, "is": "2024-08-31"} | 1
            {"date": {"earliest": ["period-end", "2023-05-05"]}, "is": "2023-05-05"} | 1
            {"date": {"latest": ["period-end", "2023-05-05"]}, "is": "original-period-end"} | 1
            {"date": {"latest": {"from": "activities", "of": "completedOn"}}, "is": "2023-02-28"} | 1
            {"date": {"earliest": {"from": "activities", "category": "training", "of": {"attribute": "startedOn"}}}, "is": "2020-01-15"} | 1
            {"date": {"earliest": {"from": "documents", "kind": "vog", "on": "2021-01-01", "of": "validFrom"}}, "onOrBefore": "2030-01-01"} | 0
            {"date": {"inYearOf": "2023-05-05", "on": "09-01"}, "is": "2023-09-01"} | 1
            {"date": {"if": {"amount": {"fact": "renewal"}, "is": 2}, "then": "window-start", "else": "window-end"}, "is": "2020-01-01"} | 1
            {"date": "window-end", "after": "2024-12-30"} | 1
            {"date": "2022-06-30", "within": "period"} | 1
            {"date": {"minus": "period-start", "days": 1}, "within": "period"} | 0
            {"rule": "other", "is": "met"} | 0
            {"rule": "other", "is": "not-met"} | 1
            {"rule": "idle", "is": "applicable"} | 0
            {"rule": "idle", "is": "met"} | 1
            {"exists": {"from": "activities", "where": {"attribute": "groupSize", "atMost": 4.5}}} | 1
            {"exists": {"from": "activities", "where": {"attribute": "groupSize", "is": 5}}} | 0
            {"exists": {"from": "activities", "category": "reading", "where": {"attribute": "groupSize", "present": false}}} | 1
            {"exists": {"from": "activities", "category": "reading", "where": {"attribute": "groupSize", "present": true}}} | 0
            {"exists": {"from": "activities", "where": {"attribute": "tags", "includes": "y"}}} | 1
            {"exists": {"from": "activities", "where": {"attribute": "tags", "includes": "z"}}} | 0
            {"exists": {"from": "activities", "where": {"attribute": "level", "is": "advanced"}}} | 1
            {"exists": {"from": "activities", "category": "reading", "where": {"attribute": "level", "isNot": "advanced"}}} | 0
            {"exists": {"from": "activities", "category": "reading", "where": {"not": {"attribute": "level", "is": "advanced"}}}} | 1
            {"exists": {"from": "activities", "where": {"attribute": "level", "in": ["expert", "advanced"]}}} | 1
            {"exists": {"from": "activities", "where": {"attribute": "level", "startsWith": "adv"}}} | 1
            {"exists": {"from": "activities", "where": {"attribute": "accredited", "is": false}}} | 1
            {"exists": {"from": "activities", "where": {"all": [{"attribute": "accredited", "is": false}, {"field": "topic", "is": "ethics"}]}}} | 0
            {"exists": {"from": "activities", "where": {"attribute": "startedOn", "onOrBefore": "2020-01-15"}}} | 1
            {"exists": {"from": "activities", "where": {"field": "completedOn", "is": {"plus": {"attribute": "startedOn"}, "days": 2}}}} | 1
            {"exists": {"from": "activities", "where": {"date": {"plus": {"attribute": "startedOn"}, "days": 2}, "is": {"field": "completedOn"}}}} | 1
            {"exists": {"from": "activities", "where": {"field": "type", "notIn": ["course", "session"]}}} | 1
            {"exists": {"from": "activities", "where": {"field": "category", "is": "reading"}}} | 1
            {"exists": {"from": "activities", "where": {"field": "points", "lessThan": 3}}} | 0
            {"exists": {"from": "activities", "where": {"exists": {"from": "documents", "kind": "vog", "on": {"field": "completedOn"}}}}} | 1
            {"exists": {"from": "practice", "where": {"field": "from", "within": {"from": "2022-01-01", "to": "2022-01-01"}}}} | 1
            {"exists": {"from": "practice", "where": {"field": "role", "is": "manager"}}} | 1
            """)
    void aConditionHoldsWhenItSays(String holds, String expected) {
        NormSet norm = norm(
                String.join(
                        ", ",
                        rule("tested", "\"holds\": " + holds),
                        rule(
                                "other",
                                "\"required\": 40, \"counted\": {\"sum\": {\"from\": \"activities\", \"of\": \"points\"}}"),
                        rule(
                                "idle",
                                "\"applies\": {\"amount\": {\"fact\": \"renewal\"}, \"is\": 0}, \"required\": 4, \"counted\": {\"count\": {\"from\": \"documents\"}}")));

        assertThat(judge(norm, DOSSIER, "tested").counted()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"stretchesOf": "period", "months": 12} | {"sum": {"from": "activities", "within": "each", "of": "points"}} | 0
            {"stretchesOf": "period", "months": 30} | {"sum": {"from": "activities", "within": "each", "of": "points"}} | 5
            {"stretchesOf": {"from": "2020-01-01", "to": "2022-06-30"}, "months": 12, "wholeOnly": true} | {"sum": {"from": "activities", "within": "each", "of": "points"}} | 10
            {"calendarYearsOf": {"from": "2020-01-02", "to": "2021-12-31"}, "wholeOnly": true} | {"sum": {"from": "activities", "within": "each", "of": "points"}} | 23.5
            {"calendarYearsOf": {"from": "2020-01-01", "to": "2021-12-30"}, "wholeOnly": true} | {"sum": {"from": "activities", "within": "each", "of": "points"}} | 10
            {"calendarYearsOf": {"from": "2020-01-01", "to": "2021-07-19"}} | {"sum": {"from": "activities", "within": "each", "of": "points"}} | 3
            {"stretchesOf": {"from": "2020-01-01", "to": "2021-12-31"}, "months": 12, "wholeOnly": true} | {"sum": {"from": "activities", "within": "each", "of": "points"}} | 10
            {"stretchesOf": {"from": "2020-01-01", "to": "2021-12-30"}, "months": 24, "wholeOnly": false} | {"sum": {"from": "activities", "within": "each", "of": "points"}} | 33.5
            {"rollingOf": {"from": "2020-03-10", "to": "2021-07-19"}, "months": 16} | {"count": {"from": "activities", "within": "each"}} | 1
            {"stretchesOf": {"from": "2020-01-01", "to": "2022-06-30"}, "months": 12} | {"sum": {"from": "activities", "within": "each", "of": "points"}} | 0
            {"calendarYearsOf": {"from": "2020-01-01", "to": "2021-12-31"}} | {"sum": {"from": "activities", "within": "each", "of": "points"}} | 10
            {"rollingOf": {"from": "2020-01-01", "to": "2021-12-31"}, "months": 18} | {"count": {"from": "activities", "within": "each"}} | 1
            {"values": ["ethics", "debt"]} | {"sum": {"from": "activities", "where": {"field": "topic", "is": {"each": "value"}}, "of": "points"}} | 10
            {"values": ["x", "y"]} | {"count": {"from": "activities", "where": {"attribute": "tags", "includes": {"each": "value"}}}} | 1
            {"suffixesOf": {"from": "documents", "kind": "registration", "on": "2023-06-30"}} | {"count": {"from": "documents", "where": {"field": "suffix", "is": {"each": "value"}}}} | 1
            {"suffixesOf": {"from": "documents", "kind": "registration", "on": "2010-06-30"}} | {"count": {"from": "documents", "where": {"field": "suffix", "is": {"each": "value"}}}} | 0
            """)
    void ofSeveralTheOneFurthestFromItsRequirementSpeaks(String each, String counted, String expected) {
        NormSet norm = norm(rule("tested", "\"forEach\": " + each + ", \"required\": 50, \"counted\": " + counted));

        RuleResult result = judge(norm, DOSSIER, "tested");

        assertThat(result.counted()).hasToString(expected);
        assertThat(result.applies()).isEqualTo(!each.contains("2010"));
        assertThat(result.met()).isEqualTo(each.contains("2010"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "required": 10, "counted": {"sum": {"from": "activities", "of": "points"}} | 2020-03-10
            "required": 10.01, "counted": {"sum": {"from": "activities", "of": "points"}} | 2021-07-01
            "required": 33.5, "counted": {"sum": {"from": "activities", "of": "points"}} | 2021-07-20
            "required": 38.51, "counted": {"sum": {"from": "activities", "of": "points"}} |
            "required": 20, "counted": {"sum": {"from": "activities", "category": "training", "of": "points"}} | 2021-07-20
            "required": 2, "counted": {"count": {"from": "activities"}} | 2021-07-01
            "required": 20, "counted": {"least": [30, {"sum": {"from": "activities", "of": "points"}}]} | 2021-07-20
            "required": 0, "counted": {"count": {"from": "activities"}} | 2020-01-01
            "required": 20, "counted": {"sum": {"from": "practice", "role": "nurse", "of": "hours"}} | 2020-01-07
            "required": 1060, "counted": {"sum": {"from": "practice", "role": "nurse", "of": "hours"}} | 2020-10-03
            "required": 2, "counted": {"distinct": {"from": "activities", "of": "topic"}} | 2021-07-01
            "holds": {"exists": {"from": "documents", "kind": "vog", "on": "evaluated-on"}} | 2022-01-01
            "holds": {"exists": {"from": "documents", "kind": "registration:midwife", "on": "evaluated-on"}} | 2022-03-15
            "holds": {"exists": {"from": "documents", "kind": "registration:nurse", "on": "evaluated-on"}} |
            "holds": {"exists": {"from": "confirmations", "kind": "visit", "independent": true}} | 2021-05-05
            "holds": {"date": "evaluated-on", "onOrAfter": {"plus": "period-start", "months": 36}} | 2023-01-01
            "holds": {"amount": {"divide": [{"sum": {"from": "practice", "role": "manager", "of": "hours"}}, {"weeks": {"within": "window"}}]}, "atLeast": 6} | 2022-06-01
            "holds": {"not": {"date": "evaluated-on", "before": "2022-06-15"}} | 2022-06-15
            "holds": {"all": [{"exists": {"from": "activities", "topic": "debt"}}, {"exists": {"from": "documents", "kind": "vog", "on": "evaluated-on"}}]} | 2022-01-01
            """)
    void aRuleIsMetFromTheFirstDayAsOfWhichItIs(String members, LocalDate metOn) {
        NormSet norm = norm(rule("tested", members));

        assertThat(judge(norm, DOSSIER, "tested").metOn()).isEqualTo(metOn);
        assertThat(norm.judgeWithoutDays(DOSSIER).rule("tested").orElseThrow().metOn())
                .isNull();
    }

    @Test
    void aTwinEnteredFirstTakesTheDayBackFromTheOther() {
        Map<String, AttributeValue> ref = Map.of("editionRef", AttributeValue.text("e1"));
        Facts twins = DOSSIER.withActivities(List.of(
                activity(1, "course", "training", "debt", "2022-05-05", "8", "8", ref),
                activity(2, "course", "training", "debt", "2021-04-04", "9", "9", ref)));
        NormSet norm = norm(rule(
                "tested", "\"required\": 8, \"counted\": {\"sum\": {\"from\": \"activities\", \"of\": \"points\"}}"));

        Verdict verdict = norm.judge(twins);

        assertThat(verdict.rule("tested").orElseThrow().counted()).hasToString("8");
        assertThat(verdict.rule("tested").orElseThrow().metOn()).isEqualTo("2021-04-04");
        assertThat(verdict.excluded())
                .contains(new Exclusion("a2", Reason.DUPLICATE, Hundredths.ofWhole(9), Unit.POINTS));
    }

    @Test
    void whatIsExcludedIsSaidWithReasonAmountAndUnitInTheOrderOfTheDossier() {
        NormSet norm = norm(
                rule(
                        "tested",
                        "\"required\": 1, \"counted\": {\"sum\": {\"from\": \"activities\", \"category\": [\"training\", \"consultation\"], \"of\": \"points\"}}"));
        Facts facts = DOSSIER.withActivities(List.of(
                activity(9, "course", "training", "debt", "2021-04-04", null, "6", Map.of()),
                activity(8, "course", "training", "debt", "2021-04-05", null, null, Map.of()),
                activity(7, "session", "consultation", "debt", "2021-04-06", null, null, Map.of()),
                activity(6, "session", "consultation", "debt", "2031-04-06", null, "2", Map.of()),
                activity(5, "study", "reading", null, "2021-04-07", "3", null, Map.of()),
                activity(4, "study", "gardening", null, "2021-04-07", "3", null, Map.of()),
                activity(3, "course", "training", "debt", "2021-04-08", "0", null, Map.of())));

        assertThat(norm.judge(facts).excluded())
                .containsExactly(
                        new Exclusion("a4", Reason.NOT_RECOGNISED, Hundredths.ofWhole(3), Unit.POINTS),
                        new Exclusion("a5", Reason.NOT_RECOGNISED, Hundredths.ofWhole(3), Unit.POINTS),
                        new Exclusion("a6", Reason.OUTSIDE_PERIOD, Hundredths.ofWhole(2), Unit.POINTS),
                        new Exclusion("a7", Reason.NOT_RECOGNISED, null, null),
                        new Exclusion("a8", Reason.NOT_RECOGNISED, null, null),
                        new Exclusion("a9", Reason.NOT_RECOGNISED, Hundredths.ofWhole(6), Unit.HOURS),
                        new Exclusion("carriedIn:1", Reason.NOT_CARRIED, Hundredths.ofWhole(4), Unit.POINTS),
                        new Exclusion("carriedIn:3", Reason.NOT_CARRIED, Hundredths.ofWhole(6), Unit.POINTS));
    }

    @Test
    void aLargeDossierInAnyOrderIsFilledByDay() {
        List<Activity> many = new java.util.ArrayList<>();
        for (int place = 1; place <= 200; place++) {
            LocalDate day = LocalDate.of(2020, 1, 1).plusDays((place * 37L) % 1_000);
            many.add(activity(place, "course", "training", "debt", day.toString(), "1", "1", Map.of()));
        }
        NormSet norm = norm(
                rule(
                        "tested",
                        "\"required\": 0, \"counted\": {\"sum\": {\"from\": \"activities\", \"of\": \"points\"}}"),
                "\"ceilings\": [{\"unit\": \"points\", \"atMost\": 150}],");

        Verdict verdict = norm.judge(DOSSIER.withActivities(many));

        List<LocalDate> last =
                many.stream().map(Activity::completedOn).sorted().skip(150).toList();
        assertThat(verdict.rule("tested").orElseThrow().counted()).hasToString("150");
        assertThat(verdict.excluded())
                .filteredOn(cut -> cut.reason() == Reason.OVER_CAP)
                .hasSize(50);
        assertThat(many)
                .filteredOn(activity ->
                        verdict.excluded().stream().anyMatch(cut -> cut.item().equals(activity.id())))
                .extracting(Activity::completedOn)
                .containsExactlyInAnyOrderElementsOf(last);
    }

    @Test
    void creditReplacesGivenPointsOnlyWhenItSaysSo() {
        String sum =
                "\"required\": 0, \"counted\": {\"sum\": {\"from\": \"activities\", \"category\": \"training\", \"of\": \"points\"}}";
        String credit =
                "{\"id\": \"forms\", \"credit\": [{\"category\": \"training\", \"instead\": %s, \"gives\": {\"give\": 1, \"per\": 2, \"of\": {\"field\": \"hours\"}, \"parts\": \"in-proportion\"}}]}";

        assertThat(judge(overlaid(rule("tested", sum), credit.formatted("false")), DOSSIER, "tested")
                        .counted())
                .hasToString("30.5");
        assertThat(judge(overlaid(rule("tested", sum), credit.formatted("true")), DOSSIER, "tested")
                        .counted())
                .hasToString("16");
    }

    /** The same norm set with other members, by way of an overlay. */
    private static NormSet overlaid(String rule, String members) {
        String base = norm(rule).print();
        String overlay = members.replace(
                "{\"id\": \"forms\"",
                "{\"id\": \"overlaid\", \"version\": \"2\", \"source\": \"x\", \"basedOn\": {\"normSet\": \"forms\", \"version\": \"1\"}");
        NormDocuments read = NormDocuments.read(Map.of("base", base, "overlay", overlay));
        assertThat(read.faults()).isEmpty();
        return read.norms().get("overlay");
    }

    @Test
    void stepsAreTakenInOrderAndRoundedOnlyWhereTheySay() {
        String steps = """
                "adjust": [
                  {"id": "one", "why": {"nl": "Een.", "en": "One."}, "when": {"amount": {"fact": "renewal"}, "is": 2}, "times": {"ratio": [2, 3]}},
                  {"id": "two", "why": {"nl": "Twee.", "en": "Two."}, "when": {"amount": {"fact": "renewal"}, "is": 1}, "to": 1},
                  {"id": "three", "why": {"nl": "Drie.", "en": "Three."}, "when": {"amount": {"fact": "renewal"}, "is": 2}, "plus": 1.5},
                  {"id": "four", "why": {"nl": "Vier.", "en": "Four."}, "when": {"amount": {"fact": "renewal"}, "is": 2}, "minus": 0.5,
                   "round": {"to": 5, "mode": "up"}}],""";
        NormSet norm = norm(rule(
                "tested",
                "\"required\": 100, " + steps
                        + " \"counted\": {\"sum\": {\"from\": \"activities\", \"of\": \"points\"}}"));

        RuleResult result = judge(norm, DOSSIER, "tested");

        assertThat(result.requiredBefore()).hasToString("100");
        assertThat(result.required()).hasToString("70");
        assertThat(result.remaining()).hasToString("31.5");
        assertThat(result.adjustments())
                .containsExactly(
                        new Adjustment("tested/one", Hundredths.ofWhole(100), Hundredths.parse("66.67")),
                        new Adjustment("tested/three", Hundredths.parse("66.67"), Hundredths.parse("68.17")),
                        new Adjustment("tested/four", Hundredths.parse("68.17"), Hundredths.ofWhole(70)));
        assertThat(norm.adjustment("tested/three")).contains(new Texts("Drie.", "Three."));
    }

    @Test
    void whatIsRequiredNeverFallsBelowNothing() {
        String steps = """
                "adjust": [{"id": "one", "why": {"nl": "Een.", "en": "One."}, "when": {"amount": {"fact": "renewal"}, "is": 2}, "minus": 12}],""";
        NormSet norm = norm(rule(
                "tested", "\"required\": 10, " + steps + " \"counted\": {\"count\": {\"from\": \"confirmations\"}}"));

        assertThat(judge(norm, DOSSIER, "tested").required()).isEqualTo(Hundredths.ZERO);
    }

    @Test
    void aRuleRoundsAsItSays() {
        NormSet norm = norm(rule("tested", """
                "required": {"divide": [100, 3]}, "roundRequired": {"to": 1, "mode": "up"},
                "counted": {"sum": {"from": "activities", "of": "points"}}, "roundCounted": {"to": 1, "mode": "down"}"""));

        RuleResult result = judge(norm, DOSSIER, "tested");

        assertThat(result.required()).hasToString("34");
        assertThat(result.counted()).hasToString("38");
    }

    @Test
    void aLookBackSeesWhatTheWindowDoesNotAndItsCeilingsDoNotReachThere() {
        NormSet norm = norm(
                rule(
                                "tested",
                                "\"required\": 0, \"counted\": {\"sum\": {\"from\": \"activities\", \"category\": \"training\", \"within\": \"all\", \"of\": \"points\"}}")
                        + ", "
                        + rule(
                                "inside",
                                "\"required\": 0, \"counted\": {\"sum\": {\"from\": \"activities\", \"category\": \"training\", \"of\": \"points\"}}"),
                "\"ceilings\": [{\"category\": \"training\", \"unit\": \"points\", \"atMost\": 15}],");

        assertThat(judge(norm, DOSSIER, "tested").counted()).hasToString("37.5");
        assertThat(judge(norm, DOSSIER, "inside").counted()).hasToString("15");
        assertThat(norm.judge(DOSSIER).excluded())
                .extracting(Exclusion::item)
                .containsExactly("a2", "a4", "a6", "a7", "carriedIn:1", "carriedIn:3");
    }

    @Test
    void aTransitionMovesTheEndOfThePeriodAndTheWindowWithIt() {
        NormSet norm = norm(
                rule(
                        "tested",
                        "\"required\": 0, \"counted\": {\"sum\": {\"from\": \"activities\", \"of\": \"points\"}}"),
                """
                "transitions": [{"id": "longer", "why": {"nl": "Langer.", "en": "Longer."}, "source": "x",
                  "when": {"date": "period-end", "before": "2025-06-01"}, "extendPeriod": {"months": 6}}],""");

        assertThat(judge(norm, DOSSIER.asOf(LocalDate.of(2025, 6, 1)), "tested").counted())
                .hasToString("47.5");
    }

    @Test
    void rulesForAdmissionAreJudgedByTheSameEvaluator() {
        NormSet norm = norm(
                rule("tested", "\"required\": 0, \"counted\": 1"),
                "\"entry\": {\"window\": {\"from\": {\"minus\": \"evaluated-on\", \"years\": 6}}, \"rules\": ["
                        + rule("diploma", "\"holds\": {\"exists\": {\"from\": \"documents\", \"kind\": \"vog\"}}")
                        + ", "
                        + rule(
                                "recent",
                                "\"required\": 45, \"counted\": {\"sum\": {\"from\": \"activities\", \"of\": \"points\"}}")
                        + "]},");

        Verdict verdict = norm.judgeEntry(DOSSIER);

        assertThat(norm.hasEntry()).isTrue();
        assertThat(verdict.outcome()).isEqualTo("met");
        assertThat(verdict.rule("recent").orElseThrow().counted()).hasToString("45.5");
        assertThat(Explanations.of(norm, verdict, Language.EN).headline()).isEqualTo("You meet all requirements.");
    }
}
