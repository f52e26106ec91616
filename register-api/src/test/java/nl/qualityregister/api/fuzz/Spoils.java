package nl.qualityregister.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong, strange or at the edge: put in the place of a value, or done to the bytes. */
final class Spoils {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "null",
            "true",
            "-1",
            "0",
            "2026-02-30",
            "0000-01-01",
            "9999-12-31",
            "+999999999-12-31",
            "-999999999-01-01",
            "2026-06-30T25:61:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "+1000000000-12-31T23:59:59Z",
            "0001-01-01T00:00:00+18:00",
            "999999999999999999999999",
            "9999999.99",
            "-0.00",
            "1e400",
            "\r\nX-Injected: yes",
            "\nX-Injected: yes\n\n",
            "\"; X-Injected=yes",
            "../../../../etc/passwd",
            "..\\..\\x",
            "%00%0d%0aX-Injected:%20yes",
            "' or '1'='1",
            "'; drop table account; --",
            "${jndi:ldap://localhost/x}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "\uD83D\uDE00",
            "\uD800",
            "\uDC00x",
            "\u202Egnp.exe",
            "\uFEFF",
            "\uFFFF",
            "I\u0307\u0130\u0131",
            "e\u0301".repeat(300),
            "000000000000000000",
            "100000017",
            "00000000-0000-0000-0000-000000000000",
            "krsd-demo");

    private final Random random;

    Spoils(Random random) {
        this.random = random;
    }

    String word() {
        return switch (random.nextInt(14)) {
            case 0 -> "x".repeat(1 << (1 + random.nextInt(13)));
            case 1 -> "9".repeat(1 + random.nextInt(40));
            default -> WORDS.get(random.nextInt(WORDS.size()));
        };
    }

    private JsonNode value() {
        return switch (random.nextInt(16)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(Long.MAX_VALUE);
            case 3 -> JSON.numberNode(Long.MIN_VALUE);
            case 4 -> JSON.numberNode(Integer.MAX_VALUE + 1L);
            case 5 -> JSON.numberNode(new java.math.BigInteger("9".repeat(60)));
            case 6 -> JSON.numberNode(new java.math.BigDecimal("1e-300"));
            case 7 -> JSON.numberNode(0);
            case 8 -> JSON.numberNode(-1);
            case 9 -> JSON.arrayNode();
            case 10 -> JSON.objectNode();
            case 11 -> JSON.arrayNode().add(JSON.arrayNode().add("x"));
            default -> JSON.stringNode(word());
        };
    }

    /** The value with one or a few things spoilt in it. */
    JsonNode spoilt(JsonNode value) {
        JsonNode copy = value.deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<JsonNode> containers = new ArrayList<>();
            collect(copy, containers);
            if (containers.isEmpty() || random.nextInt(30) == 0) {
                return value();
            }
            switch (containers.get(random.nextInt(containers.size()))) {
                case ObjectNode object -> spoil(object);
                case ArrayNode array -> spoil(array);
                default -> throw new IllegalStateException();
            }
        }
        return copy;
    }

    private void spoil(ObjectNode object) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.isEmpty() || random.nextInt(12) == 0 ? word() : names.get(random.nextInt(names.size()));
        if (random.nextInt(6) == 0) {
            object.remove(name);
        } else {
            object.set(name, value());
        }
    }

    private void spoil(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.add(value());
        } else if (random.nextInt(4) == 0) {
            JsonNode item = array.get(0);
            int times = random.nextInt(300);
            for (int i = 0; i < times; i++) {
                array.add(item.deepCopy());
            }
        } else {
            array.set(random.nextInt(array.size()), value());
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }

    /** The bytes of the document, or of something that is nearly one. */
    byte[] bytes(JsonNode value) {
        String text = JsonMapper.shared().writeValueAsString(value);
        return switch (random.nextInt(18)) {
            case 0 -> text.substring(0, random.nextInt(text.length() + 1)).getBytes(StandardCharsets.UTF_8);
            case 1 -> (text + text).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 3 -> text.getBytes(StandardCharsets.UTF_16);
            case 4 -> text.replaceFirst("\\{(\"[^\"]*\":)", "{$1 1, $1").getBytes(StandardCharsets.UTF_8);
            case 5 -> text.replace('"', '\'').getBytes(StandardCharsets.UTF_8);
            case 6 -> ("[".repeat(5000) + text).getBytes(StandardCharsets.UTF_8);
            case 7 -> "{\"a\":".repeat(2000).getBytes(StandardCharsets.UTF_8);
            case 8 -> text.replaceFirst("\"[a-z0-9-]+\"(?=[,}])", "NaN").getBytes(StandardCharsets.UTF_8);
            case 9 -> text.replaceFirst("\"[a-z0-9-]+\"(?=[,}])", "1e999999").getBytes(StandardCharsets.UTF_8);
            case 10 ->
                text.replaceFirst("\"[a-z0-9-]+\"(?=[,}])", "\"\\\\ud800\"").getBytes(StandardCharsets.UTF_8);
            case 11, 12 -> broken(text.getBytes(StandardCharsets.UTF_8));
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    /** With bytes in it that are no UTF-8. */
    private byte[] broken(byte[] bytes) {
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        int at = random.nextInt(bytes.length + 1);
        broken.write(bytes, 0, at);
        broken.writeBytes(
                switch (random.nextInt(4)) {
                    case 0 -> new byte[] {(byte) 0xff, (byte) 0xfe};
                    case 1 -> new byte[] {(byte) 0xc0, (byte) 0x80};
                    case 2 -> new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
                    default -> new byte[] {0};
                });
        broken.write(bytes, at, bytes.length - at);
        return broken.toByteArray();
    }
}
