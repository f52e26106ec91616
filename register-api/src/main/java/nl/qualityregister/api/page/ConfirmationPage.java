package nl.qualityregister.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.qualityregister.api.problem.ProblemBody.FaultBody;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.evidence.ConfirmationAnswer;
import nl.qualityregister.evidence.ConfirmationAnswer.Outcome;
import nl.qualityregister.evidence.ConfirmationLinkUnknown;
import nl.qualityregister.evidence.Confirmations;
import nl.qualityregister.evidence.LinkToken;
import nl.qualityregister.evidence.NewConfirmation;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the link in a third party's mail leads: what is to be confirmed, and a form to answer. Looking uses nothing up, so that a mail
 * program that opens links beforehand does no harm.
 */
@Controller
class ConfirmationPage {
    private final Confirmations confirmations;
    private final Norms norms;
    private final Problems problems;

    ConfirmationPage(Confirmations confirmations, Norms norms, Problems problems) {
        this.confirmations = confirmations;
        this.norms = norms;
        this.problems = problems;
    }

    @GetMapping(path = "/confirm/{token}", produces = MediaType.TEXT_HTML_VALUE)
    String open(@PathVariable String token, HttpServletRequest request, Model model) {
        show(token, request, model);
        model.addAttribute("typed", new Typed("", "", "", "", ""));
        model.addAttribute("faults", Map.of());
        return "confirm";
    }

    @PostMapping(
            path = "/confirm/{token}",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    String answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String registrationNumber,
            @RequestParam(defaultValue = "") String remark,
            HttpServletRequest request,
            Model model) {
        show(token, request, model);
        Typed typed = new Typed(outcome, name, role, registrationNumber, remark);
        try {
            confirmations.answer(token(token), typed.answer(), Optional.empty());
            return "confirmed";
        } catch (InputRefused refused) {
            model.addAttribute("typed", typed);
            model.addAttribute("faults", worded(refused, PageLanguage.of(request)));
            return "confirm";
        }
    }

    private void show(String token, HttpServletRequest request, Model model) {
        Confirmations.Shown shown = confirmations.open(token(token));
        Language language = PageLanguage.of(request);
        NewConfirmation asked = shown.request().asked();
        model.addAttribute(
                "asked",
                new Shown(
                        shown.professional(),
                        norms.register(asked.register()).name().in(language),
                        asked.happenedOn(),
                        asked.statement(),
                        asked.name(),
                        shown.request().lastDay()));
        model.addAttribute("other", PageLanguage.other(request));
    }

    private static LinkToken token(String text) {
        return LinkToken.read(text).orElseThrow(ConfirmationLinkUnknown::new);
    }

    /** By the name of the field; of several the first. */
    private Map<String, String> worded(InputRefused refused, Language language) {
        List<FaultBody> worded = problems.worded(refused.faults(), language);
        return worded.stream()
                .collect(Collectors.toMap(
                        fault -> fault.pointer().substring(1),
                        fault -> fault.detail() + " " + fault.remedy(),
                        (first, next) -> first));
    }

    record Shown(String professional, String register, LocalDate day, String statement, String name, LocalDate until) {}

    /** What was filled in, so that nothing has to be typed again. */
    record Typed(String outcome, String name, String role, String registrationNumber, String remark) {
        ConfirmationAnswer answer() {
            return new ConfirmationAnswer(
                    outcome.equals("confirmed") ? Outcome.CONFIRMED : Outcome.DECLINED,
                    name.strip(),
                    role.strip(),
                    registrationNumber.isBlank() ? null : registrationNumber,
                    remark.isBlank() ? null : remark);
        }
    }
}
