package nl.qualityregister.api.operation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.CertificateNumber;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.registrant.ConsentScope;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.verification.Verifications;
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
    private final Certificates certificates;
    private final Verifications verifications;
    private final Reach reach;
    private final Trace trace;
    private final BusinessDay businessDay;
    private final ApiSettings settings;

    CertificateOperations(
            Certificates certificates,
            Verifications verifications,
            Reach reach,
            Trace trace,
            BusinessDay businessDay,
            ApiSettings settings) {
        this.certificates = certificates;
        this.verifications = verifications;
        this.reach = reach;
        this.trace = trace;
        this.businessDay = businessDay;
        this.settings = settings;
    }

    @GetMapping(path = "/v1/certificates/{certificateNumber}", produces = MediaType.APPLICATION_JSON_VALUE)
    CertificateView readCertificate(@PathVariable String certificateNumber) {
        return view(find(certificateNumber));
    }

    @GetMapping(path = "/v1/certificates/{certificateNumber}", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> readCertificateAsPdf(@PathVariable String certificateNumber) {
        Certificate certificate = find(certificateNumber);
        ContentDisposition shown = ContentDisposition.inline()
                .filename(certificate.number().value() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .body(certificates.pdf(certificate.number()));
    }

    @GetMapping("/v1/registrations/{registrationNumber}/certificates")
    CertificateList listCertificates(@PathVariable String registrationNumber, Caller caller) {
        Registrant person = reach.opened(caller, registrationNumber, ConsentScope.CERTIFICATES);
        String number = person.number().value();
        String ground = reach.ground(caller, person, ConsentScope.CERTIFICATES);
        trace.of(caller, "certificates-read", "dossier:" + number, ground, number);
        return new CertificateList(
                certificates.of(person.id()).stream().map(this::view).toList());
    }

    @PostMapping("/v1/certificates/{certificateNumber}/revocations")
    @ResponseStatus(HttpStatus.CREATED)
    CertificateView revokeCertificate(
            @PathVariable String certificateNumber, @RequestBody Revocation revocation, Caller caller) {
        Certificate certificate = find(certificateNumber);
        return view(certificates.revoke(certificate.number(), revocation.reason(), caller.actor()));
    }

    private Certificate find(String number) {
        return CertificateNumber.read(number).flatMap(certificates::find).orElseThrow(NotFound::new);
    }

    private CertificateView view(Certificate certificate) {
        return new CertificateView(
                certificate.number().value(),
                certificate.registration().value(),
                certificate.holder(),
                certificate.register().value(),
                certificate.kind(),
                certificate.occupations().stream().map(OccupationCode::value).toList(),
                certificate.validFrom(),
                certificate.validUntil(),
                certificate.issuedOn(),
                certificate.sha256(),
                certificate.revokedAt() == null ? "issued" : "revoked",
                certificate.revokedAt(),
                settings.publicBaseUrl() + "/c/" + certificate.token(),
                today(certificate));
    }

    /** What the certificate certified, as it stands today. */
    private List<RegistrationView> today(Certificate certificate) {
        Set<OccupationCode> certified = certificate.occupations().stream().collect(Collectors.toSet());
        return verifications.lookUp(certificate.registration(), null, null).stream()
                .filter(standing -> standing.registration().register().equals(certificate.register()))
                .filter(standing -> certified.contains(standing.registration().occupation()))
                .map(standing -> RegistrationView.of(standing, businessDay.today()))
                .toList();
    }

    record CertificateList(List<CertificateView> items) {}

    record Revocation(String reason) {}
}
