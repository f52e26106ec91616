package nl.qualityregister.norm;

/** The texts that every item of a list has of itself. */
final class Texting {

    private Texting() {}

    static Text field(Scope scope, String name) {
        return switch (name) {
            case "type" -> (evaluation, item) -> evaluation.activity(item).type();
            case "topic" ->
                scope == Scope.CARRIED
                        ? (evaluation, row) ->
                                evaluation.facts.carriedIn().get(row).topic()
                        : (evaluation, item) -> evaluation.activity(item).topic();
            case "suffix" ->
                (evaluation, row) -> evaluation.facts.documents().get(row).suffix();
            case "by" ->
                (evaluation, row) -> evaluation.facts.confirmations().get(row).by();
            default ->
                switch (scope) {
                    case ACTIVITY ->
                        (evaluation, item) -> evaluation.activity(item).category();
                    case DOCUMENT ->
                        (evaluation, row) ->
                                evaluation.facts.documents().get(row).kind();
                    default -> (evaluation, row) -> Rows.kind(scope, evaluation.facts, row);
                };
        };
    }
}
