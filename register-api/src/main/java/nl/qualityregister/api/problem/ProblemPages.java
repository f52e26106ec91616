package nl.qualityregister.api.problem;

import java.util.Optional;
import nl.qualityregister.api.problem.ProblemCatalogue.ProblemText;
import nl.qualityregister.norm.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The pages that problem types resolve to. */
@Controller
class ProblemPages {
    private final ProblemCatalogue catalogue;

    ProblemPages(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE)
    String problem(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) Optional<String> accepted,
            Model model) {
        ProblemText text = catalogue.problem(code).orElseThrow(NotFound::new);
        Language language = ReadersLanguage.preferred(accepted.orElse(null));
        model.addAttribute("code", code);
        model.addAttribute("status", text.status());
        model.addAttribute("title", text.title().in(language));
        model.addAttribute("detail", text.detail().in(language));
        model.addAttribute("remedy", text.remedy().in(language));
        return "problem-type";
    }
}
