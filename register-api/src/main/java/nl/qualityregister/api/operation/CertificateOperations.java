package nl.qualityregister.api.operation;

import java.net.URI;
import java.util.List;
import java.util.Set;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.CertificateErased;
import nl.qualityregister.certificate.CertificateKind;
import nl.qualityregister.certificate.CertificateNumber;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.ConsentScope;
import nl.qualityregister.registrant.Registrant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CertificateOperations {
    private static final String CREDENTIAL = "application/vc+jwt";

    private final Certificates certificates;
    private final Cycles cycles;
    private final CertificateViews views;
    private final Reach reach;
    private final Trace trace;

    CertificateOperations(Certificates certificates, Cycles cycles, CertificateViews views, Reach reach, Trace trace) {
        this.certificates = certificates;
        this.cycles = cycles;
        this.views = views;
        this.reach = reach;
        this.trace = trace;
    }

    @GetMapping(path = "/v1/certificates/{certificateNumber}", produces = MediaType.APPLICATION_JSON_VALUE)
    CertificateView readCertificate(@PathVariable String certificateNumber, Caller caller) {
        return views.of(shown(certificateNumber, caller));
    }

    @GetMapping(path = "/v1/certificates/{certificateNumber}", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> readCertificateAsPdf(@PathVariable String certificateNumber, Caller caller) {
        Certificate certificate = shown(certificateNumber, caller);
        ContentDisposition shown = ContentDisposition.inline()
                .filename(certificate.number().value() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .body(certificates.pdf(certificate.number()));
    }

    @GetMapping(path = "/v1/certificates/{certificateNumber}", produces = CREDENTIAL)
    String readCertificateAsCredential(@PathVariable String certificateNumber, Caller caller) {
        return certificates
                .credential(shown(certificateNumber, caller).number())
                .orElseThrow(NotFound::new);
    }

    @GetMapping(path = "/v1/status-lists/{statusList}", produces = CREDENTIAL)
    String readStatusList(@PathVariable int statusList) {
        return certificates.statusList(statusList).orElseThrow(NotFound::new);
    }

    @GetMapping("/v1/registrations/{registrationNumber}/certificates")
    CertificateList listCertificates(@PathVariable String registrationNumber, Caller caller) {
        Registrant person = reach.opened(caller, registrationNumber, ConsentScope.CERTIFICATES);
        String number = person.number().value();
        String ground = reach.ground(caller, person, ConsentScope.CERTIFICATES);
        trace.of(caller, "certificates-read", "dossier:" + number, ground, number);
        return new CertificateList(certificates.of(person.id()).stream()
                .filter(certificate -> certificate.state() != Certificate.State.ERASED)
                .map(views::of)
                .toList());
    }

    @PostMapping("/v1/registrations/{registrationNumber}/certificates")
    CertificateView requestCertificate(
            @PathVariable String registrationNumber, @RequestBody CertificateRequest wanted, Caller caller) {
        Registrant person =
                caller.is(Role.REGISTRAR) ? reach.anybody(registrationNumber) : reach.own(caller, registrationNumber);
        CycleId cycle = cycles.of(Set.of(person.id())).getOrDefault(person.id(), List.of()).stream()
                .filter(one -> one.terms().register().value().equals(wanted.register()))
                .filter(one -> wanted.cycle() == null || one.id().toString().equals(wanted.cycle()))
                .map(Cycle::id)
                .reduce((earlier, later) -> later)
                .orElseThrow(NotFound::new);
        String receiver = wanted.receiver() == null ? "" : wanted.receiver();
        return views.of(certificates.request(cycle, CertificateKind.of(wanted.kind()), receiver, caller.actor()));
    }

    @PostMapping("/v1/certificates/{certificateNumber}/revocations")
    @ResponseStatus(HttpStatus.CREATED)
    CertificateView revokeCertificate(
            @PathVariable String certificateNumber, @RequestBody Revocation revocation, Caller caller) {
        Certificate certificate = find(certificateNumber);
        return views.of(certificates.revoke(certificate.number(), revocation.reason(), caller.actor()));
    }

    @PostMapping("/v1/certificates/{certificateNumber}/reissues")
    ResponseEntity<CertificateView> reissueCertificate(@PathVariable String certificateNumber, Caller caller) {
        Certificate edition = certificates.reissue(find(certificateNumber).number(), caller.actor());
        return ResponseEntity.created(URI.create("/v1/certificates/" + edition.number()))
                .body(views.of(edition));
    }

    /** The open kinds are for whoever has the number; the others for her, the office and whom she opened them to. */
    private Certificate shown(String number, Caller caller) {
        Certificate certificate = find(number);
        if (!CertificateKind.of(certificate.kind()).open()) {
            if (!caller.isKnown()) {
                throw new NotFound();
            }
            String registration = certificate.registration().value();
            Registrant person = reach.opened(caller, registration, ConsentScope.CERTIFICATES);
            String ground = reach.ground(caller, person, ConsentScope.CERTIFICATES);
            trace.of(caller, "certificate-read", "certificate:" + certificate.number(), ground, registration);
        }
        if (certificate.state() == Certificate.State.ERASED) {
            throw new CertificateErased(certificate);
        }
        return certificate;
    }

    private Certificate find(String number) {
        return CertificateNumber.read(number).flatMap(certificates::find).orElseThrow(NotFound::new);
    }

    record CertificateList(List<CertificateView> items) {}

    record Revocation(String reason) {}

    record CertificateRequest(
            String register,
            String kind,
            @Nullable String cycle,
            @Nullable String receiver) {}
}
