package nl.qualityregister.jobs.renewal;

import java.util.List;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import org.springframework.stereotype.Component;

/** Which registers an order is about: the one it names, or all of them. */
@Component
public class Registers {
    public static final Parameter<RegisterId> REGISTER =
            Parameter.REGISTER.optional().described("the register, such as krsd-demo; all of them when left out");

    private final Norms norms;

    Registers(Norms norms) {
        this.norms = norms;
    }

    public void check(Order order) {
        order.find(REGISTER).filter(register -> !all().contains(register)).ifPresent(unknown -> {
            throw new OrderRefused("there is no register " + unknown + "; there are: " + all());
        });
    }

    public List<RegisterId> of(Order order) {
        return order.find(REGISTER).map(List::of).orElseGet(this::all);
    }

    private List<RegisterId> all() {
        return norms.registers().stream().map(Register::id).toList();
    }
}
