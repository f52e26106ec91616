package nl.qualityregister.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.CertificateErased;
import nl.qualityregister.certificate.CertificateKind;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.Register;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the QR code on a certificate leads: what it says, and how that stands today. */
@Controller
class CertificatePage {
    private final Certificates certificates;
    private final Verifications verifications;
    private final Norms norms;
    private final BusinessDay businessDay;
    private final ApiSettings settings;

    CertificatePage(
            Certificates certificates,
            Verifications verifications,
            Norms norms,
            BusinessDay businessDay,
            ApiSettings settings) {
        this.certificates = certificates;
        this.verifications = verifications;
        this.norms = norms;
        this.businessDay = businessDay;
        this.settings = settings;
    }

    @GetMapping(path = "/c/{token}", produces = MediaType.TEXT_HTML_VALUE)
    String certificate(@PathVariable String token, HttpServletRequest request, Model model) {
        Certificate certificate = certificates.byToken(token).orElseThrow(NotFound::new);
        if (certificate.state() == Certificate.State.ERASED) {
            throw new CertificateErased(certificate);
        }
        model.addAttribute("certificate", shown(certificate, PageLanguage.of(request)));
        model.addAttribute("baseUrl", settings.publicBaseUrl());
        model.addAttribute("other", PageLanguage.other(request));
        return "certificate";
    }

    private Shown shown(Certificate certificate, Language language) {
        Register register = norms.register(certificate.register());
        List<Line> lines = verifications.lookUp(certificate.registration(), null, null).stream()
                .filter(standing -> standing.registration().register().equals(certificate.register()))
                .filter(standing -> certificate
                        .occupations()
                        .contains(standing.registration().occupation()))
                .map(standing -> Line.of(standing, register, businessDay.today(), language))
                .toList();
        return new Shown(
                certificate.number().value(),
                certificate.holder(),
                certificate.registration().value(),
                register.name().in(language),
                register.about().in(language),
                certificate.kind(),
                certificate.occupations().stream()
                        .map(code -> name(register, code, language))
                        .toList(),
                certificate.validFrom(),
                certificate.validUntil(),
                certificate.issuedOn(),
                dayOf(certificate.revokedAt()),
                dayOf(certificate.supersededAt()),
                CertificateKind.of(certificate.kind()).open(),
                "/v1/certificates/" + certificate.number(),
                businessDay.today(),
                lines);
    }

    private static @Nullable LocalDate dayOf(@Nullable Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, BusinessDay.AMSTERDAM);
    }

    private static String name(Register register, OccupationCode code, Language language) {
        return register.occupation(code)
                .map(occupation -> occupation.name().in(language))
                .orElse(code.value());
    }

    /**
     * @param open whether the certificate itself is for everybody
     * @param pdf where it is
     */
    record Shown(
            String number,
            String holder,
            String registrationNumber,
            String register,
            String about,
            String kind,
            List<String> occupations,
            LocalDate validFrom,
            LocalDate validUntil,
            LocalDate issuedOn,
            @Nullable LocalDate revokedOn,
            @Nullable LocalDate supersededOn,
            boolean open,
            String pdf,
            LocalDate today,
            List<Line> registrations) {

        /** The answer to the one question that whoever scans the code has. */
        public String verdict() {
            if (revokedOn != null) {
                return "revoked";
            }
            if (supersededOn != null) {
                return "superseded";
            }
            long registered = registrations.stream().filter(Line::registered).count();
            if (registered == 0) {
                return "not";
            }
            return registered < occupations.size() ? "partly" : "registered";
        }

        public boolean good() {
            return verdict().equals("registered");
        }
    }

    record Line(
            String occupation,
            String status,
            LocalDate since,
            @Nullable LocalDate validUntil,
            boolean pending,
            boolean registered) {
        static Line of(Standing standing, Register register, LocalDate today, Language language) {
            return new Line(
                    name(register, standing.registration().occupation(), language),
                    standing.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    standing.since(),
                    standing.validUntil(),
                    standing.renewalPending(today),
                    standing.status() == Status.REGISTERED);
        }
    }
}
