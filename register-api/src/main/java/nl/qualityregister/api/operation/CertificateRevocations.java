package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.CertificateNumber;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.certificate.RevocationPreview;
import nl.qualityregister.certificate.RevocationScope;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Approvals;
import nl.qualityregister.organisation.JointAct;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Revoking many at once: seen first, approved by another, then done as it was seen. */
@RestController
class CertificateRevocations {
    private final Certificates certificates;
    private final Approvals approvals;

    CertificateRevocations(Certificates certificates, Approvals approvals) {
        this.certificates = certificates;
        this.approvals = approvals;
    }

    @PostMapping("/v1/certificate-revocations/_preview")
    Preview previewRevocation(@RequestBody Scope scope) {
        RevocationPreview preview =
                certificates.previewRevocation(new RegisterId(scope.register()), scope.read("/certificateNumbers"));
        return new Preview(preview.digest(), preview.certificates().size(), numbers(preview.certificates()));
    }

    @PostMapping("/v1/certificate-revocations")
    @ResponseStatus(HttpStatus.CREATED)
    Revoked revokeCertificates(@RequestBody Act act, Caller caller) {
        List<CertificateNumber> revoked = certificates
                .revoke(
                        new RegisterId(act.scope().register()),
                        act.scope().read("/scope/certificateNumbers"),
                        act.digest(),
                        act.reason(),
                        caller.actor())
                .stream()
                .map(Certificate::number)
                .toList();
        approvals.use(JointAct.CERTIFICATE_REVOCATION, act.digest(), caller.actor());
        return new Revoked(revoked.size(), numbers(revoked));
    }

    private static List<String> numbers(List<CertificateNumber> certificates) {
        return certificates.stream().map(CertificateNumber::value).toList();
    }

    record Scope(
            String register,
            @Nullable String kind,
            @Nullable LocalDate issuedFrom,
            @Nullable LocalDate issuedUntil,
            @Nullable List<String> certificateNumbers) {
        /** @param pointer where the numbers are in the request */
        RevocationScope read(String pointer) {
            return new RevocationScope(kind, issuedFrom, issuedUntil, numbers(pointer));
        }

        private @Nullable List<CertificateNumber> numbers(String pointer) {
            if (certificateNumbers == null) {
                return null;
            }
            List<Fault> faults = new ArrayList<>();
            List<CertificateNumber> read = new ArrayList<>();
            for (int i = 0; i < certificateNumbers.size(); i++) {
                int at = i;
                CertificateNumber.read(certificateNumbers.get(i))
                        .ifPresentOrElse(
                                read::add, () -> faults.add(Fault.at(pointer + "/" + at, "not-a-certificate-number")));
            }
            InputRefused.ifAny(faults);
            return read;
        }
    }

    record Act(Scope scope, String digest, String reason) {}

    record Preview(String digest, int count, List<String> certificateNumbers) {}

    record Revoked(int count, List<String> certificateNumbers) {}
}
