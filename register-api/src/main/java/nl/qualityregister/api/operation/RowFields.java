package nl.qualityregister.api.operation;

import java.util.List;
import nl.qualityregister.house.Fault;

/** Where a fault of a row of attendance is, in the words of what was handed in: a pointer into the JSON, or the column of the CSV. */
enum RowFields {
    OF_JSON("/edition", "/registrationNumber", "/session"),
    OF_CSV("edition", "registration_number", "session"),
    /** One edition, one session, one text with all numbers. */
    OF_PASTED("", "/numbers", "/session");

    private final String edition;
    private final String number;
    private final String session;

    RowFields(String edition, String number, String session) {
        this.edition = edition;
        this.number = number;
        this.session = session;
    }

    /** The row as such; a column has no place of its own, for results stand in the order of the rows. */
    String row(int place) {
        return this == OF_JSON ? "/rows/" + place : "";
    }

    List<Fault> inRow(int place, List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Fault(row(place) + name(fault.pointer()), fault.code(), fault.values()))
                .toList();
    }

    private String name(String pointer) {
        return switch (pointer) {
            case "/edition" -> edition;
            case "/number" -> number;
            case "/session" -> session;
            default -> pointer;
        };
    }
}
