package nl.qualityregister.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.certificate.ShareLinkUnknown;
import nl.qualityregister.certificate.ShareLinks;
import nl.qualityregister.evidence.LinkToken;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.trail.Actor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where a link leads by which somebody shares a certificate: what will be seen, and a button to see it. Looking uses nothing up, so that
 * a program that opens links beforehand does no harm; the button counts.
 */
@Controller
class SharePage {
    private final ShareLinks links;
    private final Certificates certificates;
    private final Norms norms;

    SharePage(ShareLinks links, Certificates certificates, Norms norms) {
        this.links = links;
        this.certificates = certificates;
        this.norms = norms;
    }

    @GetMapping(path = "/share/{token}", produces = MediaType.TEXT_HTML_VALUE)
    String look(@PathVariable String token, HttpServletRequest request, Model model) {
        ShareLinks.Opened opened = links.look(token(token));
        Certificate certificate = opened.certificate();
        model.addAttribute(
                "shared",
                new Shown(
                        norms.register(certificate.register()).name().in(PageLanguage.of(request)),
                        certificate.kind(),
                        certificate.state().code(),
                        certificate.issuedOn(),
                        opened.link().until(),
                        opened.link().uses() - opened.link().used()));
        model.addAttribute("other", PageLanguage.other(request));
        return "share";
    }

    /** The document itself; nobody on the way keeps a copy. */
    @PostMapping(path = "/share/{token}")
    ResponseEntity<byte[]> use(@PathVariable String token) {
        Certificate certificate = links.use(token(token), Actor.PUBLIC).certificate();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(certificate.number() + ".pdf")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(certificates.pdf(certificate.number()));
    }

    private static LinkToken token(String text) {
        return LinkToken.read(text).orElseThrow(ShareLinkUnknown::new);
    }

    /** Nothing of the person: whoever only follows the link has not been shown anything yet. */
    record Shown(String register, String kind, String state, LocalDate issuedOn, LocalDate until, int left) {}
}
