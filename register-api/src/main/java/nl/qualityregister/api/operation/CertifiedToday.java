package nl.qualityregister.api.operation;

import java.util.List;
import java.util.Set;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;
import nl.qualityregister.verification.Verifications;
import org.springframework.stereotype.Component;

/** What a certificate certified, as it stands in the register today; of a number that was merged, under the one that it leads to. */
@Component
class CertifiedToday {
    private final Verifications verifications;
    private final Visibilities visibilities;
    private final BusinessDay businessDay;

    CertifiedToday(Verifications verifications, Visibilities visibilities, BusinessDay businessDay) {
        this.verifications = verifications;
        this.visibilities = visibilities;
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
        return verifications.lookUp(number(certificate.registration()), null, null).stream()
                .filter(standing -> standing.registration().register().equals(certificate.register()))
                .filter(standing -> certified.contains(standing.registration().occupation()))
                .toList();
    }

    private RegistrationNumber number(RegistrationNumber printed) {
        return visibilities.of(List.of(printed)).get(printed) instanceof Visibility.Merged merged
                ? merged.survivor()
                : printed;
    }
}
