package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.Forecast;
import nl.qualityregister.cycle.Prospect;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Verdict;
import org.jspecify.annotations.Nullable;

record ForecastView(
        LocalDate on,
        OutlookView accepted,
        OutlookView withPending,
        OutlookView withPlanned,
        OutlookView withBoth,
        List<RuleOutlook> rules,
        List<ProspectView> prospects) {

    static ForecastView of(Forecast forecast, NormSet norm, VerdictViews verdicts, Language language) {
        return new ForecastView(
                forecast.on(),
                OutlookView.of(forecast.accepted(), verdicts, language),
                OutlookView.of(forecast.withPending(), verdicts, language),
                OutlookView.of(forecast.withPlanned(), verdicts, language),
                OutlookView.of(forecast.withBoth(), verdicts, language),
                forecast.accepted().verdict().rules().stream()
                        .map(rule -> new RuleOutlook(
                                rule.rule(),
                                norm.rule(rule.rule()).orElseThrow().label().in(language),
                                rule.unit().code(),
                                RuleStanding.of(rule),
                                RuleStanding.of(forecast.withPending().verdict(), rule.rule()),
                                RuleStanding.of(forecast.withPlanned().verdict(), rule.rule()),
                                RuleStanding.of(forecast.withBoth().verdict(), rule.rule())))
                        .toList(),
                forecast.prospects().stream().map(ProspectView::of).toList());
    }

    record OutlookView(
            String outcome,
            boolean met,
            String text,
            @Nullable LocalDate metFrom) {
        static OutlookView of(Forecast.Outlook outlook, VerdictViews verdicts, Language language) {
            Verdict verdict = outlook.verdict();
            return new OutlookView(
                    verdict.outcome(), verdict.met(), verdicts.headline(verdict, language), outlook.metFrom());
        }
    }

    record RuleOutlook(
            String rule,
            String label,
            String unit,
            RuleStanding accepted,
            RuleStanding withPending,
            RuleStanding withPlanned,
            RuleStanding withBoth) {}

    record RuleStanding(String required, String counted, String remaining, boolean met) {
        static RuleStanding of(Verdict verdict, String rule) {
            return of(verdict.rule(rule).orElseThrow());
        }

        static RuleStanding of(RuleResult result) {
            return new RuleStanding(
                    result.required().toString(),
                    result.counted().toString(),
                    result.remaining().toString(),
                    result.met());
        }
    }

    record ProspectView(
            String stage,
            String subject,
            String kind,
            @Nullable String title,
            LocalDate day,
            @Nullable String category,
            @Nullable String points,
            @Nullable String hours) {
        static ProspectView of(Prospect prospect) {
            return new ProspectView(
                    Words.of(prospect.stage()),
                    prospect.subject(),
                    prospect.kind(),
                    prospect.title(),
                    prospect.day(),
                    prospect.category(),
                    Words.text(prospect.points()),
                    Words.text(prospect.hours()));
        }
    }
}
