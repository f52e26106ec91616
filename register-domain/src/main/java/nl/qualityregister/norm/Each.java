package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule asks its amount for each of. */
sealed interface Each {

    List<Element> elements(Evaluation evaluation);

    /** One of them: a text, or a stretch of days. */
    record Element(@Nullable String text, int from, int to) {

        void enter(Evaluation evaluation) {
            evaluation.eachText = text;
            evaluation.eachFrom = from;
            evaluation.eachTo = to;
        }

        RuleElement asResult() {
            return text != null
                    ? new RuleElement(text, null, null)
                    : new RuleElement(null, Calendars.date(from), Calendars.date(to));
        }

        static Element of(String text) {
            return new Element(text, Calendars.ABSENT, Calendars.ABSENT);
        }
    }

    /** Texts that stand in the norm. */
    record Values(List<Element> values) implements Each {
        @Override
        public List<Element> elements(Evaluation evaluation) {
            return values;
        }
    }

    /** What stands behind the colon of the documents found, each once. */
    record Suffixes(RowQuery documents) implements Each {
        @Override
        public List<Element> elements(Evaluation evaluation) {
            Set<String> suffixes = new LinkedHashSet<>();
            documents.visit(
                    evaluation,
                    0,
                    row -> suffixes.add(evaluation.facts.documents().get(row).suffix()));
            return suffixes.stream().map(Element::of).toList();
        }
    }

    /** Stretches of so many months, one after the other, from the first day of a window; the last one may be cut short. */
    record Stretches(Window of, int months, boolean wholeOnly) implements Each {
        @Override
        public List<Element> elements(Evaluation evaluation) {
            int first = of.from(evaluation, 0);
            int last = of.to(evaluation, 0);
            List<Element> stretches = new ArrayList<>();
            int from = first;
            for (int number = 1; from <= last; number++) {
                int next = Calendars.plusMonths(first, number * months);
                if (next - 1 <= last || !wholeOnly) {
                    stretches.add(new Element(null, from, Math.min(next - 1, last)));
                }
                from = next;
            }
            return stretches;
        }
    }

    /** Calendar years, the first and the last as far as they lie in a window. */
    record CalendarYears(Window of, boolean wholeOnly) implements Each {
        @Override
        public List<Element> elements(Evaluation evaluation) {
            int first = of.from(evaluation, 0);
            int last = of.to(evaluation, 0);
            List<Element> years = new ArrayList<>();
            for (int from = first; from <= last; ) {
                int begin = Calendars.firstOfMonth(Calendars.year(from) * 12);
                int next = Calendars.firstOfMonth((Calendars.year(from) + 1) * 12);
                if (!wholeOnly || (begin == from && next - 1 <= last)) {
                    years.add(new Element(null, from, Math.min(next - 1, last)));
                }
                from = next;
            }
            return years;
        }
    }

    /**
     * Every stretch of so many months that fits into a window. It is enough to look at the emptiest: those that begin on
     * the first day, or on the day after something that counts.
     */
    record Rolling(Window of, int months) implements Each {
        @Override
        public List<Element> elements(Evaluation evaluation) {
            int first = of.from(evaluation, 0);
            int last = of.to(evaluation, 0);
            List<Element> stretches = new ArrayList<>();
            add(stretches, first, last);
            for (int i = 0; i < evaluation.items.size; i++) {
                int from = evaluation.items.day[i] + 1;
                if (from > first) {
                    add(stretches, from, last);
                }
            }
            return stretches;
        }

        private void add(List<Element> stretches, int from, int last) {
            int to = Calendars.moveEnd(from - 1, months);
            if (to <= last) {
                stretches.add(new Element(null, from, to));
            }
        }
    }
}
