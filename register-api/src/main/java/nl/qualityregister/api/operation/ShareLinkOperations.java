package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.CertificateNumber;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.certificate.ShareLink;
import nl.qualityregister.certificate.ShareLinkId;
import nl.qualityregister.certificate.ShareLinkUnknown;
import nl.qualityregister.certificate.ShareLinks;
import nl.qualityregister.evidence.LinkToken;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links by which a professional shows a certificate to somebody without an account, and what that somebody gets. */
@RestController
class ShareLinkOperations {
    private final ShareLinks links;
    private final Certificates certificates;
    private final CertificateViews views;
    private final Reach reach;
    private final BusinessDay businessDay;
    private final ApiSettings settings;

    ShareLinkOperations(
            ShareLinks links,
            Certificates certificates,
            CertificateViews views,
            Reach reach,
            BusinessDay businessDay,
            ApiSettings settings) {
        this.links = links;
        this.certificates = certificates;
        this.views = views;
        this.reach = reach;
        this.businessDay = businessDay;
        this.settings = settings;
    }

    @PostMapping("/v1/certificates/{certificateNumber}/share-links")
    ResponseEntity<ShareLinkView> shareCertificate(
            @PathVariable String certificateNumber, @RequestBody NewShareLink wanted, Caller caller) {
        CertificateNumber number = own(certificateNumber, caller).number();
        String label = wanted.label() == null ? "" : wanted.label();
        ShareLinks.Made made = links.make(number, label, wanted.until(), wanted.uses(), caller.actor());
        return ResponseEntity.created(
                        URI.create("/v1/share-links/" + made.link().id()))
                .body(view(
                        made.link(),
                        settings.publicBaseUrl() + "/share/" + made.token().value()));
    }

    @GetMapping("/v1/certificates/{certificateNumber}/share-links")
    ShareLinkList listShareLinks(@PathVariable String certificateNumber, Caller caller) {
        return new ShareLinkList(links.of(own(certificateNumber, caller).number()).stream()
                .map(link -> view(link, null))
                .toList());
    }

    @GetMapping("/v1/share-links/{shareLinkId}")
    ShareLinkView readShareLink(@PathVariable String shareLinkId, Caller caller) {
        return view(own(new ShareLinkId(Words.id(shareLinkId)), caller), null);
    }

    @PostMapping("/v1/share-links/{shareLinkId}/revocations")
    @ResponseStatus(HttpStatus.CREATED)
    ShareLinkView revokeShareLink(@PathVariable String shareLinkId, Caller caller) {
        ShareLink link = own(new ShareLinkId(Words.id(shareLinkId)), caller);
        return view(links.revoke(link.id(), caller.actor()), null);
    }

    @PostMapping("/v1/share-link-uses")
    @ResponseStatus(HttpStatus.CREATED)
    SharedCertificate useShareLink(@RequestBody Token token, Caller caller) {
        LinkToken read = LinkToken.read(token.token()).orElseThrow(ShareLinkUnknown::new);
        ShareLinks.Opened opened = links.use(read, caller.isKnown() ? caller.actor() : Actor.PUBLIC);
        return new SharedCertificate(
                views.of(opened.certificate()),
                certificates.pdf(opened.certificate().number()),
                opened.link().uses() - opened.link().used());
    }

    private ShareLink own(ShareLinkId id, Caller caller) {
        ShareLink link = links.find(id).orElseThrow(NotFound::new);
        own(link.certificate().value(), caller);
        return link;
    }

    private Certificate own(String number, Caller caller) {
        Certificate certificate =
                CertificateNumber.read(number).flatMap(certificates::find).orElseThrow(NotFound::new);
        reach.own(caller, certificate.registration().value());
        return certificate;
    }

    private ShareLinkView view(ShareLink link, @Nullable String url) {
        return new ShareLinkView(
                link.id().value(),
                link.certificate().value(),
                link.label().isEmpty() ? null : link.label(),
                url,
                link.until(),
                link.uses(),
                link.used(),
                Words.of(link.state(businessDay.today())),
                link.madeAt(),
                link.lastUsedAt(),
                link.revokedAt());
    }

    record NewShareLink(LocalDate until, int uses, @Nullable String label) {}

    /** @param url told to who makes it, and never again */
    record ShareLinkView(
            UUID shareLinkId,
            String certificateNumber,
            @Nullable String label,
            @Nullable String url,
            LocalDate until,
            int uses,
            int used,
            String state,
            Instant madeAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    record ShareLinkList(List<ShareLinkView> items) {}

    record Token(String token) {}

    /** @param usesLeft after this one */
    @SuppressWarnings("ArrayRecordComponent") // written out at once, compared never
    record SharedCertificate(CertificateView certificate, byte[] pdf, int usesLeft) {}
}
