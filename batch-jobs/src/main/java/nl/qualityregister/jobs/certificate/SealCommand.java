package nl.qualityregister.jobs.certificate;

import java.io.PrintStream;
import java.util.List;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.certificate.KnownSealKey;
import nl.qualityregister.jobs.Command;
import nl.qualityregister.jobs.SecondPerson;
import nl.qualityregister.organisation.JointAct;
import nl.qualityregister.organisation.SecondPersonNeeded;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Component;

/**
 * {@code seal}: the keys that certificates are sealed with; {@code seal rotate} puts a new one beside them, which seals from then on.
 * What the others sealed stays valid.
 */
@Component
class SealCommand implements Command {
    private static final Actor OPERATOR = Actor.job("seal");

    private final Certificates certificates;
    private final SecondPerson second;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    SealCommand(Certificates certificates, SecondPerson second) {
        this.certificates = certificates;
        this.second = second;
    }

    @Override
    public String name() {
        return "seal";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.equals(List.of("rotate"))) {
            try {
                second.approved(JointAct.SEAL_KEY_ROTATION, "seal", OPERATOR);
            } catch (SecondPersonNeeded refused) {
                err.println("register: a registrar has to approve this first: POST /v1/approvals with"
                        + " {\"act\": \"seal-key-rotation\", \"digest\": \"seal\"}");
                return 1;
            }
            out.println(
                    "seals from now on: " + certificates.rotateSealKey(OPERATOR).id());
        } else if (!arguments.isEmpty()) {
            err.println("usage: ./register seal [rotate]");
            return 2;
        }
        for (KnownSealKey key : certificates.sealKeys()) {
            out.println((key.inUse() ? "* " : "  ") + key.id() + "  until " + key.until() + "  " + key.subject());
        }
        return 0;
    }
}
