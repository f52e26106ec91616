package nl.qualityregister.trail;

/**
 * Who acts, as a name that stays readable in ten years.
 *
 * @param name {@code account:<id>}, {@code job:<name>} or {@code public}; never a person's name
 */
public record Actor(String name) {
    public static final Actor PUBLIC = new Actor("public");

    public static Actor account(Object id) {
        return new Actor("account:" + id);
    }

    public static Actor job(String name) {
        return new Actor("job:" + name);
    }
}
