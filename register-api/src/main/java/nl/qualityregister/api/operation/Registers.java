package nl.qualityregister.api.operation;

import java.time.Instant;
import java.util.List;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Occupation;
import nl.qualityregister.norm.PublishedRegister;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
class Registers {
    private final Norms norms;
    private final JsonMapper json;

    Registers(Norms norms, JsonMapper json) {
        this.norms = norms;
        this.json = json;
    }

    @GetMapping("/v1/registers")
    RegisterList listRegisters() {
        return new RegisterList(norms.registers().stream().map(RegisterView::of).toList());
    }

    @GetMapping("/v1/registers/{registerId}")
    ResponseEntity<RegisterDocument> readRegister(@PathVariable String registerId) {
        PublishedRegister published =
                norms.published(Words.code(registerId).map(RegisterId::new).orElseThrow(NotFound::new));
        Register register = published.register();
        return Published.whole(
                published.sha256() + "-" + published.number(),
                new RegisterDocument(
                        register.id().value(),
                        register.name(),
                        register.about(),
                        published.number(),
                        published.recordedAt(),
                        published.sha256(),
                        json.readTree(published.document())));
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

    record RegisterDocument(
            String register,
            Texts name,
            Texts about,
            int number,
            Instant recordedAt,
            String sha256,
            JsonNode document) {}
}
