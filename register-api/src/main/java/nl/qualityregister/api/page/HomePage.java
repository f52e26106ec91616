package nl.qualityregister.api.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomePage {
    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String home(HttpServletRequest request, Model model) {
        model.addAttribute("other", PageLanguage.other(request));
        return "home";
    }
}
