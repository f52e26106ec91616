package nl.qualityregister.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.norm.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** In which language a page is shown: the one that its link asked for, or else the one that the browser prefers. */
@Component("localeResolver")
class PageLanguage implements LocaleResolver {
    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Locale.of(of(request).code());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the link or the browser says it");
    }

    static Language of(HttpServletRequest request) {
        String asked = request.getParameter("lang");
        if (asked == null) {
            return ReadersLanguage.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        }
        return asked.equals("nl") ? Language.NL : Language.EN;
    }

    /** The same page in the other language. */
    static Other other(HttpServletRequest request) {
        Language language = of(request) == Language.NL ? Language.EN : Language.NL;
        return new Other(language.code(), request.getRequestURI() + "?lang=" + language.code());
    }

    record Other(String code, String link) {}
}
