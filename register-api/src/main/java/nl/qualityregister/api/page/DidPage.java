package nl.qualityregister.api.page;

import nl.qualityregister.certificate.Certificates;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The document of the register's DID, where did:web looks for it: without a path in the register's address, and with one. */
@RestController
class DidPage {
    private final Certificates certificates;

    DidPage(Certificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping(
            path = {"/.well-known/did.json", "/did.json"},
            produces = {"application/did+json", "application/json"})
    String didDocument() {
        return certificates.didDocument();
    }
}
