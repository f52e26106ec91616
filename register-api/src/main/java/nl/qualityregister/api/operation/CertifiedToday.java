package nl.qualityregister.api.operation;

import java.util.List;
import java.util.Set;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.verification.Verifications;
import org.springframework.stereotype.Component;

/** What a certificate certified, as it stands in the register today. */
@Component
class CertifiedToday {
    private final Verifications verifications;
    private final BusinessDay businessDay;

    CertifiedToday(Verifications verifications, BusinessDay businessDay) {
        this.verifications = verifications;
        this.businessDay = businessDay;
    }

    List<RegistrationView> today(Certificate certificate) {
        return standings(certificate).stream()
                .map(standing -> RegistrationView.of(standing, businessDay.today()))
                .toList();
    }

    /** Each of its occupations stands registered. */
    boolean allRegistered(Certificate certificate) {
        return standings(certificate).stream()
                        .filter(standing -> standing.status() == Status.REGISTERED)
                        .count()
                == certificate.occupations().size();
    }

    boolean expired(Certificate certificate) {
        return certificate.validUntil().isBefore(businessDay.today());
    }

    private List<Standing> standings(Certificate certificate) {
        Set<OccupationCode> certified = Set.copyOf(certificate.occupations());
        return verifications.lookUp(certificate.registration(), null, null).stream()
                .filter(standing -> standing.registration().register().equals(certificate.register()))
                .filter(standing -> certified.contains(standing.registration().occupation()))
                .toList();
    }
}
