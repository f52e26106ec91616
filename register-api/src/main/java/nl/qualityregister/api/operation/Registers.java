package nl.qualityregister.api.operation;

import java.util.List;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Occupation;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.Texts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Registers {
    private final Norms norms;

    Registers(Norms norms) {
        this.norms = norms;
    }

    @GetMapping("/v1/registers")
    RegisterList listRegisters() {
        return new RegisterList(norms.registers().stream().map(RegisterView::of).toList());
    }

    record RegisterList(List<RegisterView> items) {}

    record RegisterView(String register, Texts name, Texts about, List<OccupationView> occupations) {
        static RegisterView of(Register register) {
            return new RegisterView(
                    register.id().value(),
                    register.name(),
                    register.about(),
                    register.occupations().stream().map(OccupationView::of).toList());
        }
    }

    record OccupationView(String occupation, Texts name) {
        static OccupationView of(Occupation occupation) {
            return new OccupationView(occupation.code().value(), occupation.name());
        }
    }
}
